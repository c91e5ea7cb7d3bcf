/**
 * ZFS. Its door is {@link praktikum.sim.machine.storage.zfs.Zfs}: the pools that are imported, with how they are and how full, their file
 * systems, volumes and snapshots; {@link praktikum.sim.machine.storage.zfs.Zfs#edit()} and {@code datasets()} change them, {@link
 * praktikum.sim.machine.storage.zfs.PoolImport} imports as Proxmox VE does, and {@code Dataset.written(bytes)} fills a dataset. One rule:
 * what there is lies on the drives ({@link praktikum.sim.machine.storage.zfs.PoolConfig}); what is imported and mounted is of this boot.
 */
package praktikum.sim.machine.storage.zfs;
