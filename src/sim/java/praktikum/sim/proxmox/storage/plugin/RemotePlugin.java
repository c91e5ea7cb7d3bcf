package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** Storages of types whose servers the simulator has not: they are written down, and never online. */
final class RemotePlugin implements StoragePlugin {

    @Override
    public boolean online(StorageSection storage) {
        return false;
    }

    @Override
    public void activate(StorageSection storage) throws StorageError {
        throw offline(storage);
    }

    @Override
    public Optional<StorageUsage> usage(StorageSection storage) {
        return Optional.empty();
    }

    @Override
    public List<StorageVolume> volumes(StorageSection storage, Set<String> contents) throws StorageError {
        throw offline(storage);
    }

    @Override
    public String path(StorageSection storage, String volume) throws StorageError {
        throw offline(storage);
    }

    @Override
    public String allocate(StorageSection storage, int guest, String format, String name, long kib) throws StorageError {
        throw offline(storage);
    }

    @Override
    public void free(StorageSection storage, String volume) throws StorageError {
        throw offline(storage);
    }

    private static StorageError offline(StorageSection storage) {
        return new StorageError("storages of type " + storage.type().name() + " are not supported by the simulator");
    }
}
