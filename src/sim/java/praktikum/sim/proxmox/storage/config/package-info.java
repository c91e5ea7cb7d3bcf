/**
 * {@code /etc/pve/storage.cfg}: what it may say and how it is read and written (PVE::SectionConfig, PVE::Storage::Plugin). Its door is
 * {@link praktikum.sim.proxmox.storage.config.StorageConfig}; it knows no machine.
 */
package praktikum.sim.proxmox.storage.config;
