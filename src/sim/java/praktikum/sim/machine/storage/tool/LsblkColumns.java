package praktikum.sim.machine.storage.tool;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.Swap;
import praktikum.sim.machine.storage.Usage;

/** The columns of lsblk and what they say of a device; misc-utils/lsblk.c of util-linux 2.41. */
final class LsblkColumns {

    private static final Set<String> RIGHT = Set.of("SIZE", "RM", "RO", "ROTA", "FSAVAIL", "FSSIZE", "FSUSED", "FSUSE%", "HOTPLUG",
            "RA", "START", "PARTN", "PHY-SEC", "LOG-SEC", "MIN-IO", "OPT-IO", "ALIGNMENT", "RQ-SIZE", "RAND", "DISC-GRAN", "DISC-MAX");
    private static final Set<String> YES_NO = Set.of("RM", "RO", "ROTA", "HOTPLUG", "RAND");
    private static final Set<String> SIZES = Set.of("SIZE", "FSAVAIL", "FSSIZE", "FSUSED");
    private static final Set<String> NUMBERS = Set.of("START", "PARTN", "PHY-SEC", "LOG-SEC", "MIN-IO", "OPT-IO", "ALIGNMENT", "RQ-SIZE",
            "RA");
    private static final Set<String> OTHERS = Set.of("NAME", "KNAME", "PATH", "MAJ:MIN", "TYPE", "FSTYPE", "FSVER", "LABEL", "UUID",
            "MOUNTPOINT", "MOUNTPOINTS", "PARTTYPE", "PARTTYPENAME", "PARTLABEL", "PARTUUID", "PTTYPE", "PTUUID", "MODEL", "SERIAL",
            "VENDOR", "WWN", "TRAN", "PKNAME", "OWNER", "GROUP", "MODE", "STATE", "HCTL", "REV");
    private static final Map<String, String> TYPE_NAMES = Map.of("21686148-6449-6e6f-744e-656564454649", "BIOS boot",
            "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "EFI System", "e6d6d379-f507-44c2-a23c-238f2a3df928", "Linux LVM",
            "6a898cc3-1dd2-11b2-99a6-080020736631", "Solaris /usr & Apple ZFS", "6a945a3b-1dd2-11b2-99a6-080020736631",
            "Solaris reserved 1", "0fc63daf-8483-4772-8e79-3d69d8477de4", "Linux filesystem");

    private final Machine node;
    private final boolean bytes;
    private final boolean plain;
    private final boolean paths;

    /**
     * For one calling.
     *
     * @param bytes whether sizes are in bytes
     * @param plain whether the output is not aligned
     * @param paths whether names are paths
     */
    LsblkColumns(Machine node, boolean bytes, boolean plain, boolean paths) {
        this.node = node;
        this.bytes = bytes;
        this.plain = plain;
        this.paths = paths;
    }

    /** The column of a name in any case; empty where there is none. */
    Optional<ScolsTable.Column> column(String wanted) {
        String name = wanted.toUpperCase(Locale.ROOT);
        if (!RIGHT.contains(name) && !OTHERS.contains(name)) {
            return Optional.empty();
        }
        ScolsTable.Kind kind = YES_NO.contains(name) ? ScolsTable.Kind.YES_NO : NUMBERS.contains(name) || bytes && SIZES.contains(name)
                ? ScolsTable.Kind.NUMBER : name.equals("MOUNTPOINTS") ? ScolsTable.Kind.LIST : ScolsTable.Kind.TEXT;
        return Optional.of(new ScolsTable.Column(name, RIGHT.contains(name), kind));
    }

    /** The cell of a device that is shown below another. */
    List<String> cell(String column, BlockDevice device, Optional<BlockDevice> parent) {
        return column.equals("MOUNTPOINTS") ? mountpoints(device) : List.of(text(column, device, parent));
    }

    private List<String> mountpoints(BlockDevice device) {
        if (Swap.of(node).use(device).isPresent()) {
            return List.of(Swap.USE);
        }
        return Mounts.of(node).of(device).stream().map(Mount::target).toList();
    }

    private String name(BlockDevice device, String name) {
        return paths ? device.mapped().equals(name) ? device.path() : device.node() : name;
    }

    private String text(String column, BlockDevice device, Optional<BlockDevice> parent) {
        Optional<Signature> found = device.signature();
        boolean whole = device.kind() == BlockDevice.Kind.DISK;
        return switch (column) {
            case "NAME" -> name(device, device.mapped());
            case "KNAME" -> paths ? device.node() : device.name();
            case "PKNAME" -> parent.map(above -> paths ? above.node() : above.name()).orElse("");
            case "PATH" -> device.path();
            case "MAJ:MIN" -> plain ? device.major() + ":" + device.minor()
                    : String.format(Locale.ROOT, "%3d:%-3d", device.major(), device.minor());
            case "ROTA" -> rotational(device) ? "1" : "0";
            case "RM", "RO", "HOTPLUG", "RAND", "ALIGNMENT", "OPT-IO" -> "0";
            case "SIZE" -> size(device.size());
            case "TYPE" -> device.kind().word();
            case "FSTYPE" -> found.map(Signature::type).orElse("");
            case "FSVER" -> found.map(Signature::version).orElse("");
            case "LABEL" -> found.map(Signature::label).orElse("");
            case "UUID" -> found.map(Signature::uuid).orElse("");
            case "MOUNTPOINT" -> mountpoints(device).stream().findFirst().orElse("");
            case "FSAVAIL", "FSSIZE", "FSUSED", "FSUSE%" -> usage(column, device);
            case "MODEL" -> whole ? device.drive().map(drive -> drive.model()).orElse("") : "";
            case "SERIAL" -> whole ? device.drive().map(drive -> drive.serial()).orElse("") : "";
            case "VENDOR" -> whole ? device.drive().map(drive -> drive.serial().startsWith("drive-") ? "QEMU    " : "ATA     ").orElse("")
                    : "";
            case "WWN" -> device.drive().map(drive -> drive.wwn()).orElse("");
            case "TRAN" -> whole ? device.drive().map(drive -> drive.serial().startsWith("drive-") ? "" : "sata").orElse("") : "";
            case "OWNER" -> "root";
            case "GROUP" -> "disk";
            case "MODE" -> "brw-rw----";
            case "STATE" -> device.kind() == BlockDevice.Kind.PARTITION ? "" : "running";
            case "PHY-SEC", "LOG-SEC", "MIN-IO" -> "512";
            case "RQ-SIZE" -> "64";
            case "RA" -> "128";
            default -> partition(column, device);
        };
    }

    // What hypervisors call a hard disk tells that it turns; what lies on one does as well.
    private boolean rotational(BlockDevice device) {
        return device.drive().map(drive -> drive.model().endsWith("HARDDISK")).orElseGet(() -> device.parents().stream()
                .anyMatch(name -> BlockDevices.of(node).named(name).filter(this::rotational).isPresent()));
    }

    private String size(long value) {
        return bytes ? String.valueOf(value) : Sizes.utilLinux(value);
    }

    private String usage(String column, BlockDevice device) {
        Optional<Mount> mount = Mounts.of(node).of(device).stream().findFirst();
        if (mount.isEmpty()) {
            return "";
        }
        Usage usage = mount.get().usage().get();
        return switch (column) {
            case "FSAVAIL" -> size(usage.available());
            case "FSSIZE" -> size(usage.size());
            case "FSUSED" -> size(usage.used());
            default -> usage.size() == 0 ? "-" : String.format(Locale.ROOT, "%.0f%%", 100.0 * usage.used() / usage.size());
        };
    }

    private String partition(String column, BlockDevice device) {
        Optional<PartitionTable.Partition> entry = device.partition();
        Optional<PartitionTable> table = device.drive().flatMap(drive -> BlockDevices.of(node).table(drive));
        return switch (column) {
            case "PARTTYPE" -> entry.map(PartitionTable.Partition::type).orElse("");
            case "PARTTYPENAME" -> entry.map(one -> TYPE_NAMES.getOrDefault(one.type(), "")).orElse("");
            case "PARTLABEL" -> entry.map(PartitionTable.Partition::name).orElse("");
            case "PARTUUID" -> entry.map(PartitionTable.Partition::uuid).orElse("");
            case "PARTN" -> entry.map(one -> String.valueOf(one.number())).orElse("");
            case "START" -> entry.map(one -> String.valueOf(one.start())).orElse("");
            case "PTTYPE" -> table.map(one -> "gpt").orElse("");
            case "PTUUID" -> table.map(PartitionTable::uuid).orElse("");
            case "HCTL" -> device.kind() == BlockDevice.Kind.DISK ? device.drive().map(drive -> node.hardware().drives().indexOf(drive)
                    + ":0:0:0").orElse("") : "";
            default -> "";
        };
    }

    /** The names of all columns, for {@code -O}. */
    static List<String> all() {
        return Stream.concat(OTHERS.stream(), RIGHT.stream()).sorted().collect(Collectors.toList());
    }
}
