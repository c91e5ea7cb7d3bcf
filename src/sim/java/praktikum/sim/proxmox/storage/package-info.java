/**
 * Storages. Its door is {@link praktikum.sim.proxmox.storage.StorageTopic}; what there is says {@code storage.cfg}.
 */
package praktikum.sim.proxmox.storage;
