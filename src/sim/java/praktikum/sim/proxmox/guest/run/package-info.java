/**
 * Guests that run. Its door is {@link praktikum.sim.proxmox.guest.run.GuestHost}, the part of a node that has them; {@link
 * praktikum.sim.proxmox.guest.run.RunningGuest} is one of them, which keeps its memory wherever it goes. One rule: what a guest writes lies
 * on its volume, and the volume lies in its storage.
 */
package praktikum.sim.proxmox.guest.run;
