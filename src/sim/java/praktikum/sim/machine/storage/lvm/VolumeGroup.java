package praktikum.sim.machine.storage.lvm;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.storage.Medium;

/**
 * A volume group as it lies on the drives.
 *
 * @param place its directory on the drives
 * @param uuid its UUID
 * @param name its name
 * @param physical its physical volumes, in the order in which they came to it
 * @param volumes its logical volumes in the order of their making, hidden ones included
 */
public record VolumeGroup(Medium place, String uuid, String name, List<PhysicalVolume> physical, List<LogicalVolume> volumes) {

    public VolumeGroup {
        physical = List.copyOf(physical);
        volumes = List.copyOf(volumes);
    }

    /** Extents in all. */
    public long extents() {
        return physical.stream().mapToLong(PhysicalVolume::extents).sum();
    }

    /** Extents that are free. */
    public long freeExtents() {
        return extents() - physical.stream().mapToLong(PhysicalVolume::used).sum();
    }

    /** Bytes in all. */
    public long size() {
        return extents() * LogicalVolume.EXTENT;
    }

    /** Bytes that are free. */
    public long free() {
        return freeExtents() * LogicalVolume.EXTENT;
    }

    /** Whether a physical volume is missing. */
    public boolean partial() {
        return physical.stream().anyMatch(pv -> pv.device().isEmpty());
    }

    /** Whether a physical volume that a volume lies on is missing. */
    public boolean partial(LogicalVolume volume) {
        return volume.segments().stream().anyMatch(segment -> physical.stream()
                .anyMatch(pv -> pv.uuid().equals(segment.pv()) && pv.device().isEmpty()))
                || !volume.pool().isEmpty() && volume(volume.pool()).map(this::partial).orElse(true);
    }

    /** The logical volumes that people see. */
    public List<LogicalVolume> visible() {
        return volumes.stream().filter(volume -> volume.type() != LogicalVolume.Type.SPARE).toList();
    }

    /** The visible logical volume of a name. */
    public Optional<LogicalVolume> volume(String wanted) {
        return visible().stream().filter(volume -> volume.name().equals(wanted)).findFirst();
    }

    /** The thin volumes of a pool. */
    public List<LogicalVolume> thin(LogicalVolume pool) {
        return volumes.stream().filter(volume -> volume.type() == LogicalVolume.Type.THIN && volume.pool().equals(pool.name())).toList();
    }

    /** How full a volume is, 0 to 100: a pool's data, or a thin volume's share that has been written. */
    public double dataPercent(LogicalVolume volume) {
        return switch (volume.type()) {
            case POOL -> 100.0 * Math.min(volume.size(), chunks(volume) * volume.chunk()) / volume.size();
            case THIN -> volume.size() == 0 ? 0 : 100.0 * volume.mapped() / volume.size();
            default -> 0;
        };
    }

    private long chunks(LogicalVolume pool) {
        return thin(pool).stream().mapToLong(volume -> (volume.mapped() + pool.chunk() - 1) / pool.chunk()).sum();
    }

    /** Bytes that a thin pool can still give. */
    public long dataFree(LogicalVolume pool) {
        return Math.max(0, pool.size() - chunks(pool) * pool.chunk());
    }

    /**
     * How full a thin pool's metadata is, 0 to 100. The kernel counts what it holds back for itself as taken: a tenth, at most 4096
     * blocks (dm-thin-metadata.c); then superblock and roots, a bitmap block for each 16320 blocks, and the leaves of the mappings.
     */
    public double metadataPercent(LogicalVolume pool) {
        long blocks = pool.metadataSize() / 4096;
        long data = pool.size() / pool.chunk();
        long mappings = thin(pool).stream().mapToLong(volume -> 1 + (volume.mapped() / pool.chunk() + 125) / 126).sum();
        long used = Math.min(blocks / 10, 4096) + 7 + (data + 16_319) / 16_320 + (blocks + 16_319) / 16_320 + mappings;
        return Math.min(100, 100.0 * used / blocks);
    }
}
