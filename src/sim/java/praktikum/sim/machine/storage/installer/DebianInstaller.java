package praktikum.sim.machine.storage.installer;

import java.util.List;
import java.util.Locale;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.PartitionTable.Partition;
import praktikum.sim.machine.storage.Signature;

/**
 * Lays out the first drive as the installer of Debian does when it is told to use all of it: EFI, root with ext4, swap. Done when a machine
 * boots whose drives have never been used.
 */
final class DebianInstaller implements MachinePart {

    private static final String EFI = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b";
    private static final String LINUX = "0fc63daf-8483-4772-8e79-3d69d8477de4";
    private static final String SWAP = "0657fd6d-a4ab-43c4-84e5-0933c84b4f4f";
    private static final long EFI_START = 2048;
    private static final long ROOT_START = EFI_START + (512 << 11);
    private static final long SWAP_SECTORS = 2 << 21;

    private final Machine machine;

    DebianInstaller(Machine machine) {
        this.machine = machine;
    }

    @Override
    public int order() {
        return Installer.FIRST;
    }

    @Override
    public void boot() {
        try {
            if (machine.drives().list("/").isEmpty() && !machine.hardware().drives().isEmpty()) {
                layOut(machine.hardware().drives().getFirst());
            }
        } catch (FileError e) {
            throw new IllegalStateException("the drives of " + machine.name() + " took no installation", e);
        }
    }

    private void layOut(Drive drive) {
        BlockDevices devices = BlockDevices.of(machine);
        long swap = PartitionTable.lastUsable(drive.size()) + 1 - SWAP_SECTORS;
        devices.table(drive, new PartitionTable(devices.newUuid(), List.of(
                new Partition(1, EFI_START, ROOT_START - EFI_START, EFI, devices.newUuid(), ""),
                new Partition(2, ROOT_START, swap - ROOT_START, LINUX, devices.newUuid(), ""),
                new Partition(3, swap, SWAP_SECTORS, SWAP, devices.newUuid(), ""))));
        String serial = devices.newUuid().substring(0, 8).toUpperCase(Locale.ROOT).replaceFirst("(....)(....)", "$1-$2");
        sign(drive, 1, Signature.of("vfat", serial));
        sign(drive, 2, Signature.of("ext4", devices.newUuid()));
        sign(drive, 3, Signature.of("swap", devices.newUuid()));
    }

    private void sign(Drive drive, int partition, Signature signature) {
        BlockDevices.of(machine).named(drive.name() + partition).orElseThrow().medium().sign(signature);
    }
}
