package praktikum.sim.proxmox.storage.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** A directory of an NFS server, mounted below {@code /mnt/pve} (PVE::Storage::NFSPlugin). */
final class NfsPlugin implements StoragePlugin {

    private static final int PORT = 2049;

    private final Machine node;
    private final NodeCommands commands;
    private final DirectoryVolumes volumes;

    NfsPlugin(Machine node, NodeCommands commands, StorageOutput output) {
        this.node = node;
        this.commands = commands;
        this.volumes = new DirectoryVolumes(node, output);
    }

    private static String source(StorageSection storage) {
        String server = storage.required("server");
        return (server.contains(":") ? "[" + server + "]" : server) + ":" + storage.required("export");
    }

    private boolean mounted(StorageSection storage) {
        String source = source(storage);
        return MountTable.of(node).mounts().stream().anyMatch(one -> one.type().startsWith("nfs")
                && one.source().replaceFirst("(.)/$", "$1").equals(source) && one.path().equals(storage.required("path")));
    }

    /** Whether its exports can be listed; where it is to be version 4, which lists none, whether that is registered or the port open. */
    @Override
    public boolean online(StorageSection storage) throws StorageError {
        String server = storage.required("server");
        Optional<String> options = storage.option("options");
        if (options.filter(list -> list.contains("vers=4")).isEmpty()) {
            return commands.succeeds("/sbin/showmount", "--no-headers", "--exports", server);
        }
        Optional<Ip> ip = NameResolver.of(node).resolve(server);
        if (ip.isEmpty()) {
            return false;
        }
        Matcher port = Pattern.compile("port=(\\d{1,5})").matcher(options.get());
        return commands.succeeds("/usr/sbin/rpcinfo", "-T", ip.get().isV6() ? "tcp6" : "tcp", ip.get().toString(), "nfs", "4")
                || TcpConnector.connect(node, ip.get(), port.find() ? Integer.parseInt(port.group(1)) : PORT).open();
    }

    @Override
    public void activate(StorageSection storage) throws StorageError {
        var directories = new ContentDirectories(node, storage);
        String path = storage.required("path");
        if (!mounted(storage)) {
            directories.makeBase();
            if (!node.files().isDirectory(path)) {
                throw new StorageError("unable to activate storage '" + storage.id() + "' - directory '" + path + "' does not exist");
            }
            List<String> mount = new ArrayList<>(List.of("/bin/mount", "-t", "nfs", source(storage), path));
            storage.option("options").ifPresent(options -> mount.addAll(List.of("-o", options)));
            commands.show("mount error", mount.toArray(String[]::new));
        }
        directories.makeContents();
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
