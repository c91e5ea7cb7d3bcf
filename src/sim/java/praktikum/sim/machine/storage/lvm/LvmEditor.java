package praktikum.sim.machine.storage.lvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Medium;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.StorageRefusal;

/** Makes, changes and removes physical volumes, groups and logical volumes. Whoever asks has checked what the commands check. */
public final class LvmEditor {

    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final List<Integer> UUID_GROUPS = List.of(6, 4, 4, 4, 4, 4, 6);
    private static final long DATA_START = 1L << 20;

    private final Lvm lvm;

    LvmEditor(Lvm lvm) {
        this.lvm = lvm;
    }

    private String uuid() {
        return UUID_GROUPS.stream().map(length -> {
            var text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(LETTERS.charAt(lvm.node().world().random().nextInt(LETTERS.length())));
            }
            return text.toString();
        }).collect(Collectors.joining("-"));
    }

    /** Makes a device a physical volume in no group; what it held is gone. */
    public void physical(BlockDevice device) {
        device.medium().sign(Signature.of("LVM2_member", uuid()).with("vg", ""));
        BlockDevices.of(lvm.node()).changed();
    }

    /** Makes a group of physical volumes that are in none. */
    public VolumeGroup group(String name, List<BlockDevice> devices) {
        String uuid = uuid();
        Map<String, String> fields = new LinkedHashMap<>(Map.of("name", name, "uuid", uuid));
        fields.put("pvs", devices.stream().map(device -> entry(uuid, device)).collect(Collectors.joining(",")));
        new Medium(lvm.node().drives(), "/lvm/" + uuid).fields("vg", fields);
        BlockDevices.of(lvm.node()).changed();
        return lvm.group(name).orElseThrow();
    }

    /** Adds physical volumes to a group. */
    public void extend(VolumeGroup group, List<BlockDevice> devices) {
        Map<String, String> fields = group.place().fields("vg");
        fields.merge("pvs", devices.stream().map(device -> entry(group.uuid(), device)).collect(Collectors.joining(",")),
                (old, more) -> old + "," + more);
        group.place().fields("vg", fields);
    }

    /** Takes a physical volume that nothing lies on out of a group. */
    public void reduce(VolumeGroup group, PhysicalVolume pv) {
        Map<String, String> fields = group.place().fields("vg");
        fields.put("pvs", Arrays.stream(fields.get("pvs").split(",")).filter(text -> !text.startsWith(pv.uuid() + ":"))
                .collect(Collectors.joining(",")));
        group.place().fields("vg", fields);
        pv.device().ifPresent(device -> device.medium().resign(device.signature().orElseThrow().with("vg", "")));
    }

    /** Gives a group another name. */
    public void rename(VolumeGroup group, String name) {
        Map<String, String> fields = group.place().fields("vg");
        fields.put("name", name);
        group.place().fields("vg", fields);
        BlockDevices.of(lvm.node()).changed();
    }

    private static String entry(String group, BlockDevice device) {
        Signature signature = device.signature().orElseThrow().with("vg", group);
        device.medium().resign(signature);
        return signature.uuid() + ":" + (device.size() - DATA_START) / LogicalVolume.EXTENT + ":" + device.size() + ":"
                + device.path();
    }

    /** Removes a group; its physical volumes are in none then. */
    public void remove(VolumeGroup group) {
        group.volumes().forEach(lvm.mapper()::deactivate);
        group.physical().forEach(pv -> pv.device().ifPresent(device -> device.medium()
                .resign(device.signature().orElseThrow().with("vg", ""))));
        group.place().remove();
        BlockDevices.of(lvm.node()).changed();
    }

    /** Makes a volume of whole extents, and activates it. */
    public LogicalVolume linear(VolumeGroup group, String name, long extents) throws StorageRefusal {
        return add(group, name, LogicalVolume.Type.LINEAR, extents, 0, "", "", 0, allocate(group, extents, false));
    }

    /**
     * Makes a thin pool, with as many extents set aside for the repair of its metadata as the largest pool of the group needs.
     *
     * @param extents of its data
     * @param metadata extents of its metadata
     * @param chunk bytes of a chunk
     */
    public LogicalVolume pool(VolumeGroup group, String name, long extents, long metadata, long chunk) throws StorageRefusal {
        spare(group, metadata);
        VolumeGroup now = lvm.group(group.name()).orElseThrow();
        List<LogicalVolume.Segment> segments = new ArrayList<>(allocate(now, extents, false));
        segments.addAll(allocate(now, metadata, true));
        return add(now, name, LogicalVolume.Type.POOL, extents, metadata, "", "", chunk, segments);
    }

    private void spare(VolumeGroup group, long extents) throws StorageRefusal {
        Optional<LogicalVolume> spare = group.volumes().stream().filter(volume -> volume.type() == LogicalVolume.Type.SPARE).findFirst();
        if (spare.isEmpty()) {
            add(group, "lvol0_pmspare", LogicalVolume.Type.SPARE, extents, 0, "", "", 0, allocate(group, extents, false));
        } else if (spare.get().extents() < extents) {
            List<LogicalVolume.Segment> segments = new ArrayList<>(spare.get().segments());
            segments.addAll(allocate(group, extents - spare.get().extents(), false));
            spare.get().sized(extents, 0, segments).write();
        }
    }

    /** Makes a thin volume of that virtual size, and activates it. */
    public LogicalVolume thin(VolumeGroup group, LogicalVolume pool, String name, long extents) {
        return add(group, name, LogicalVolume.Type.THIN, extents, 0, pool.name(), "", 0, List.of());
    }

    private LogicalVolume add(VolumeGroup group, String name, LogicalVolume.Type type, long extents, long metadata, String pool,
            String origin, long chunk, List<LogicalVolume.Segment> segments) {
        String uuid = uuid();
        int number = group.volumes().stream().mapToInt(LogicalVolume::number).max().orElse(0) + 1;
        var volume = new LogicalVolume(group.place().in("lv").in(uuid), uuid, name, group.name(), type, extents, metadata, pool, origin,
                chunk, 0, number, segments);
        volume.write();
        lvm.mapper().activate(lvm.group(group.name()).orElseThrow(), volume);
        BlockDevices.of(lvm.node()).changed();
        return volume;
    }

    private static List<LogicalVolume.Segment> allocate(VolumeGroup group, long extents, boolean metadata) throws StorageRefusal {
        List<LogicalVolume.Segment> segments = new ArrayList<>();
        long left = extents;
        for (PhysicalVolume pv : group.physical()) {
            long take = pv.device().isEmpty() ? 0 : Math.min(left, pv.extents() - pv.used());
            if (take > 0) {
                segments.add(new LogicalVolume.Segment(pv.uuid(), take, metadata));
                left -= take;
            }
        }
        if (left > 0) {
            throw new StorageRefusal("Volume group \"" + group.name() + "\" has insufficient free space (" + group.freeExtents()
                    + " extents): " + extents + " required.");
        }
        return segments;
    }

    /** Gives a volume, or the data of a pool, that many extents more. */
    public void extend(VolumeGroup group, LogicalVolume volume, long more) throws StorageRefusal {
        List<LogicalVolume.Segment> segments = new ArrayList<>(volume.segments());
        if (volume.type() != LogicalVolume.Type.THIN) {
            segments.addAll(allocate(group, more, false));
        }
        volume.sized(volume.extents() + more, volume.metadata(), segments).write();
    }

    /** Gives the metadata of a pool that many extents more. */
    public void extendMetadata(VolumeGroup group, LogicalVolume pool, long more) throws StorageRefusal {
        List<LogicalVolume.Segment> segments = new ArrayList<>(pool.segments());
        segments.addAll(allocate(group, more, true));
        pool.sized(pool.extents(), pool.metadata() + more, segments).write();
        spare(lvm.group(group.name()).orElseThrow(), pool.metadata() + more);
    }

    /** Removes a volume, a pool with the thin volumes in it; and what was set aside with the last pool. */
    public void remove(VolumeGroup group, LogicalVolume volume) {
        group.thin(volume).forEach(thin -> remove(group, thin));
        lvm.mapper().deactivate(volume);
        volume.place().remove();
        lvm.group(group.name()).filter(now -> now.visible().stream().noneMatch(one -> one.type() == LogicalVolume.Type.POOL))
                .ifPresent(now -> now.volumes().stream().filter(one -> one.type() == LogicalVolume.Type.SPARE)
                        .forEach(one -> one.place().remove()));
        BlockDevices.of(lvm.node()).changed();
    }

    /** Activates or deactivates a volume. */
    public void activate(VolumeGroup group, LogicalVolume volume, boolean on) {
        if (on) {
            lvm.mapper().activate(group, volume);
        } else {
            lvm.mapper().deactivate(volume);
        }
        BlockDevices.of(lvm.node()).changed();
    }

    /** Gives a volume another name. */
    public void rename(VolumeGroup group, LogicalVolume volume, String name) {
        group.thin(volume).forEach(thin -> thin.within(name).write());
        volume.named(name).write();
        BlockDevices.of(lvm.node()).changed();
    }

    /**
     * Writes to a thin volume as a guest does.
     *
     * @param bytes how many bytes more of it are written; no more than its pool has left, and than it is large
     * @return how many were
     */
    public long write(VolumeGroup group, LogicalVolume volume, long bytes) {
        long free = group.volume(volume.pool()).map(group::dataFree).orElse(Long.MAX_VALUE);
        long done = Math.max(0, Math.min(bytes, Math.min(free, volume.size() - volume.mapped())));
        volume.wrote(volume.written() + done).write();
        return done;
    }
}
