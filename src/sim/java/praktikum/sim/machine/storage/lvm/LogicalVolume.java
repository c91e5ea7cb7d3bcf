package praktikum.sim.machine.storage.lvm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import praktikum.sim.machine.storage.Medium;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.DiskFileSystem;

/**
 * A logical volume as it lies on the drives.
 *
 * @param place its directory on the drives
 * @param uuid its UUID
 * @param name its name
 * @param group the name of its volume group
 * @param type what it is
 * @param extents its size in extents; virtual where it is thin
 * @param metadata the size of a thin pool's metadata in extents, 0 for others
 * @param pool the name of the thin pool that a thin volume lies in, empty text for others
 * @param origin the name of the thin volume that it is a snapshot of, empty text for others
 * @param chunk bytes of a chunk of a thin pool, 0 for others
 * @param written bytes that have been written to a thin volume, apart from a file system that lies on it
 * @param number counts the volumes of a group in the order of their making
 * @param segments where its extents lie; none where it is thin
 */
public record LogicalVolume(Medium place, String uuid, String name, String group, Type type, long extents, long metadata, String pool,
        String origin, long chunk, long written, int number, List<Segment> segments) {

    /** Kinds of volumes. */
    public enum Type {
        /** Whole extents of physical volumes. */
        LINEAR,
        /** A pool that thin volumes take their chunks from. */
        POOL,
        /** A volume that takes a chunk when it is first written. */
        THIN,
        /** Set aside for the repair of a pool's metadata; hidden. */
        SPARE
    }

    /**
     * Extents of a physical volume.
     *
     * @param pv the UUID of the physical volume
     * @param extents how many
     * @param metadata whether they are the metadata of a thin pool
     */
    public record Segment(String pv, long extents, boolean metadata) {

        private String written() {
            return pv + ":" + extents + (metadata ? ":m" : "");
        }

        private static Segment read(String text) {
            String[] parts = text.split(":");
            return new Segment(parts[0], Long.parseLong(parts[1]), parts.length > 2);
        }
    }

    /** Bytes of an extent. */
    public static final long EXTENT = 4L << 20;

    public LogicalVolume {
        segments = List.copyOf(segments);
    }

    static LogicalVolume read(Medium place, String group) {
        Map<String, String> fields = place.fields("lv");
        return new LogicalVolume(place, fields.get("uuid"), fields.get("name"), group, Type.valueOf(fields.get("type")),
                number(fields, "extents"), number(fields, "metadata"), fields.get("pool"), fields.get("origin"), number(fields, "chunk"),
                number(fields, "written"), (int) number(fields, "number"), Arrays.stream(fields.get("segments").split(","))
                .filter(text -> !text.isEmpty()).map(Segment::read).toList());
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(fields.get(name));
    }

    void write() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("uuid", uuid);
        fields.put("name", name);
        fields.put("type", type.name());
        fields.put("extents", String.valueOf(extents));
        fields.put("metadata", String.valueOf(metadata));
        fields.put("pool", pool);
        fields.put("origin", origin);
        fields.put("chunk", String.valueOf(chunk));
        fields.put("written", String.valueOf(written));
        fields.put("number", String.valueOf(number));
        fields.put("segments", segments.stream().map(Segment::written).collect(Collectors.joining(",")));
        place.fields("lv", fields);
    }

    /** The same thin volume in a pool that is called otherwise now. */
    LogicalVolume within(String otherPool) {
        return new LogicalVolume(place, uuid, name, group, type, extents, metadata, otherPool, origin, chunk, written, number, segments);
    }

    /** The same with another name. */
    LogicalVolume named(String other) {
        return new LogicalVolume(place, uuid, other, group, type, extents, metadata, pool, origin, chunk, written, number, segments);
    }

    /** The same with other sizes and places. */
    LogicalVolume sized(long otherExtents, long otherMetadata, List<Segment> otherSegments) {
        return new LogicalVolume(place, uuid, name, group, type, otherExtents, otherMetadata, pool, origin, chunk, written, number,
                otherSegments);
    }

    /** The same with so many bytes written. */
    LogicalVolume wrote(long bytes) {
        return new LogicalVolume(place, uuid, name, group, type, extents, metadata, pool, origin, chunk, bytes, number, segments);
    }

    /** Bytes, virtual where it is thin. */
    public long size() {
        return extents * EXTENT;
    }

    /** Bytes of a thin pool's metadata. */
    public long metadataSize() {
        return metadata * EXTENT;
    }

    /** What lies on it. */
    public Medium content() {
        return place.in("content");
    }

    /** Bytes of a thin volume that are mapped: written as such, or by a file system and its files. */
    public long mapped() {
        String type = content().signature().map(Signature::type).orElse("");
        return Math.min(size(), written + DiskFileSystem.written(type, size(), content()));
    }

    /** What the device mapper calls it: {@code vm--100--disk--0} after the group. */
    String mappedName() {
        return group.replace("-", "--") + "-" + name.replace("-", "--");
    }
}
