package praktikum.sim.machine.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** The block devices that a machine's kernel knows: its drives, their partitions, and what the device mapper and ZFS make of them. */
public final class BlockDevices implements MachinePart {

    private static final int FIRST = -105;
    private static final int SD = 8;
    private static final int PER_DRIVE = 16;

    private final Machine node;

    BlockDevices(Machine node) {
        this.node = node;
    }

    /** Those of a machine. */
    public static BlockDevices of(Machine machine) {
        return machine.part(BlockDevices.class);
    }

    @Override
    public int order() {
        return FIRST;
    }

    /** The kernel reads the partition tables: those that were removed while they were in use are gone now. */
    @Override
    public void boot() {
        node.hardware().drives().stream().map(this::drive).filter(place -> !place.text("zapped").isEmpty()).forEach(Medium::clear);
    }

    /** Removes the partition table of a drive that is in use; the kernel goes on with the old one until the next boot. */
    public void zap(Drive drive) {
        drive(drive).text("zapped", "yes\n");
    }

    /** All, each after those it lies on. */
    public List<BlockDevice> all() {
        List<BlockDevice> all = new ArrayList<>(drivesAndPartitions());
        node.parts(DeviceSource.class).forEach(source -> all.addAll(source.devices()));
        return List.copyOf(all);
    }

    /** The connected drives, each followed by its partitions. */
    public List<BlockDevice> drivesAndPartitions() {
        List<BlockDevice> found = new ArrayList<>();
        List<Drive> drives = node.hardware().drives();
        for (int number = 0; number < drives.size(); number++) {
            if (drives.get(number).present()) {
                add(drives.get(number), number, found);
            }
        }
        return found;
    }

    /** A drive and its partitions, connected or not. */
    public List<BlockDevice> of(Drive drive) {
        List<BlockDevice> found = new ArrayList<>();
        add(drive, node.hardware().drives().indexOf(drive), found);
        return found;
    }

    private void add(Drive drive, int number, List<BlockDevice> found) {
        Optional<PartitionTable> table = table(drive);
        found.add(new BlockDevice(drive.name(), drive.name(), BlockDevice.Kind.DISK, drive.size(), SD, PER_DRIVE * number, List.of(),
                Optional.of(drive), Optional.empty(), DeviceLinks.of(drive, number), medium(drive, 0)));
        table.ifPresent(entries -> entries.partitions().forEach(one -> found.add(new BlockDevice(drive.name() + one.number(),
                drive.name() + one.number(), BlockDevice.Kind.PARTITION, one.size(), SD, PER_DRIVE * number + one.number(),
                List.of(drive.name()), Optional.of(drive), Optional.of(one), DeviceLinks.of(drive, number, one),
                medium(drive, one.number())))));
    }

    private Medium drive(Drive drive) {
        return new Medium(node.drives(), "/drive/" + drive.serial());
    }

    private Medium medium(Drive drive, int number) {
        return drive(drive).in(String.valueOf(number));
    }

    /** The device of a path, which may be a link to it: {@code /dev/sdb}, {@code /dev/disk/by-id/…}, {@code /dev/pve/root}. */
    public Optional<BlockDevice> at(String path) {
        try {
            String real = node.files().resolve(path);
            return node.files().exists(real) ? all().stream().filter(device -> device.node().equals(real)).findFirst() : Optional.empty();
        } catch (FileError none) {
            return Optional.empty();
        }
    }

    /** The device that the kernel calls so. */
    public Optional<BlockDevice> named(String name) {
        return all().stream().filter(device -> device.name().equals(name)).findFirst();
    }

    /** The last drive that holds nothing. */
    public Optional<BlockDevice> spare() {
        return drivesAndPartitions().stream().filter(device -> device.kind() == BlockDevice.Kind.DISK)
                .filter(device -> table(device.drive().orElseThrow()).isEmpty() && device.signature().isEmpty())
                .reduce((first, last) -> last);
    }

    /** Those that lie directly on a device. */
    public List<BlockDevice> on(BlockDevice below) {
        return all().stream().filter(device -> device.parents().contains(below.name())).toList();
    }

    /** What holds a device open: a file system that is mounted, swap, ZFS, volumes on it; empty where nothing does. */
    public Optional<String> use(BlockDevice device) {
        return node.parts(DeviceUser.class).stream().flatMap(user -> user.use(device).stream()).findFirst()
                .or(() -> device.kind() != BlockDevice.Kind.DISK && !on(device).isEmpty() ? Optional.of("volumes") : Optional.empty());
    }

    /** Whether a device or one of those that lie on it is held open. */
    public boolean busy(BlockDevice device) {
        return use(device).isPresent() || on(device).stream().anyMatch(this::busy);
    }

    /** The partition table of a drive. */
    public Optional<PartitionTable> table(Drive drive) {
        return PartitionTable.read(drive(drive));
    }

    /** Gives a drive another partition table; what lay on it is gone. */
    public void table(Drive drive, PartitionTable table) {
        drive(drive).clear();
        table.write(drive(drive));
        changed();
    }

    /** Removes partition table and all that lies on a drive. */
    public void clear(Drive drive) {
        drive(drive).clear();
        changed();
    }

    /** Whether a device can be read and written: its drive, or all those that it lies on, are connected. */
    public boolean alive(String name) {
        Optional<BlockDevice> device = named(name);
        return device.isPresent() && device.get().parents().stream().allMatch(this::alive);
    }

    /** Removes what a device holds, as far as programs that look for it see; of a drive the partition table as well. */
    public void wipe(BlockDevice device) {
        if (device.kind() == BlockDevice.Kind.DISK && device.drive().isPresent()) {
            clear(device.drive().get());
        } else {
            device.medium().clear();
            changed();
        }
    }

    /** A new random UUID, in the world's randomness. */
    public String newUuid() {
        return new UUID(node.world().random().nextLong() & ~0xF000L | 0x4000L,
                node.world().random().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE).toString();
    }

    /** Devices came or went, or what they hold: udev gives them their files and links. */
    public void changed() {
        node.part(DevFiles.class).refresh();
    }

    /** Takes a drive away while the machine runs, or puts it back; the kernel and whoever uses it notice at once. */
    public void connect(String drive, boolean present) {
        Drive was = node.hardware().drives().stream().filter(one -> one.name().equals(drive)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(node.name() + " has no drive " + drive));
        if (was.present() == present) {
            return;
        }
        node.hardware(node.hardware().withDrive(drive, present));
        if (!node.running()) {
            return;
        }
        int number = node.hardware().drives().indexOf(was.with(present));
        node.log("", "kernel", 0, Journal.NOTICE, present ? "sd " + number + ":0:0:0: [" + drive + "] Attached SCSI disk"
                : "sd " + number + ":0:0:0: [" + drive + "] Synchronizing SCSI cache");
        changed();
        node.parts(DriveListener.class).forEach(listener -> listener.driveChanged(was.with(present)));
    }
}
