package praktikum.sim.proxmox.storage.fault;

import java.util.List;
import java.util.function.BiFunction;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Zfs;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** Local storages that are defined otherwise than planned. */
final class StorageFaults {

    private StorageFaults() {}

    static List<Fault> all() {
        return List.of(
                directory("storage-not-mountpoint", (node, storage) -> StorageTable.without(storage, "is_mountpoint")),
                directory("storage-shared", (node, storage) -> StorageTable.with(storage, "shared", "1")),
                directory("storage-content", (node, storage) -> StorageTable.with(storage, "content",
                        storage.contents().contains("images") ? "iso,vztmpl" : "images,rootdir")),
                directory("storage-restricted", (node, storage) -> StorageTable.with(storage, "nodes", StorageTable.first(node))),
                directory("storage-disabled", (node, storage) -> StorageTable.with(storage, "disable", "1")),
                StorageTable.missing("a directory storage", StorageFaults::isOfDataset, "storage-missing"),
                directory("storage-wrong-path", (node, storage) -> StorageTable.with(StorageTable.without(storage, "is_mountpoint"), "path",
                        "/srv/" + storage.id())),
                pool("storage-wrong-pool", (node, storage) -> StorageTable.with(StorageTable.without(storage, "mountpoint"), "pool",
                        child(node, storage))),
                pool("storage-pool-restricted", (node, storage) -> StorageTable.with(storage, "nodes", StorageTable.first(node))));
    }

    private static Fault directory(String name, BiFunction<Machine, StorageSection, StorageSection> change) {
        return StorageTable.fault("a directory storage on a mounted dataset", StorageFaults::isOfDataset, name, change);
    }

    private static Fault pool(String name, BiFunction<Machine, StorageSection, StorageSection> change) {
        return StorageTable.fault("a storage of a ZFS pool", StorageFaults::isOfPool, name, change);
    }

    private static boolean isOfDataset(Machine node, StorageSection storage) {
        return storage.type().name().equals("dir") && Mounts.of(node).at(storage.required("path"))
                .filter(mount -> mount.type().equals("zfs")).isPresent();
    }

    private static boolean isOfPool(Machine node, StorageSection storage) {
        return storage.type().name().equals("zfspool") && !child(node, storage).isEmpty();
    }

    /** A file system below the dataset of a storage; empty text where there is none. */
    private static String child(Machine node, StorageSection storage) {
        return Zfs.of(node).dataset(storage.required("pool")).stream().flatMap(dataset -> dataset.children().stream())
                .filter(dataset -> dataset.type() == Dataset.Type.FILESYSTEM).map(Dataset::name).findFirst().orElse("");
    }
}
