package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.LogicalVolume.Type;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** What lvm2 reckons of thin pools: lib/metadata/thin_manip.c. */
final class ThinPools {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final long CHUNK = 64 * KIB;
    private static final long LARGEST_CHUNK = 1024 * MIB;
    private static final long MAPPING = 64;
    private static final long OPTIMAL_METADATA = 128 * MIB;
    private static final long LEAST_METADATA = 2 * MIB;
    private static final long MOST_METADATA = 16_646_144 * KIB;
    private static final long KEPT_FREE = 4 * MIB;

    private ThinPools() {}

    /**
     * Makes a pool.
     *
     * @param told whether that is told; not where a volume in it is made with it
     * @return its name
     */
    static String make(Session session, VolumeGroup group, String name, Amount amount, boolean told) throws StorageRefusal {
        long wanted = VolumeCreation.extents(session, group, amount);
        long chunk = session.words().value("-c", "--chunksize").map(text -> chunk(session, text)).orElse(0L);
        long metadata = session.words().value("--poolmetadatasize").map(text -> Amount.bytes(session, "--poolmetadatasize", text, false)
                .number()).orElse(0L);
        if (chunk == 0) {
            chunk = CHUNK;
            while (metadata == 0 && estimate(wanted, chunk) > OPTIMAL_METADATA && chunk < LARGEST_CHUNK) {
                chunk *= 2;
            }
        }
        long own = LvmSize.extents(Math.clamp(metadata == 0 ? estimate(wanted, chunk) : metadata, LEAST_METADATA, MOST_METADATA));
        session.say("Thin pool volume with chunk size " + LvmSize.words(chunk) + " can address at most "
                + LvmSize.words(MOST_METADATA / MAPPING * chunk) + " of data.");
        long extents = wanted;
        if (amount.unit() == Amount.Unit.FREE || amount.unit() == Amount.Unit.PVS) {
            if (wanted <= 2 * own) {
                throw CommandFailed.refused("Not enough space for thin pool creation.");
            }
            extents -= 2 * own;
        }
        Names.free(group, name);
        VolumeCreation.enough(group, amount, extents);
        long spare = group.volumes().stream().filter(volume -> volume.type() == Type.SPARE).mapToLong(LogicalVolume::extents).sum();
        long beside = own + Math.max(0, own - spare);
        long room = group.freeExtents() - beside;
        if (extents > room && (!amount.share() || room <= 0)) {
            throw CommandFailed.refused("Insufficient free space: " + (extents + own) + " extents needed, but only "
                    + Math.max(0, group.freeExtents() - beside + own) + " available");
        }
        LogicalVolume pool = session.edit().pool(group, name, Math.min(extents, room), own, chunk);
        if (told) {
            VolumeCreation.made(session, pool);
        }
        return pool.name();
    }

    private static long chunk(Session session, String text) {
        long bytes = text.matches("[0-9]+") ? Long.parseLong(text) * KIB : Amount.bytes(session, "--chunksize", text, false).number();
        if (bytes < CHUNK || bytes > LARGEST_CHUNK || bytes % CHUNK != 0) {
            throw bytes < CHUNK || bytes > LARGEST_CHUNK ? CommandFailed.refused("Thin pool chunk size " + LvmSize.words(bytes)
                    + " is not in the range 64.00 KiB to 1.00 GiB.") : CommandFailed.refused("Thin pool chunk size "
                    + LvmSize.words(bytes) + " must be a multiple of 64.00 KiB.");
        }
        return bytes;
    }

    private static long estimate(long extents, long chunk) {
        return extents * LogicalVolume.EXTENT / chunk * MAPPING;
    }

    /** Refuses another volume in a pool that has no room for it any more. */
    static void admits(Session session, VolumeGroup group, LogicalVolume pool) {
        String told = group.name() + "/" + pool.name();
        double metadata = group.metadataPercent(pool);
        double most = 100 - Math.min(25, 100.0 * KEPT_FREE / pool.metadataSize());
        boolean full = group.dataPercent(pool) >= 100;
        if (full) {
            session.warn("WARNING: Thin pool " + told + " is out of data space.");
        }
        if (metadata >= most) {
            session.warn("WARNING: Remaining free space in metadata of thin pool " + told + " is too low (" + LvmSize.percent(metadata)
                    + "% >= " + LvmSize.percent(most) + "%). Resize is recommended.");
        }
        if (full || metadata >= most) {
            throw CommandFailed.refused("Cannot create new thin volume, free space in thin pool " + told + " reached threshold.");
        }
    }

    /** Warns where volumes could grow larger than their pool; lvm.conf is that of a fresh installation, which extends no pool by itself. */
    static void warn(Session session, VolumeGroup group, LogicalVolume pool) {
        List<LogicalVolume> pools = group.visible().stream().filter(volume -> volume.type() == Type.POOL).toList();
        long all = pools.stream().mapToLong(one -> sum(group, one)).sum();
        long room = pools.stream().mapToLong(LogicalVolume::size).sum();
        if (sum(group, pool) <= pool.size() || all <= room) {
            return;
        }
        boolean beyond = group.size() < all;
        boolean free = group.free() > 0 && group.free() < all;
        String what = beyond ? " and the size of whole volume group" : free ? " and the amount of free space in volume group" : "";
        String size = beyond ? LvmSize.words(group.size()) : group.free() == 0 ? "no free space in volume group"
                : LvmSize.words(free ? group.free() : room);
        session.warn("WARNING: Sum of all thin volume sizes (" + LvmSize.words(all) + ") exceeds the size of thin pool"
                + (pools.size() > 1 ? "s" : " " + group.name() + "/" + pool.name()) + what + " (" + size + ").");
        session.say("WARNING: You have not turned on protection against thin pools running out of space.");
        session.say("WARNING: Set activation/thin_pool_autoextend_threshold below 100 to trigger automatic extension of thin pools before "
                + "they get full.");
    }

    private static long sum(VolumeGroup group, LogicalVolume pool) {
        return group.thin(pool).stream().mapToLong(LogicalVolume::size).sum();
    }
}
