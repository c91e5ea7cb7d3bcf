package praktikum.sim.proxmox.storage.fault;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.ManagementBridge;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.config.StorageType;

/** The storage that all nodes share, defined otherwise than planned. */
final class NfsStorageFaults {

    static final String NEEDS = "an NFS storage";

    private NfsStorageFaults() {}

    static List<Fault> all() {
        return List.of(
                StorageTable.missing(NEEDS, NfsStorageFaults::isNfs, "nfs-missing"),
                nfs("nfs-as-directory", NfsStorageFaults::directory),
                nfs("nfs-other-export", (node, storage) -> StorageTable.with(storage, "export", storage.required("export") + "-2")),
                nfs("nfs-other-server", (node, storage) -> StorageTable.with(storage, "server", Ip.parse(storage.required("server"))
                        .map(ManagementBridge::neighbour).map(Ip::toString).orElse("nas.school.invalid"))),
                nfs("nfs-content", (node, storage) -> StorageTable.with(storage, "content", "iso")),
                nfs("nfs-disabled", (node, storage) -> StorageTable.with(storage, "disable", "1")),
                nfs("nfs-restricted", (node, storage) -> StorageTable.with(storage, "nodes", StorageTable.first(node))));
    }

    private static Fault nfs(String name, BiFunction<Machine, StorageSection, StorageSection> change) {
        return StorageTable.fault(NEEDS, NfsStorageFaults::isNfs, name, change);
    }

    static boolean isNfs(Machine node, StorageSection storage) {
        return storage.type().name().equals("nfs");
    }

    /** Where it is mounted. */
    static String path(StorageSection storage) {
        return "/mnt/pve/" + storage.id();
    }

    // Added as a directory, it is active on every node, and each has its own.
    private static StorageSection directory(Machine node, StorageSection storage) {
        for (Machine other : node.world().machines(Product.PROXMOX_VE)) {
            if (Mounts.of(other).at(path(storage)).isPresent()) {
                TypedCommand.run(other, "umount", path(storage));
            }
        }
        return new StorageSection(storage.id(), StorageType.of(node.release()).get("dir"),
                Map.of("path", path(storage), "content", storage.option("content").orElse("images")));
    }
}
