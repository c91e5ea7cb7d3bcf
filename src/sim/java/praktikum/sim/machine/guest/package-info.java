/**
 * What a machine is that runs inside another one, a container or a virtual machine: what it was made from, and what it is given from
 * outside. Its doors are {@link praktikum.sim.machine.guest.OperatingSystem}, the making, and {@link praktikum.sim.machine.guest.Guest},
 * the part of a running one. One rule: nothing here knows who runs it.
 */
package praktikum.sim.machine.guest;
