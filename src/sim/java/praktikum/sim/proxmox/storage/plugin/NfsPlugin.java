package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** A directory of an NFS server, mounted below {@code /mnt/pve} (PVE::Storage::NFSPlugin). No server answers yet. */
final class NfsPlugin implements StoragePlugin {

    private final Machine node;
    private final DirectoryVolumes volumes;

    NfsPlugin(Machine node, StorageOutput output) {
        this.node = node;
        this.volumes = new DirectoryVolumes(node, output);
    }

    private boolean mounted(StorageSection storage) {
        String server = storage.required("server");
        String source = (server.contains(":") ? "[" + server + "]" : server) + ":" + storage.required("export");
        return MountTable.of(node).mounts().stream().anyMatch(one -> one.type().startsWith("nfs")
                && one.source().replaceFirst("(.)/$", "$1").equals(source) && one.path().equals(storage.required("path")));
    }

    @Override
    public boolean online(StorageSection storage) {
        return mounted(storage);
    }

    @Override
    public void activate(StorageSection storage) throws StorageError {
        new ContentDirectories(node, storage).makeContents();
    }

    @Override
    public Optional<StorageUsage> usage(StorageSection storage) {
        return mounted(storage) ? FileSystemUsage.of(node, storage.required("path")) : Optional.empty();
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
