package praktikum.sim.proxmox.storage.plugin;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Something that a storage holds.
 *
 * @param id its volume id: {@code local:iso/debian.iso}
 * @param format {@code raw}, {@code qcow2}, {@code iso}, {@code tzst}, …
 * @param content {@code images}, {@code rootdir}, {@code iso}, …
 * @param size bytes
 * @param guest the guest that it belongs to
 * @param more what else its plugin tells of it, by the names of the API
 */
public record StorageVolume(String id, String format, String content, long size, OptionalInt guest, Map<String, Object> more) {

    /** A volume without an owner. */
    public static StorageVolume file(String id, String format, String content, long size, Map<String, Object> more) {
        return new StorageVolume(id, format, content, size, OptionalInt.empty(), more);
    }

    /** The same with another type of content: what a container's disk is depends on the guest. */
    public StorageVolume as(String other) {
        return new StorageVolume(id, format, other, size, guest, more);
    }

    /** Its fields in the API. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new TreeMap<>(more);
        fields.put("volid", id);
        fields.put("format", format);
        fields.put("content", content);
        fields.put("size", size);
        guest.ifPresent(number -> fields.put("vmid", number));
        return fields;
    }
}
