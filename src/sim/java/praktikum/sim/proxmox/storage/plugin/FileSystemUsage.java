package praktikum.sim.proxmox.storage.plugin;

import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.Usage;

/** How full the file system under a path is. */
final class FileSystemUsage {

    private FileSystemUsage() {}

    static Optional<StorageUsage> of(Machine node, String path) {
        if (!node.files().exists(path)) {
            return Optional.empty();
        }
        Usage usage = Mounts.of(node).covering(path).usage().get();
        return Optional.of(new StorageUsage(usage.size(), usage.used(), usage.available(), true)).filter(told -> told.total() > 0);
    }
}
