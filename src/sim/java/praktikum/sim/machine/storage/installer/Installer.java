package praktikum.sim.machine.storage.installer;

import java.util.List;
import java.util.Locale;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.PartitionTable.Partition;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/**
 * Lays out the first drive as the installer of Proxmox VE does for ext4: boot, EFI and LVM partitions, and in the group {@code pve} swap,
 * root and the thin pool {@code data}, with an eighth of the drive left free. Done when a machine boots whose drives have never been used.
 */
final class Installer implements MachinePart {

    static final int FIRST = -110;
    private static final String BIOS = "21686148-6449-6e6f-744e-656564454649";
    private static final String EFI = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b";
    private static final String LVM = "e6d6d379-f507-44c2-a23c-238f2a3df928";
    private static final long EFI_START = 2048;
    private static final long LVM_START = EFI_START + (1 << 21);
    private static final long SWAP = 2026;
    private static final long ROOT = 6578;
    private static final long DATA = 4992;
    private static final long METADATA = 256;
    private static final long CHUNK = 64 << 10;

    private final Machine node;

    Installer(Machine node) {
        this.node = node;
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public void boot() {
        try {
            if (node.drives().list("/").isEmpty()) {
                layOut(node.hardware().drives().getFirst());
            }
        } catch (FileError | StorageRefusal e) {
            throw new IllegalStateException("the drives of " + node.name() + " took no installation", e);
        }
    }

    private void layOut(Drive drive) throws StorageRefusal {
        BlockDevices devices = BlockDevices.of(node);
        long last = PartitionTable.lastUsable(drive.size());
        devices.table(drive, new PartitionTable(devices.newUuid(), List.of(
                new Partition(1, 34, EFI_START - 34, BIOS, devices.newUuid(), ""),
                new Partition(2, EFI_START, LVM_START - EFI_START, EFI, devices.newUuid(), ""),
                new Partition(3, LVM_START, last - LVM_START + 1, LVM, devices.newUuid(), ""))));
        String serial = devices.newUuid().substring(0, 9).toUpperCase(Locale.ROOT).replaceFirst("(....)(....).*", "$1-$2");
        devices.named(drive.name() + "2").orElseThrow().medium().sign(Signature.of("vfat", serial));
        BlockDevice lvm = devices.named(drive.name() + "3").orElseThrow();
        Lvm volumes = Lvm.of(node);
        volumes.edit().physical(lvm);
        VolumeGroup group = volumes.edit().group("pve", List.of(lvm));
        volumes.edit().linear(group, "swap", SWAP).content().sign(Signature.of("swap", devices.newUuid()));
        volumes.edit().linear(volumes.group("pve").orElseThrow(), "root", ROOT).content().sign(Signature.of("ext4", devices.newUuid()));
        volumes.edit().pool(volumes.group("pve").orElseThrow(), "data", DATA, METADATA, CHUNK);
    }
}
