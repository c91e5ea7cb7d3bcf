package praktikum.sim.machine.storage;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Drive;

/**
 * A block device of a running machine.
 *
 * @param name what the kernel calls it: {@code sda}, {@code sda3}, {@code dm-0}, {@code zd0}
 * @param mapped the name of a device mapper's device, {@code pve-root}; the same as {@code name} for all others
 * @param kind what it is
 * @param size in bytes
 * @param major the major number
 * @param minor the minor number
 * @param parents the kernel names of those it lies on; none for drives
 * @param drive the drive, of a drive and of a partition
 * @param partition the entry in the table, of a partition
 * @param links its further names below {@code /dev}, absolute
 * @param medium where what it holds lies
 */
public record BlockDevice(String name, String mapped, Kind kind, long size, int major, int minor, List<String> parents,
        Optional<Drive> drive, Optional<PartitionTable.Partition> partition, List<String> links, Medium medium) {

    /** What a block device is. */
    public enum Kind {
        /** A drive, or a volume of ZFS, which lsblk calls so too. */
        DISK("disk"),
        /** A partition of a drive. */
        PARTITION("part"),
        /** A volume of LVM. */
        LVM("lvm");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of lsblk. */
        public String word() {
            return word;
        }
    }

    public BlockDevice {
        parents = List.copyOf(parents);
        links = List.copyOf(links);
    }

    /** What programs call it: {@code /dev/sda3}, {@code /dev/mapper/pve-root}. */
    public String path() {
        return mapped.equals(name) ? node() : "/dev/mapper/" + mapped;
    }

    /** The device node itself: {@code /dev/sda3}, {@code /dev/dm-0}. */
    public String node() {
        return "/dev/" + name;
    }

    /** What it holds. */
    public Optional<Signature> signature() {
        return medium.signature();
    }
}
