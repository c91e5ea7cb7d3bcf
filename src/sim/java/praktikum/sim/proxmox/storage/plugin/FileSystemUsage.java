package praktikum.sim.proxmox.storage.plugin;

import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.node.NodeFigures;

/** How full the file system under a path is. */
final class FileSystemUsage {

    private FileSystemUsage() {}

    static Optional<StorageUsage> of(Machine node, String path) {
        return Optional.of(new StorageUsage(NodeFigures.ROOT, NodeFigures.ROOT_USED, NodeFigures.ROOT - NodeFigures.ROOT_USED, true));
    }
}
