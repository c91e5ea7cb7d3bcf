package praktikum.sim.machine.storage;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is written at the head of a partition or volume, by which programs know what it holds.
 *
 * @param fields {@code type} as blkid calls it ({@code ext4}, {@code zfs_member}, {@code LVM2_member}, …), {@code uuid}, {@code label},
 *        and what else the type has
 */
public record Signature(Map<String, String> fields) {

    public Signature {
        fields = Map.copyOf(fields);
    }

    /** One of a type with a UUID, which may be empty text. */
    public static Signature of(String type, String uuid) {
        return new Signature(Map.of("type", type, "uuid", uuid));
    }

    /** The same with a field more. */
    public Signature with(String name, String value) {
        var all = new LinkedHashMap<>(fields);
        all.put(name, value);
        return new Signature(all);
    }

    /** A field, empty text where it has none. */
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The type as blkid calls it. */
    public String type() {
        return get("type");
    }

    /** The UUID, empty text where it has none. */
    public String uuid() {
        return get("uuid");
    }

    /** The label, empty text where it has none. */
    public String label() {
        return get("label");
    }

    /** Its version as libblkid tells it, such as {@code LVM2 001}; empty text where it tells none. */
    public String version() {
        return switch (type()) {
            case "ext4", "ext3" -> "1.0";
            case "LVM2_member" -> "LVM2 001";
            case "zfs_member" -> "5000";
            case "vfat" -> "FAT32";
            case "swap" -> "1";
            default -> "";
        };
    }
}
