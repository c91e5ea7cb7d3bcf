/**
 * Guests. Its door is {@link praktikum.sim.proxmox.guest.GuestTopic}; they are there as files, and none runs.
 */
package praktikum.sim.proxmox.guest;
