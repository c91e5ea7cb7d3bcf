package praktikum.sim.machine.storage.lvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import praktikum.sim.machine.storage.BlockDevice;

/** The devices that the kernel makes of active volumes: one for each, and three more for a thin pool. */
final class DeviceMapper {

    private static final int MAJOR = 252;

    private final Lvm lvm;
    private final Set<String> active = new LinkedHashSet<>();
    private final Map<String, Integer> minors = new LinkedHashMap<>();

    DeviceMapper(Lvm lvm) {
        this.lvm = lvm;
    }

    void clear() {
        active.clear();
        minors.clear();
    }

    boolean active(LogicalVolume volume) {
        return active.contains(volume.uuid());
    }

    void activate(VolumeGroup group, LogicalVolume volume) {
        if (volume.type() != LogicalVolume.Type.SPARE && active.add(volume.uuid())) {
            devices(group); // gives it its numbers
        }
    }

    void deactivate(LogicalVolume volume) {
        active.remove(volume.uuid());
        minors.keySet().removeIf(key -> key.startsWith(volume.uuid()));
    }

    private int minor(String key) {
        return minors.computeIfAbsent(key, fresh -> {
            int free = 0;
            while (minors.containsValue(free)) {
                free++;
            }
            return free;
        });
    }

    /** The devices of a group, each after those it lies on. */
    List<BlockDevice> devices(VolumeGroup group) {
        List<BlockDevice> devices = new ArrayList<>();
        for (LogicalVolume volume : group.visible()) {
            boolean needed = volume.type() == LogicalVolume.Type.POOL && group.thin(volume).stream().anyMatch(this::active);
            if (volume.type() == LogicalVolume.Type.POOL && (needed || active(volume))) {
                pool(group, volume, !group.thin(volume).isEmpty(), devices);
            } else if (volume.type() == LogicalVolume.Type.LINEAR && active(volume)) {
                devices.add(device(volume, "", volume.size(), on(group, volume, false), true));
            }
        }
        for (LogicalVolume volume : group.visible()) {
            if (volume.type() == LogicalVolume.Type.THIN && active(volume)) {
                group.volume(volume.pool()).ifPresent(pool -> devices.add(device(volume, "", volume.size(),
                        List.of("dm-" + minor(pool.uuid() + "-tpool")), true)));
            }
        }
        return devices;
    }

    // While no volume is in it the pool's own device lies on its two parts; else a hidden one does, and the pool's own on that.
    private void pool(VolumeGroup group, LogicalVolume pool, boolean used, List<BlockDevice> devices) {
        BlockDevice meta = device(pool, "_tmeta", pool.metadataSize(), on(group, pool, true), false);
        BlockDevice data = device(pool, "_tdata", pool.size(), on(group, pool, false), false);
        devices.add(meta);
        devices.add(data);
        List<String> parts = List.of(meta.name(), data.name());
        if (!used) {
            devices.add(device(pool, "", pool.size(), parts, false));
            return;
        }
        BlockDevice hidden = device(pool, "-tpool", pool.size(), parts, false);
        devices.add(hidden);
        if (active(pool)) {
            devices.add(device(pool, "", pool.size(), List.of(hidden.name()), false));
        }
    }

    private List<String> on(VolumeGroup group, LogicalVolume volume, boolean metadata) {
        return volume.segments().stream().filter(segment -> segment.metadata() == metadata).map(LogicalVolume.Segment::pv).distinct()
                .flatMap(uuid -> group.physical().stream().filter(pv -> pv.uuid().equals(uuid)))
                .flatMap(pv -> pv.device().stream()).map(BlockDevice::name).toList();
    }

    private BlockDevice device(LogicalVolume volume, String layer, long size, List<String> parents, boolean content) {
        String mapped = volume.mappedName() + layer;
        int minor = minor(volume.uuid() + layer);
        List<String> links = Stream.of("/dev/mapper/" + mapped, "/dev/disk/by-id/dm-name-" + mapped, content
                ? "/dev/" + volume.group() + "/" + volume.name() : "", content ? "/dev/disk/by-id/dm-uuid-LVM-"
                + volume.place().path().split("/")[2].replace("-", "") + volume.uuid().replace("-", "") : "")
                .filter(link -> !link.isEmpty()).toList();
        List<String> shown = content ? links : links.subList(0, 1);
        return new BlockDevice("dm-" + minor, mapped, BlockDevice.Kind.LVM, size, MAJOR, minor, parents, Optional.empty(),
                Optional.empty(), shown, volume.place().in(content ? "content" : "nothing" + layer));
    }
}
