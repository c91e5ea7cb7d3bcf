package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;

/**
 * A block device with what lies on it.
 *
 * @param name of the kernel or of device-mapper, such as {@code sdb1} or {@code pve-root}
 * @param path such as {@code /dev/sdb1} or {@code /dev/mapper/pve-root}
 * @param type {@code disk}, {@code part}, {@code lvm}, {@code crypt}, {@code raid1}, {@code loop}, {@code rom} …
 * @param size in bytes
 * @param content what is on it, as udev recognised it: {@code ext4}, {@code LVM2_member}, {@code zfs_member} …
 * @param label of that; of a ZFS member the pool's name
 * @param mountpoints where it is mounted, or {@code [SWAP]}
 * @param model of a disk
 * @param serial of a disk
 * @param rotating whether it is a disk that turns
 * @param children what lies on it: partitions, volumes
 */
public record BlockDevice(String name, String path, String type, long size, Optional<String> content, Optional<String> label,
        List<String> mountpoints, Optional<String> model, Optional<String> serial, boolean rotating, List<BlockDevice> children) {

    public BlockDevice {
        mountpoints = List.copyOf(mountpoints);
        children = List.copyOf(children);
    }

    static BlockDevice of(Json json) throws NotUnderstood {
        OptionalLong size = json.findNumber("size");
        List<String> mountpoints = new ArrayList<>();
        for (Json place : json.items("mountpoints")) {
            place.textIfAny().ifPresent(mountpoints::add);
        }
        return new BlockDevice(json.text("name"), json.text("path"), json.text("type"), size.orElse(0), json.findText("fstype"),
                json.findText("label"), mountpoints, json.findText("model").map(String::strip), json.findText("serial").map(String::strip),
                json.flag("rota"), json.find("children", list -> list.items(BlockDevice::of)).orElse(List.of()));
    }

    /** This device and everything that lies on it. */
    public Stream<BlockDevice> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(BlockDevice::all));
    }

    /** Whether it, or anything on it, is mounted, used for swapping or recognised as something. */
    public boolean inUse() {
        return all().anyMatch(device -> !device.mountpoints().isEmpty() || device.content().isPresent() || !device.children().isEmpty());
    }
}
