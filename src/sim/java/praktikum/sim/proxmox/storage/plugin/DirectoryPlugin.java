package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/**
 * A directory of the node (PVE::Storage::DirPlugin). It is active as soon as its path is there, and the path is made where it is missing:
 * only {@code is_mountpoint} keeps files from landing on the file system below.
 */
final class DirectoryPlugin implements StoragePlugin {

    private final Machine node;
    private final DirectoryVolumes volumes;

    DirectoryPlugin(Machine node, StorageOutput output) {
        this.node = node;
        this.volumes = new DirectoryVolumes(node, output);
    }

    /** What must be mounted: its path, or the path that {@code is_mountpoint} names. */
    private static Optional<String> mountPoint(StorageSection storage) {
        return storage.option("is_mountpoint").flatMap(value -> value.matches("(?i)1|on|yes|true") ? storage.option("path")
                : value.matches("(?i)0|off|no|false") ? Optional.empty() : Optional.of(value));
    }

    private Optional<String> unmounted(StorageSection storage) {
        return mountPoint(storage).filter(path -> !MountTable.of(node).at(node, path));
    }

    @Override
    public void activate(StorageSection storage) throws StorageError {
        Optional<String> unmounted = unmounted(storage);
        if (unmounted.isPresent()) {
            throw new StorageError("unable to activate storage '" + storage.id()
                    + "' - directory is expected to be a mount point but is not mounted: '" + unmounted.get() + "'");
        }
        var directories = new ContentDirectories(node, storage);
        directories.makeBase();
        directories.makeContents();
    }

    @Override
    public Optional<StorageUsage> usage(StorageSection storage) {
        return unmounted(storage).isPresent() ? Optional.empty() : FileSystemUsage.of(node, storage.required("path"));
    }

    @Override
    public List<StorageVolume> volumes(StorageSection storage, Set<String> contents) {
        return volumes.list(storage, contents);
    }

    @Override
    public String path(StorageSection storage, String volume) throws StorageError {
        return volumes.path(storage, volume);
    }

    @Override
    public String allocate(StorageSection storage, int guest, String format, String name, long kib) throws StorageError {
        return volumes.allocate(storage, guest, format, name, kib);
    }

    @Override
    public void free(StorageSection storage, String volume) throws StorageError {
        volumes.free(storage, volume);
    }
}
