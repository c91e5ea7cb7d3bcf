/**
 * Guests. Its door is {@link praktikum.sim.proxmox.guest.GuestTopic}: {@code config} says what they are, {@code run} has those that run,
 * {@code vm} and {@code container} are the two kinds with their commands, {@code migrate} takes them to other nodes.
 */
package praktikum.sim.proxmox.guest;
