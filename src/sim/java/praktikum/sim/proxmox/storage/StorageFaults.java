package praktikum.sim.proxmox.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Zfs;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.config.StorageConfig;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** Storages that are defined otherwise than planned. The file is the cluster's, so each of them is wrong on all nodes. */
final class StorageFaults {

    private StorageFaults() {}

    static List<Fault> all() {
        return List.of(
                directory("storage-not-mountpoint", (node, storage) -> without(storage, "is_mountpoint")),
                directory("storage-shared", (node, storage) -> with(storage, "shared", "1")),
                directory("storage-content", (node, storage) -> with(storage, "content",
                        storage.contents().contains("images") ? "iso,vztmpl" : "images,rootdir")),
                directory("storage-restricted", (node, storage) -> with(storage, "nodes", first(node))),
                directory("storage-disabled", (node, storage) -> with(storage, "disable", "1")),
                Fault.in("a directory storage", there(StorageFaults::isOfDataset), "storage-missing", node -> write(node,
                        config(node).without(find(node, StorageFaults::isOfDataset).orElseThrow().id()))),
                directory("storage-wrong-path", (node, storage) -> with(without(storage, "is_mountpoint"), "path", "/srv/" + storage.id())),
                pool("storage-wrong-pool", (node, storage) -> with(without(storage, "mountpoint"), "pool", child(node, storage))),
                pool("storage-pool-restricted", (node, storage) -> with(storage, "nodes", first(node)))).stream()
                .map(fault -> fault.told("sim.storage." + fault.name())).toList();
    }

    @FunctionalInterface
    private interface Change {
        StorageSection of(Machine node, StorageSection storage);
    }

    private static Fault directory(String name, Change change) {
        return fault("a directory storage on a mounted dataset", StorageFaults::isOfDataset, name, change);
    }

    private static Fault pool(String name, Change change) {
        return fault("a storage of a ZFS pool", StorageFaults::isOfPool, name, change);
    }

    @FunctionalInterface
    private interface Kind {
        boolean is(Machine node, StorageSection storage);
    }

    private static boolean isOfDataset(Machine node, StorageSection storage) {
        return storage.type().name().equals("dir") && Mounts.of(node).at(storage.required("path"))
                .filter(mount -> mount.type().equals("zfs")).isPresent();
    }

    private static boolean isOfPool(Machine node, StorageSection storage) {
        return storage.type().name().equals("zfspool") && !child(node, storage).isEmpty();
    }

    private static Fault fault(String needs, Kind kind, String name, Change change) {
        return Fault.in(needs, there(kind), name, node -> {
            StorageSection storage = find(node, kind).orElseThrow();
            write(node, config(node).with(change.of(node, storage)));
        });
    }

    private static Predicate<Machine> there(Kind kind) {
        return node -> find(node, kind).isPresent();
    }

    private static Optional<StorageSection> find(Machine node, Kind kind) {
        return config(node).sections().stream().filter(storage -> kind.is(node, storage)).findFirst();
    }

    private static StorageConfig config(Machine node) {
        return StorageConfig.parse(node.disk().textOrEmpty(StorageConfig.FILE), node.release());
    }

    private static void write(Machine node, StorageConfig config) {
        node.disk().write(StorageConfig.FILE, config.text(node.world().random()));
    }

    private static StorageSection with(StorageSection storage, String option, String value) {
        return changed(storage, options -> {
            options.put(option, value);
            return options;
        });
    }

    private static StorageSection without(StorageSection storage, String option) {
        return changed(storage, options -> {
            options.remove(option);
            return options;
        });
    }

    private static StorageSection changed(StorageSection storage, UnaryOperator<Map<String, String>> change) {
        return storage.with(change.apply(new LinkedHashMap<>(storage.options())));
    }

    /** The first node of the cluster; of the machine where it is in none. */
    private static String first(Machine node) {
        return new ClusterView(node).names().stream().sorted().findFirst().orElse(Pmxcfs.of(node).nodename());
    }

    /** A file system below the dataset of a storage; empty text where there is none. */
    private static String child(Machine node, StorageSection storage) {
        return Zfs.of(node).dataset(storage.required("pool")).stream().flatMap(dataset -> dataset.children().stream())
                .filter(dataset -> dataset.type() == Dataset.Type.FILESYSTEM).map(Dataset::name).findFirst().orElse("");
    }
}
