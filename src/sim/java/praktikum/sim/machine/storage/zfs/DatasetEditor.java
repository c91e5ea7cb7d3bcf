package praktikum.sim.machine.storage.zfs;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.PathNames;
import praktikum.sim.fs.Subtree;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.Usage;

/** Makes, changes, mounts and removes file systems, volumes and snapshots. Whoever asks has checked what the commands check. */
public final class DatasetEditor {

    private final Zfs zfs;
    private final Machine node;

    DatasetEditor(Zfs zfs) {
        this.zfs = zfs;
        this.node = zfs.node();
    }

    /** Makes a file system or volume with properties of its own, and the device of a volume; nothing is mounted. */
    public Dataset make(Dataset fresh, Dataset.Type type, Map<String, String> properties) {
        int number = fresh.pool().config().place().fields("counter").isEmpty() ? 1
                : Integer.parseInt(fresh.pool().config().place().fields("counter").get("last")) + 1;
        fresh.pool().config().place().fields("counter", Map.of("last", String.valueOf(number)));
        fresh.record(Dataset.newRecord(type, node.now(), zfs.edit().newGuid(), number));
        properties.forEach(fresh::local);
        if (type == Dataset.Type.FILESYSTEM) {
            fresh.files().make();
        } else if (type == Dataset.Type.VOLUME) {
            fresh.content().make();
            zfs.volumes().appear(fresh);
            BlockDevices.of(node).changed();
        }
        return fresh;
    }

    /** The dataset that would bear a name, in the pool that it names. */
    public Dataset named(Pool pool, String name) {
        return new Dataset(pool, name, pool.config().dataset(name));
    }

    /** Where a file system is mounted; empty while it is not. */
    public Optional<Mount> mounted(Dataset dataset) {
        return Mounts.of(node).all().stream().filter(mount -> mount.type().equals("zfs") && mount.source().equals(dataset.name()))
                .findFirst();
    }

    /** Mounts a file system at its mount point, which is made where it is not there; in the words of {@code zfs mount}. */
    public void mount(Dataset dataset) throws StorageRefusal {
        mountAt(dataset, dataset.mountpoint().orElseThrow(), Optional.empty());
    }

    /** Mounts a file system at a directory. */
    public void mountAt(Dataset dataset, String target, Optional<String> options) throws StorageRefusal {
        boolean readOnly = dataset.pool().readOnly() || options.filter(words -> List.of(words.split(",")).contains("ro")).isPresent();
        try {
            boolean empty = !node.files().exists(target) || node.files().isDirectory(target) && node.files().list(target).isEmpty();
            if (!empty && dataset.value("overlay").equals("off")) {
                throw new StorageRefusal("cannot mount '" + target + "': directory is not empty");
            }
            node.files().makeDirectories(target);
            Mounts.of(node).mount(new Mount(dataset.name(), node.files().resolve(target), "zfs", options(dataset, readOnly), "",
                    () -> usage(dataset)),
                    new Subtree(node.drives(), dataset.files().path(), new Access(node, dataset)));
        } catch (FileError e) {
            throw new StorageRefusal("cannot mount '" + dataset.name() + "': " + (e.errno() == Errno.ENOTDIR || e.errno() == Errno.EEXIST
                    ? "mountpoint or dataset is busy" : e.errno().text().toLowerCase(Locale.ROOT)));
        }
    }

    /** A file system as the root file system, whose files are the machine's. */
    Mount root(Dataset dataset) {
        return new Mount(dataset.name(), "/", "zfs", options(dataset, false), "", () -> usage(dataset));
    }

    private static Usage usage(Dataset dataset) {
        long used = dataset.pool().space().referenced(dataset);
        long available = dataset.pool().space().available(dataset);
        return new Usage(used + available, used, available);
    }

    /** What a mounted file system lets be read and written: all of it while its pool works and has room. */
    private record Access(Machine node, Dataset dataset) implements Subtree.Access {

        @Override
        public void read(String path) throws FileError {
            if (dataset.pool().suspended()) {
                throw new FileError(Errno.EIO, path);
            }
        }

        @Override
        public void write(String path, long more) throws FileError {
            read(path);
            if (dataset.pool().readOnly() || dataset.value("readonly").equals("on")) {
                throw new FileError(Errno.EROFS, path);
            }
            if (more > 0 && more > node.world().ask(() -> dataset.pool().space().available(dataset))) {
                throw new FileError(Errno.ENOSPC, path);
            }
        }
    }

    /** Unmounts a file system; in the words of {@code zfs unmount}. */
    public void unmount(Dataset dataset, boolean force) throws StorageRefusal {
        Optional<Mount> mount = mounted(dataset);
        if (mount.isEmpty()) {
            return;
        }
        try {
            Mounts.of(node).unmount(mount.get().target());
        } catch (FileError busy) {
            throw new StorageRefusal("cannot unmount '" + mount.get().target() + "': pool or dataset is busy");
        }
    }

    /** {@code zfs unmount -a}: unmounts what can be unmounted. */
    public void unmountAll() {
        for (Dataset dataset : zfs.pools().stream().flatMap(pool -> pool.datasets().stream()).toList().reversed()) {
            try {
                unmount(dataset, false);
            } catch (StorageRefusal busy) {
                continue; // as the unit does: what is busy stays
            }
        }
    }

    /** Unmounts all file systems of a pool, those within others first, and removes the directories that are left empty. */
    void unmountAll(Pool pool, boolean force) throws StorageRefusal {
        List<Dataset> mounted = pool.datasets().stream().filter(dataset -> mounted(dataset).isPresent())
                .sorted(Comparator.comparing((Dataset dataset) -> mounted(dataset).orElseThrow().target()).reversed()).toList();
        for (Dataset dataset : mounted) {
            String target = mounted(dataset).orElseThrow().target();
            unmount(dataset, force);
            node.disk().remove(target);
        }
    }

    /** {@code zfs mount -a}: mounts everything that is to be mounted and is not; the complaints. */
    public List<String> mountAll() {
        return zfs.pools().stream().flatMap(pool -> mountAll(pool).stream()).toList();
    }

    /** The same for one pool. */
    public List<String> mountAll(Pool pool) {
        return pool.datasets().stream().filter(dataset -> dataset.type() == Dataset.Type.FILESYSTEM)
                .filter(dataset -> dataset.value("canmount").equals("on") && dataset.mountpoint().isPresent())
                .filter(dataset -> mounted(dataset).isEmpty())
                .sorted(Comparator.comparing((Dataset dataset) -> dataset.mountpoint().orElseThrow())).flatMap(dataset -> {
                    try {
                        mount(dataset);
                        return Stream.<String>empty();
                    } catch (StorageRefusal refused) {
                        return Stream.of(refused.getMessage());
                    }
                }).toList();
    }

    /** Removes a file system, volume or snapshot, which is unmounted first; what lies below it is gone as well. */
    public void destroy(Dataset dataset) throws StorageRefusal {
        if (dataset.type() == Dataset.Type.SNAPSHOT) {
            dataset.place().remove();
            return;
        }
        for (Dataset child : dataset.children()) {
            destroy(child);
        }
        Optional<Mount> mount = mounted(dataset);
        unmount(dataset, true);
        mount.ifPresent(was -> node.disk().remove(was.target()));
        zfs.volumes().vanish(dataset);
        dataset.place().remove();
        BlockDevices.of(node).changed();
    }

    /** Sets a property of a dataset, or takes away what was set; what is mounted follows. */
    public void set(Dataset dataset, String property, Optional<String> value) throws StorageRefusal {
        boolean moves = property.equals("mountpoint");
        boolean off = property.equals("canmount") && value.filter("off"::equals).isPresent();
        List<Dataset> mounted = dataset.tree().stream().filter(one -> mounted(one).isPresent()).toList();
        if (moves || off) {
            for (Dataset one : off ? List.of(dataset) : mounted.reversed()) {
                String target = mounted(one).map(Mount::target).orElse("");
                unmount(one, false);
                if (moves) {
                    node.disk().remove(target);
                }
            }
        }
        value.ifPresentOrElse(text -> dataset.local(property, text), () -> dataset.unset(property));
        if (moves) {
            for (Dataset one : mounted) {
                if (one.mountpoint().isPresent()) {
                    mount(one);
                }
            }
        } else {
            mounted.forEach(one -> mounted(one).ifPresent(mount -> Mounts.of(node).remount(mount, options(one, mount.has("ro")
                    && !property.equals("readonly")))));
        }
        BlockDevices.of(node).changed();
    }

    private static String options(Dataset dataset, boolean readOnly) {
        return (readOnly || dataset.value("readonly").equals("on") ? "ro" : "rw") + (dataset.value("atime").equals("off") ? ",noatime"
                : dataset.value("relatime").equals("on") ? ",relatime" : "") + ",xattr,"
                + (dataset.value("acltype").startsWith("posix") ? "posixacl" : "noacl") + ",casesensitive";
    }

    /** Gives a dataset another name, and mounts anew what is mounted below it. */
    public void rename(Dataset dataset, String name) throws StorageRefusal {
        List<Dataset> mounted = dataset.tree().stream().filter(one -> mounted(one).isPresent()).toList();
        for (Dataset one : mounted.reversed()) {
            String target = mounted(one).orElseThrow().target();
            unmount(one, true);
            node.disk().remove(target);
        }
        Dataset renamed = named(dataset.pool(), name);
        try {
            node.drives().makeDirectories(PathNames.parent(renamed.place().path()));
            node.drives().rename(dataset.place().path(), renamed.place().path());
        } catch (FileError e) {
            throw new IllegalStateException("the drives did not rename " + dataset.name(), e);
        }
        for (Dataset one : mounted) {
            Dataset now = named(dataset.pool(), name + one.name().substring(dataset.name().length()));
            if (now.mountpoint().isPresent()) {
                mount(now);
            }
        }
        BlockDevices.of(node).changed();
    }

    /** Keeps a file system or volume as it is now. */
    public Dataset snapshot(Dataset dataset, String name) {
        Dataset snapshot = new Dataset(dataset.pool(), dataset.name() + "@" + name, dataset.place().in("snapshot").in(name));
        make(snapshot, Dataset.Type.SNAPSHOT, Map.of());
        snapshot.record("of", dataset.type().name());
        snapshot.record("referenced", String.valueOf(dataset.pool().space().referenced(dataset)));
        String folder = dataset.type() == Dataset.Type.VOLUME ? "content" : "files";
        copy(dataset.place().in(folder).path(), snapshot, folder);
        return snapshot;
    }

    private void copy(String from, Dataset to, String folder) {
        try {
            to.place().in(folder).make();
            node.drives().copy(from, to.place().in(folder).path());
        } catch (FileError full) {
            throw new IllegalStateException("the drives took no copy of " + from, full);
        }
    }

    /** Makes a file system or volume again what it was; what is mounted stays so. */
    public void rollBack(Dataset snapshot) {
        Dataset live = snapshot.parent().orElseThrow();
        String folder = live.type() == Dataset.Type.VOLUME ? "content" : "files";
        Optional<Mount> mount = mounted(live);
        List<Dataset> above = live.pool().datasets().stream().filter(other -> !other.equals(live)).filter(other -> mount.isPresent()
                && mounted(other).filter(one -> one.target().startsWith(mount.get().target() + "/")).isPresent()).toList();
        List<String> targets = above.stream().map(other -> mounted(other).orElseThrow().target()).toList();
        try {
            for (String target : targets.reversed()) {
                Mounts.of(node).unmount(target);
            }
            live.place().in(folder).clear();
            copy(snapshot.place().in(folder).path(), live, folder);
            for (int i = 0; i < above.size(); i++) {
                mountAt(above.get(i), targets.get(i), Optional.empty());
            }
        } catch (FileError | StorageRefusal e) {
            throw new IllegalStateException("no rolling back to " + snapshot.name(), e);
        }
    }
}
