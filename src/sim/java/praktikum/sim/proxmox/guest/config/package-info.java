/**
 * The configuration of guests: files of {@code /etc/pve/nodes/NODE/qemu-server} and {@code lxc}, and what may stand in them. Its doors are
 * {@link praktikum.sim.proxmox.guest.config.GuestFiles} and {@link praktikum.sim.proxmox.guest.config.GuestConfig}. One rule: what a guest
 * is lies in its file alone; nothing here runs.
 */
package praktikum.sim.proxmox.guest.config;
