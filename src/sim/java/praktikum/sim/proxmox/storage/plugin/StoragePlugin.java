package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.config.StorageType;

/** What can be done with storages of a type on a node, in the time of one command. */
public interface StoragePlugin {

    /** The plugin of a type on a machine, which says what it says into an output. */
    static StoragePlugin of(StorageType type, Machine node, StorageOutput output) {
        var commands = new NodeCommands(node, output);
        return switch (type.name()) {
            case "dir" -> new DirectoryPlugin(node, output);
            case "zfspool" -> new ZfsPoolPlugin(node, commands, output);
            case "lvm" -> new LvmPlugin(node, commands);
            case "lvmthin" -> new LvmThinPlugin(node, commands, output);
            case "nfs" -> new NfsPlugin(node, commands, output);
            default -> new RemotePlugin();
        };
    }

    /** Whether its server answers, where it has one. */
    default boolean online(StorageSection storage) throws StorageError {
        return true;
    }

    /** A new storage on its way into the file: what the plugin adds to it by itself. */
    default StorageSection added(StorageSection storage) {
        return storage;
    }

    /** Makes it ready for use on this node. */
    void activate(StorageSection storage) throws StorageError;

    /** How full it is; empty while it is not there. */
    Optional<StorageUsage> usage(StorageSection storage) throws StorageError;

    /** All that it holds of these types of content. */
    List<StorageVolume> volumes(StorageSection storage, Set<String> contents) throws StorageError;

    /** Where a volume lies on this node, there or not. */
    String path(StorageSection storage, String volume) throws StorageError;

    /**
     * Makes the disk of a guest.
     *
     * @param guest the number of the guest
     * @param format one of the type's formats
     * @param name its name; empty where the next free one is wanted
     * @param kib its size in KiB
     * @return its name in the storage
     */
    String allocate(StorageSection storage, int guest, String format, String name, long kib) throws StorageError;

    /** Removes a volume. */
    void free(StorageSection storage, String volume) throws StorageError;
}
