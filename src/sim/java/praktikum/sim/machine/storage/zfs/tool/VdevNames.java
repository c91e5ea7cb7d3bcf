package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.PoolConfig;
import praktikum.sim.machine.storage.zfs.Vdev;

/** What vdevs are called in the output: zpool_vdev_name of libzfs. */
final class VdevNames {

    /**
     * A vdev with its place in the tree.
     *
     * @param vdev the vdev
     * @param name what it is called
     * @param depth two for each level below the pool
     */
    record Named(Vdev vdev, String name, int depth) {
    }

    private final Machine node;
    private final boolean paths;
    private final boolean follow;
    private final boolean guids;

    /**
     * For one calling.
     *
     * @param paths whole paths with the partition ({@code -P})
     * @param follow of the devices that links lead to ({@code -L})
     * @param guids numbers instead of names ({@code -g})
     */
    VdevNames(Machine node, boolean paths, boolean follow, boolean guids) {
        this.node = node;
        this.paths = paths;
        this.follow = follow;
        this.guids = guids;
    }

    /** All vdevs of a pool, each before its children. */
    List<Named> of(PoolConfig config, Optional<Pool> pool) {
        List<Named> all = new ArrayList<>();
        add(config.vdevs(), 2, pool, all);
        return all;
    }

    private void add(List<Vdev> vdevs, int depth, Optional<Pool> pool, List<Named> into) {
        for (int i = 0; i < vdevs.size(); i++) {
            Vdev vdev = vdevs.get(i);
            into.add(new Named(vdev, name(vdev, i, pool), depth));
            add(vdev.children(), depth + 2, pool, into);
        }
    }

    private String name(Vdev vdev, int index, Optional<Pool> pool) {
        if (!vdev.isLeaf()) {
            return guids ? vdev.guid() : vdev.kind() + "-" + index;
        }
        if (guids || missing(vdev, pool)) {
            return vdev.guid();
        }
        Optional<BlockDevice> device = follow ? BlockDevices.of(node).at(vdev.path()) : Optional.empty();
        String path = device.map(BlockDevice::node).orElse(vdev.path());
        String name = paths ? path : path.substring(path.lastIndexOf('/') + 1);
        return vdev.wholeDisk() && !paths ? name.replaceFirst(name.contains("-part") ? "-part\\d+$" : "\\d+$", "") : name;
    }

    /** Whether a disk was not there when the pool was imported, so that it has no name any more. */
    static boolean missing(Vdev vdev, Optional<Pool> pool) {
        return pool.isPresent() && pool.get().state(vdev) == Pool.State.UNAVAIL;
    }

    /** The disk of a pool that somebody means: by path, with or without the partition, by name or by number. */
    Optional<Vdev> find(Pool pool, String word) {
        for (Named named : new VdevNames(node, false, false, false).of(pool.config(), Optional.of(pool))) {
            Vdev vdev = named.vdev();
            boolean alike = named.name().equals(word) || vdev.guid().equals(word);
            String bare = vdev.path().replaceFirst(vdev.path().contains("-part") ? "-part\\d+$" : "\\d+$", "");
            boolean path = vdev.isLeaf() && (vdev.path().equals(word) || vdev.wholeDisk() && bare.equals(word)
                    || vdev.path().substring(vdev.path().lastIndexOf('/') + 1).equals(word));
            if (alike || path || vdev.isLeaf() && same(vdev, word)) {
                return Optional.of(vdev);
            }
        }
        return Optional.empty();
    }

    // Another path to the same device.
    private boolean same(Vdev vdev, String word) {
        Optional<BlockDevice> meant = BlockDevices.of(node).at(word.startsWith("/") ? word : "/dev/" + word)
                .or(() -> BlockDevices.of(node).at("/dev/disk/by-id/" + word));
        Optional<BlockDevice> its = BlockDevices.of(node).at(vdev.path());
        return meant.isPresent() && its.isPresent() && (meant.get().equals(its.get()) || its.get().parents().contains(meant.get().name()));
    }
}
