package praktikum.sim.machine.network;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** {@code /sys/class/net}: a directory per interface that the kernel has at the moment. */
final class SysClassNet implements FileSystem, MachinePart {

    private static final String MOUNT = "/sys/class/net";
    private static final List<String> FILES = List.of("address", "carrier", "duplex", "ifindex", "mtu", "operstate", "speed");

    private final Machine node;

    SysClassNet(Machine node) {
        this.node = node;
    }

    @Override
    public void boot() {
        try {
            if (node.files().exists(MOUNT)) {
                node.files().unmount(MOUNT);
            }
            node.files().mount(MOUNT, this);
        } catch (FileError e) {
            throw new IllegalStateException("/sys is no directory", e);
        }
    }

    private Optional<Nic> nic(String path) {
        List<String> parts = PathNames.parts(path);
        return parts.isEmpty() ? Optional.empty() : node.world().ask(() -> Nics.of(node).get(parts.getFirst()));
    }

    @Override
    public FileStatus status(String path) throws FileError {
        List<String> parts = PathNames.parts(path);
        Instant modified = node.world().ask(node::bootedAt);
        if (parts.isEmpty() || parts.size() == 1 && nic(path).isPresent()) {
            return FileStatus.directory(0755, modified);
        }
        if (parts.size() == 2 && nic(path).isPresent() && FILES.contains(parts.getLast())) {
            return FileStatus.file(0444, 4096, modified);
        }
        throw new FileError(Errno.ENOENT, path);
    }

    @Override
    public byte[] read(String path) throws FileError {
        if (status(path).isDirectory()) {
            throw new FileError(Errno.EISDIR, path);
        }
        Nic nic = nic(path).orElseThrow(() -> new FileError(Errno.ENOENT, path));
        String text = node.world().ask(() -> {
            boolean carrier = nic.up() && Nics.of(node).carrier(nic);
            return switch (PathNames.name(path)) {
                case "address" -> nic.mac();
                case "duplex" -> Nics.of(node).cable(nic).map(cable -> cable.in() == cable.out() ? "full" : "half").orElse("unknown");
                case "speed" -> Nics.of(node).cable(nic).map(cable -> Math.max(cable.in(), cable.out())).orElse(-1).toString();
                case "carrier" -> carrier ? "1" : "0";
                case "ifindex" -> String.valueOf(nic.index());
                case "mtu" -> String.valueOf(nic.mtu());
                default -> nic.kind() == Nic.Kind.LOOPBACK ? "unknown" : carrier ? "up" : "down";
            };
        });
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> list(String path) throws FileError {
        if (!status(path).isDirectory()) {
            throw new FileError(Errno.ENOTDIR, path);
        }
        return path.equals("/") ? node.world().ask(() -> Nics.of(node).all().stream().map(Nic::name).sorted().toList()) : FILES;
    }
}
