package praktikum.sim.machine.storage.installer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.PartitionTable.Partition;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.DatasetEditor;
import praktikum.sim.machine.storage.zfs.NewDisk;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Zfs;

/**
 * Lays out the first drive as the installer of Proxmox VE does for ZFS on one disk: boot and EFI partitions, and the pool {@code rpool}
 * with the root file system, a file system for guests and, since 8.1, one for {@code /var/lib/vz}.
 */
final class ZfsInstaller {

    private static final String BIOS = "21686148-6449-6e6f-744e-656564454649";
    private static final String EFI = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b";
    private static final String ZFS = "6a898cc3-1dd2-11b2-99a6-080020736631";
    private static final long EFI_START = 2048;
    private static final long ZFS_START = EFI_START + (1 << 21);
    private static final int ASHIFT = 12;

    private final Machine node;

    ZfsInstaller(Machine node) {
        this.node = node;
    }

    void layOut() {
        Drive drive = node.hardware().drives().getFirst();
        BlockDevices devices = BlockDevices.of(node);
        long last = PartitionTable.lastUsable(drive.size());
        devices.table(drive, new PartitionTable(devices.newUuid(), List.of(
                new Partition(1, 34, EFI_START - 34, BIOS, devices.newUuid(), ""),
                new Partition(2, EFI_START, ZFS_START - EFI_START, EFI, devices.newUuid(), ""),
                new Partition(3, ZFS_START, last - ZFS_START + 1, ZFS, devices.newUuid(), ""))));
        String serial = devices.newUuid().substring(0, 9).toUpperCase(Locale.ROOT).replaceFirst("(....)(....).*", "$1-$2");
        devices.named(drive.name() + "2").orElseThrow().medium().sign(Signature.of("vfat", serial));
        BlockDevice third = devices.named(drive.name() + "3").orElseThrow();
        String path = third.links().stream().filter(link -> link.startsWith("/dev/disk/by-id/")).findFirst().orElse(third.node());
        Zfs zfs = Zfs.of(node);
        Pool pool = zfs.edit().create("rpool", List.of(NewDisk.of(zfs, third, path, ASHIFT)),
                Map.of("ashift", String.valueOf(ASHIFT), "bootfs", "rpool/ROOT/pve-1"),
                Map.of("compression", "on", "atime", "on", "relatime", "on"), "");
        make(pool, "rpool/ROOT", Map.of());
        make(pool, "rpool/ROOT/pve-1", Map.of("mountpoint", "/", "acltype", "posix"));
        make(pool, "rpool/data", Map.of());
        make(pool, "rpool/var-lib-vz", Map.of("mountpoint", "/var/lib/vz"));
    }

    private void make(Pool pool, String name, Map<String, String> properties) {
        DatasetEditor datasets = Zfs.of(node).datasets();
        datasets.make(datasets.named(pool, name), Dataset.Type.FILESYSTEM, properties);
    }
}
