/**
 * What can go wrong with guests: each fault is one of the first container, or of the first virtual machine, of a node. The door is
 * {@link praktikum.sim.proxmox.guest.fault.GuestFaultTopic}.
 */
package praktikum.sim.proxmox.guest.fault;
