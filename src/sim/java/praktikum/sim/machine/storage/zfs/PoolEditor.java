package praktikum.sim.machine.storage.zfs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.StorageRefusal;

/** Makes, imports, exports and destroys pools, and changes their disks. Whoever asks has checked what the commands check. */
public final class PoolEditor {

    private final Zfs zfs;

    PoolEditor(Zfs zfs) {
        this.zfs = zfs;
    }

    /** A new number for a pool, vdev or dataset. */
    public String newGuid() {
        return Long.toUnsignedString(zfs.node().world().random().nextLong());
    }

    // Before the first boot there is no /dev that a path could be followed in.
    private Optional<BlockDevice> found(String path) {
        BlockDevices devices = BlockDevices.of(zfs.node());
        return devices.at(path).or(() -> devices.all().stream().filter(device -> device.links().contains(path)).findFirst());
    }

    /** Makes a pool of vdevs whose disks were made, with its own dataset, and imports it. */
    public Pool create(String name, List<Vdev> vdevs, Map<String, String> properties, Map<String, String> fileSystem, String altroot) {
        String guid = newGuid();
        PoolConfig config = PoolConfig.at(zfs.drives(), guid);
        config.create(name, vdevs);
        config.host(zfs.node().hostname());
        properties.forEach((key, value) -> {
            if (!key.equals("cachefile") && !key.equals("altroot")) {
                config.property(key, value);
            }
        });
        Pool pool = new Pool(zfs.node(), config, altroot, properties.getOrDefault("cachefile", altroot.isEmpty() ? "" : "none"), false);
        pool.leaves().forEach(leaf -> found(leaf.path()).ifPresent(device -> sign(pool, leaf, device)));
        zfs.imported().put(guid, pool);
        zfs.datasets().make(pool.root(), Dataset.Type.FILESYSTEM, fileSystem);
        new CacheFile(zfs).write();
        BlockDevices.of(zfs.node()).changed();
        return pool;
    }

    private static void sign(Pool pool, Vdev leaf, BlockDevice device) {
        device.medium().sign(Signature.of("zfs_member", pool.config().guid()).with("label", pool.name()).with("vdev", leaf.guid()));
    }

    /**
     * Imports a pool that lies on the drives.
     *
     * @param name what it is to be called from now on; empty for the name that it has
     * @param directory where its disks are looked for, such as {@code /dev/disk/by-id}; empty where each keeps its path if it can
     * @param cacheFile {@code none}, another file, or empty text for the usual one
     */
    public Pool importPool(PoolConfig config, Optional<String> name, Optional<String> directory, String cacheFile, String altroot,
            boolean readOnly) throws StorageRefusal {
        Pool pool = new Pool(zfs.node(), config, altroot, cacheFile, readOnly);
        if (pool.state() == Pool.State.UNAVAIL) {
            throw new StorageRefusal("cannot import '" + name.orElse(config.name())
                    + "': one or more devices is currently unavailable");
        }
        config.change(vdev -> vdev.isLeaf() ? pool.device(vdev).map(device -> vdev.at(path(vdev, device, directory))).orElse(vdev) : vdev);
        name.ifPresent(other -> rename(pool, other));
        config.state(PoolConfig.State.ACTIVE);
        config.host(zfs.node().hostname());
        zfs.imported().put(config.guid(), pool);
        pool.leaves().stream().filter(Vdev::stale).forEach(leaf -> resilver(pool, leaf));
        zfs.volumes().appear(pool);
        new CacheFile(zfs).write();
        BlockDevices.of(zfs.node()).changed();
        return pool;
    }

    /** Imports the pool that the machine boots from, as the initramfs does; where too few of its disks are there it does not. */
    void importRoot(PoolConfig config) {
        Pool pool = new Pool(zfs.node(), config, "", "", false);
        if (pool.state() != Pool.State.UNAVAIL) {
            zfs.imported().put(config.guid(), pool);
            pool.leaves().stream().filter(Vdev::stale).forEach(leaf -> resilver(pool, leaf));
            zfs.volumes().appear(pool);
        }
    }

    private void rename(Pool pool, String other) {
        pool.config().name(other);
        pool.leaves().forEach(leaf -> pool.device(leaf).ifPresent(device -> device.medium()
                .resign(device.signature().orElseThrow().with("label", other))));
    }

    private String path(Vdev leaf, BlockDevice device, Optional<String> directory) {
        List<String> names = new ArrayList<>(List.of(device.node()));
        names.addAll(device.links());
        if (directory.isPresent()) {
            String wanted = directory.get().replaceFirst("/+$", "") + "/";
            return names.stream().filter(path -> path.startsWith(wanted) && path.indexOf('/', wanted.length()) < 0)
                    .min(Comparator.comparing((String path) -> path.contains("/wwn-"))).orElse(device.node());
        }
        return names.contains(leaf.path()) ? leaf.path() : device.node();
    }

    /** Unmounts all of a pool and lets it go. */
    public void export(Pool pool, boolean force) throws StorageRefusal {
        zfs.datasets().unmountAll(pool, force);
        pool.config().state(PoolConfig.State.EXPORTED);
        forget(pool);
    }

    private void forget(Pool pool) {
        zfs.imported().remove(pool.config().guid());
        zfs.volumes().vanish(pool);
        new CacheFile(zfs).write();
        BlockDevices.of(zfs.node()).changed();
    }

    /** Unmounts all of a pool and destroys it; its labels say so. */
    public void destroy(Pool pool, boolean force) throws StorageRefusal {
        zfs.datasets().unmountAll(pool, force);
        pool.config().state(PoolConfig.State.DESTROYED);
        forget(pool);
    }

    /** Takes a disk offline, until the next import or for good. */
    public void offline(Pool pool, Vdev leaf, boolean temporary) {
        if (temporary) {
            pool.offline(leaf, true);
        } else {
            change(pool, leaf, vdev -> vdev.offline(true));
        }
    }

    /** Brings a disk back, which has to be resilvered then. */
    public void online(Pool pool, Vdev leaf) {
        pool.offline(leaf, false);
        change(pool, leaf, vdev -> vdev.offline(false));
        if (pool.device(leaf).isPresent()) {
            pool.removed(leaf, false);
            resilver(pool, leaf);
        }
    }

    void change(Pool pool, Vdev which, UnaryOperator<Vdev> change) {
        pool.config().change(vdev -> vdev.guid().equals(which.guid()) ? change.apply(vdev) : vdev);
    }

    /** Puts a new disk beside one, which makes a mirror of it, or in its place. */
    public void attach(Pool pool, Vdev beside, Vdev fresh, boolean replacing) {
        Vdev empty = fresh.stale(true);
        pool.config().change(vdev -> {
            if (vdev.kind().equals("mirror") && !replacing && vdev.children().stream().anyMatch(beside::equals)) {
                List<Vdev> children = new ArrayList<>(vdev.children());
                children.add(empty);
                return vdev.of(children);
            }
            return vdev;
        });
        boolean inMirror = pool.all().anyMatch(vdev -> vdev.guid().equals(empty.guid()));
        if (!inMirror) {
            change(pool, beside, vdev -> new Vdev(replacing ? "replacing" : "mirror", newGuid(), "", false, false, false, vdev.ashift(), 0,
                    List.of(vdev, empty)));
        }
        BlockDevices.of(zfs.node()).at(fresh.path()).ifPresent(device -> sign(pool, fresh, device));
        BlockDevices.of(zfs.node()).changed();
        resilver(pool, empty);
    }

    /** Takes a disk out of a mirror or of a replacement; with two left over it is a single disk again. */
    public void detach(Pool pool, Vdev leaf) {
        pool.device(leaf).ifPresent(device -> device.medium().clear());
        pool.config().change(vdev -> {
            if (vdev.children().stream().noneMatch(child -> child.guid().equals(leaf.guid()))) {
                return vdev;
            }
            List<Vdev> left = vdev.children().stream().filter(child -> !child.guid().equals(leaf.guid())).toList();
            return left.size() == 1 ? left.getFirst().aligned(vdev.ashift()) : vdev.of(left);
        });
        BlockDevices.of(zfs.node()).changed();
    }

    /** Writes anew what a disk lacks; it takes a while. */
    void resilver(Pool pool, Vdev leaf) {
        change(pool, leaf, vdev -> vdev.stale(true));
        scan(pool, "resilver");
    }

    /** Reads everything once; it takes a while. */
    public void scrub(Pool pool) {
        scan(pool, "scrub");
    }

    private void scan(Pool pool, String function) {
        long start = zfs.node().now().getEpochSecond();
        Map<String, String> scan = new LinkedHashMap<>();
        scan.put("function", function);
        scan.put("state", "scanning");
        scan.put("start", String.valueOf(start));
        scan.put("bytes", String.valueOf(pool.space().allocated()));
        pool.config().scan(scan);
        zfs.node().world().after(duration(pool), () -> finish(pool, start));
    }

    /** How long a scan takes: 200 MB a second, and a little for the first. */
    public static Duration duration(Pool pool) {
        return Duration.ofSeconds(3 + pool.space().allocated() / 200_000_000);
    }

    private void finish(Pool pool, long start) {
        Map<String, String> scan = pool.config().scan();
        boolean same = scan.getOrDefault("start", "").equals(String.valueOf(start)) && scan.get("state").equals("scanning");
        if (!zfs.imported().containsValue(pool) || pool.suspended() || !same) {
            return;
        }
        Instant end = zfs.node().now();
        scan.put("state", "finished");
        scan.put("end", String.valueOf(end.getEpochSecond()));
        pool.config().scan(scan);
        if (scan.get("function").equals("resilver")) {
            pool.config().change(vdev -> vdev.isLeaf() && pool.device(vdev).isPresent() && !vdev.offline() ? vdev.stale(false) : vdev);
            pool.all().filter(vdev -> vdev.kind().equals("replacing")).toList()
                    .forEach(vdev -> detach(pool, vdev.children().getFirst()));
        }
    }

    /** Stops a scan. */
    public void cancel(Pool pool) {
        Map<String, String> scan = pool.config().scan();
        scan.put("state", "canceled");
        scan.put("end", String.valueOf(zfs.node().now().getEpochSecond()));
        pool.config().scan(scan);
    }

    /** Forgets errors, and lets a pool go on that had stopped and has its disks again. */
    public void clear(Pool pool) {
        pool.clearErrors();
        if (pool.suspended() && pool.state() != Pool.State.UNAVAIL) {
            pool.suspend(false);
        }
    }

    /** Sets a property of a pool. */
    public void set(Pool pool, String property, String value) {
        if (property.equals("cachefile")) {
            pool.cacheFile(value);
            new CacheFile(zfs).write();
        } else {
            pool.config().property(property, value);
        }
    }

    /** Adds a command to the history of a pool. */
    public void record(Pool pool, String line) {
        pool.config().record(line);
    }
}
