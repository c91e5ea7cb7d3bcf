/**
 * Corosync. Its doors are {@link praktikum.sim.proxmox.corosync.Corosync} of one machine and {@link
 * praktikum.sim.proxmox.corosync.Totem} between them; others hear of quorum by {@link praktikum.sim.proxmox.corosync.QuorumListener}.
 */
package praktikum.sim.proxmox.corosync;
