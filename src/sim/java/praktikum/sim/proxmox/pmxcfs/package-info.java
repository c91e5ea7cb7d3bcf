/**
 * The cluster file system at {@code /etc/pve}. Its door is {@link praktikum.sim.proxmox.pmxcfs.Pmxcfs}; every change is in {@code
 * config.db} on the disk at once.
 */
package praktikum.sim.proxmox.pmxcfs;
