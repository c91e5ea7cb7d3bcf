/**
 * What a storage is on one node: the plugins of PVE::Storage, which look at mounts, pools and volume groups with the machine's own
 * commands. Its door is {@link praktikum.sim.proxmox.storage.plugin.StoragePlugin}; nothing here knows of other nodes.
 */
package praktikum.sim.proxmox.storage.plugin;
