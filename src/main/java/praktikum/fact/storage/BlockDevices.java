package praktikum.fact.storage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import praktikum.fact.Json;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The block devices of a host, from {@code lsblk}. What spans several disks, as a volume of LVM or a RAID, stands under each of them.
 *
 * @param devices those that lie on nothing, in the order printed
 */
public record BlockDevices(List<BlockDevice> devices) {

    public static final Question<BlockDevices> ASKED = Question.of(BlockDevices::read, "lsblk", "--json", "--bytes", "-o",
            "NAME,PATH,TYPE,SIZE,FSTYPE,LABEL,MOUNTPOINTS,MODEL,SERIAL,ROTA,PKNAME");

    private static final Set<String> SYSTEM = Set.of("/", "/boot", "/boot/efi", "/usr", "/var", "[SWAP]");

    public BlockDevices {
        devices = List.copyOf(devices);
    }

    /** Reads the JSON of util-linux 2.38 to 2.41: {@code {"path":"/dev/sdb","type":"disk","mountpoints":[null],…}} → a disk not mounted. */
    public static Reading<BlockDevices> read(Printed printed) {
        return Reading.of(printed, p -> new BlockDevices(Json.of(p).get("blockdevices").items(BlockDevice::of)));
    }

    /** The disks. */
    public List<BlockDevice> disks() {
        return devices.stream().filter(device -> device.type().equals("disk")).toList();
    }

    /** The device of that path, such as {@code /dev/sdb1}. */
    public Optional<BlockDevice> find(String path) {
        return devices.stream().flatMap(BlockDevice::all).filter(device -> device.path().equals(path)).findFirst();
    }

    /** The disks that have such a device on them or are one: those below {@code /dev/mapper/pve-data}, or that hold members of a pool. */
    public List<BlockDevice> disksWith(Predicate<BlockDevice> wanted) {
        return disks().stream().filter(disk -> disk.all().anyMatch(wanted)).toList();
    }

    /** The disks of ZFS pool {@code name}, as far as udev recognises them. */
    public List<BlockDevice> disksOfPool(String name) {
        return disksWith(device -> device.content().filter("zfs_member"::equals).isPresent()
                && device.label().filter(name::equals).isPresent());
    }

    /**
     * The disks the system runs from: those with a mounted system directory or swap, and those of what is mounted at {@code /}.
     *
     * @param root source of that mount: a device, or a dataset as {@code rpool/ROOT/pve-1}
     */
    public List<BlockDevice> systemDisks(String root) {
        List<BlockDevice> ofPool = root.startsWith("/") ? List.of() : disksOfPool(root.replaceFirst("/.*", ""));
        return disks().stream().filter(disk -> ofPool.contains(disk) || disk.all().anyMatch(device -> device.path().equals(root)
                || device.mountpoints().stream().anyMatch(SYSTEM::contains))).toList();
    }
}
