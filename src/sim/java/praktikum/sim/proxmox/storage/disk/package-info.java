/**
 * The disks of a node in the API, and pools that are made of them: {@code /nodes/NODE/disks}. Its door is
 * {@link praktikum.sim.proxmox.storage.disk.DiskTopic}; it changes nothing but by the machine's own commands.
 */
package praktikum.sim.proxmox.storage.disk;
