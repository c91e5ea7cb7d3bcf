package praktikum.sim.machine.storage.zfs;

import java.util.List;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.PartitionTable.Partition;

/** Makes disks of pools of devices. */
public final class NewDisk {

    private static final String DATA = "6a898cc3-1dd2-11b2-99a6-080020736631";
    private static final String RESERVED = "6a945a3b-1dd2-11b2-99a6-080020736631";
    private static final long START = 2048;
    private static final long RESERVED_SECTORS = 16_384;
    private static final long LABEL = 256 << 10;
    private static final long LABELS = (4 << 20) + (512 << 10);

    private NewDisk() {}

    /**
     * Makes one of a device; of a whole drive it takes a partition that it makes itself.
     *
     * @param path the path as it was given
     */
    public static Vdev of(Zfs zfs, String path, int ashift) {
        BlockDevices devices = BlockDevices.of(zfs.node());
        BlockDevice device = devices.at(path).orElseThrow();
        if (device.kind() != BlockDevice.Kind.DISK || device.drive().isEmpty()) {
            return of(zfs, device, path, ashift, false);
        }
        partition(zfs, device);
        return of(zfs, devices.named(device.name() + "1").orElseThrow(), path.startsWith("/dev/disk/") ? path + "-part1" : path + "1",
                ashift, true);
    }

    /** Makes one of a partition that need not have a file in {@code /dev} yet; one of its paths. */
    public static Vdev of(Zfs zfs, BlockDevice partition, String path, int ashift) {
        return of(zfs, partition, path, ashift, false);
    }

    private static Vdev of(Zfs zfs, BlockDevice device, String path, int ashift, boolean whole) {
        return new Vdev("disk", zfs.edit().newGuid(), path, whole, false, false, ashift, device.size() / LABEL * LABEL - LABELS, List.of());
    }

    private static void partition(Zfs zfs, BlockDevice drive) {
        BlockDevices devices = BlockDevices.of(zfs.node());
        long end = (PartitionTable.lastUsable(drive.size()) + 1 - RESERVED_SECTORS) / START * START;
        String name = "zfs-" + String.format("%016x", zfs.node().world().random().nextLong());
        devices.table(drive.drive().orElseThrow(), new PartitionTable(devices.newUuid(), List.of(
                new Partition(1, START, end - START, DATA, devices.newUuid(), name),
                new Partition(9, end, RESERVED_SECTORS, RESERVED, devices.newUuid(), ""))));
    }
}
