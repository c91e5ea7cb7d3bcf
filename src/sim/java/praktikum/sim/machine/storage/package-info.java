/**
 * Disks and what is mounted. Its doors are {@link praktikum.sim.machine.storage.BlockDevices} (drives, partitions, volumes; taking a drive
 * away and putting it back), and {@link praktikum.sim.machine.storage.Mounts} (what is mounted where, how full it is, and which file system
 * a path lies in). One rule: what is to outlast the power lies on the drives ({@link praktikum.sim.machine.storage.Medium}) and is read
 * from there each time it is asked for; who changes devices or their content calls
 * {@link praktikum.sim.machine.storage.BlockDevices#changed()}.
 *
 * <p>ZFS and LVM lie in packages of their own on top of this, and the commands that belong to neither in {@code tool}. Whoever makes block
 * devices implements {@link praktikum.sim.machine.storage.DeviceSource}, whoever holds them {@link
 * praktikum.sim.machine.storage.DeviceUser}; {@link praktikum.sim.machine.storage.MountProgram} mounts types that lie on no block device of
 * the machine, {@link praktikum.sim.machine.storage.MountedFileSystem} tells of what mounts itself, and {@link
 * praktikum.sim.machine.storage.RootSource} brings a root file system that is on no block device.
 *
 * <p>For others: {@code BlockDevices.of(node).all()}, {@code at(path)}, {@code connect(drive, false)}; {@code Mounts.of(node).all()},
 * {@code at(target)}, {@code covering(path).usage()}; {@link praktikum.sim.machine.storage.DiskFileSystem#make} for a file system on a
 * device and {@link praktikum.sim.machine.storage.FileSystemMounter} to mount one as {@code mount} does.
 */
package praktikum.sim.machine.storage;
