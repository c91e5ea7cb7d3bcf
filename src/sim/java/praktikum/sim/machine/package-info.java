/**
 * A world of machines: {@link praktikum.sim.machine.World}, {@link praktikum.sim.machine.Machine}, and what commands are made of. A
 * machine knows no topic: each {@link praktikum.sim.machine.Topic} brings its parts, commands and files along.
 */
package praktikum.sim.machine;
