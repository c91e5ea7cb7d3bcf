/**
 * Containers: {@code pct}. Its door is {@link praktikum.sim.proxmox.guest.container.Pct}. One rule: each thing is done in one place,
 * whether the command or the API asks for it.
 */
package praktikum.sim.proxmox.guest.container;
