/**
 * ZFS. Its door is {@link praktikum.sim.machine.storage.zfs.Zfs}: pools with their health, sizes and vdevs, datasets with their
 * properties and sizes; {@link praktikum.sim.machine.storage.zfs.Zfs#edit()} changes pools, {@link
 * praktikum.sim.machine.storage.zfs.Zfs#datasets()} what is in them. One rule: a pool lies on the drives ({@link
 * praktikum.sim.machine.storage.zfs.PoolConfig}) and is read from there each time; which are imported and what is mounted is of this boot.
 */
package praktikum.sim.machine.storage.zfs;
