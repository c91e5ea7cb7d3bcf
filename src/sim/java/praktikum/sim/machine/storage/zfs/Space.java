package praktikum.sim.machine.storage.zfs;

import java.util.Optional;
import praktikum.sim.machine.storage.DiskFileSystem;
import praktikum.sim.machine.storage.Signature;

/**
 * How full a pool and its datasets are, in bytes. Nothing is compressed; each file takes whole blocks of 4 KiB, each dataset 96 KiB for
 * itself, and the pool what its meta object set takes.
 */
public final class Space {

    private static final long BLOCK = 4096;
    private static final long OWN = 96 << 10;
    private static final long VOLUME = 56 << 10;
    private static final long POOL = 264 << 10;
    private static final long LEAST_SLOP = 128L << 20;
    private static final long MOST_SLOP = 128L << 30;
    private static final long INDIRECT = 128 << 10;
    private static final int PER_INDIRECT = 1024;

    private final Pool pool;

    Space(Pool pool) {
        this.pool = pool;
    }

    /** What {@code zpool list} says as its size: parity included. */
    public long size() {
        return pool.config().vdevs().stream().mapToLong(Vdev::size).sum();
    }

    /** Bytes for data in all, what is held back included. */
    private long usable() {
        return (long) pool.config().vdevs().stream().mapToDouble(vdev -> vdev.size() * vdev.dataShare()).sum();
    }

    /** What {@code zpool list} says as allocated: parity included. */
    public long allocated() {
        long usable = usable();
        long really = written(pool.root()) + POOL;
        return usable == 0 ? 0 : (long) (really * ((double) size() / usable));
    }

    /** What {@code zpool list} says as free. */
    public long free() {
        return Math.max(0, size() - allocated());
    }

    /** The percentage that is allocated, rounded down. */
    public long capacity() {
        return size() == 0 ? 0 : allocated() * 100 / size();
    }

    private static long written(Dataset dataset) {
        return dataset.tree().stream().mapToLong(one -> own(one) + bySnapshots(one)).sum();
    }

    private static long own(Dataset dataset) {
        if (dataset.type() == Dataset.Type.SNAPSHOT) {
            return Long.parseLong(dataset.record().getOrDefault("referenced", "0"));
        }
        if (dataset.type() == Dataset.Type.VOLUME) {
            String type = dataset.content().signature().map(Signature::type).orElse("");
            return VOLUME + Math.min(dataset.volumeSize(), dataset.written()
                    + DiskFileSystem.written(type, dataset.volumeSize(), dataset.content()));
        }
        long root = dataset.pool().rootFiles(dataset);
        return OWN + root + dataset.written() + BLOCK * dataset.place().tree().amount(dataset.files().path()).blocks();
    }

    /** Bytes that a dataset refers to. */
    public long referenced(Dataset dataset) {
        return own(dataset);
    }

    /** Bytes that a dataset takes, with all that is below it and what is kept for it. */
    public long used(Dataset dataset) {
        if (dataset.type() == Dataset.Type.SNAPSHOT) {
            return dataset.parent().map(live -> Snapshots.unique(dataset, live)).orElse(0L);
        }
        long taken = own(dataset) + bySnapshots(dataset) + byChildren(dataset) + byReservation(dataset);
        return Math.max(taken, dataset.bytes("reservation"));
    }

    /** Bytes that only its snapshots hold. */
    public static long bySnapshots(Dataset dataset) {
        return dataset.snapshots().stream().mapToLong(snapshot -> Snapshots.unique(snapshot, dataset)).sum();
    }

    /** Bytes that those below it take; of the pool's own dataset what the pool takes for itself as well. */
    public long byChildren(Dataset dataset) {
        return dataset.children().stream().mapToLong(this::used).sum() + (dataset.parent().isEmpty() ? POOL : 0);
    }

    /** Bytes that are kept for it and not written yet. */
    public long byReservation(Dataset dataset) {
        return Math.max(0, dataset.bytes("refreservation") - own(dataset));
    }

    /** Bytes that can still be written to a dataset. */
    public long available(Dataset dataset) {
        long usable = usable();
        long slop = Math.max(Math.min(usable >> 5, MOST_SLOP), Math.min(usable >> 1, LEAST_SLOP));
        long left = usable - slop - used(pool.root());
        for (Optional<Dataset> above = Optional.of(dataset); above.isPresent(); above = above.get().parent()) {
            long quota = above.get().type() == Dataset.Type.FILESYSTEM ? above.get().bytes("quota") : 0;
            if (quota > 0) {
                left = Math.min(left, quota - used(above.get()));
            }
        }
        left = Math.max(0, left) + byReservation(dataset);
        long own = dataset.type() == Dataset.Type.FILESYSTEM ? dataset.bytes("refquota") : 0;
        return own > 0 ? Math.max(0, Math.min(left, own - own(dataset))) : left;
    }

    /** What is kept for a volume that is not sparse: its data and the blocks that point to them (libzfs, zvol_volsize_to_reservation). */
    public static long reservation(long size, long block) {
        long indirect = 7;
        for (long blocks = size / block; blocks > 1;) {
            blocks = (blocks + PER_INDIRECT - 1) / PER_INDIRECT;
            indirect += blocks;
        }
        return size + 2 * indirect * INDIRECT;
    }
}
