package praktikum.sim.proxmox.pmxcfs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileStatus.Kind;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.pmxcfs.ClusterDatabase.Entry;

/** {@code /etc/pve} as one machine sees it. Owners and modes are fixed; the dot files are made when they are read. */
final class ClusterFiles implements FileSystem {

    private final Machine node;
    private final Pmxcfs pmxcfs;
    private final ClusterStatusFiles made;

    ClusterFiles(Machine node, Pmxcfs pmxcfs) {
        this.node = node;
        this.pmxcfs = pmxcfs;
        this.made = new ClusterStatusFiles(node, pmxcfs);
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws FileError;
    }

    private <T> T now(String path, Work<T> work) throws FileError {
        FileError[] failed = new FileError[1];
        T result = node.world().ask(() -> {
            try {
                if (!pmxcfs.running()) {
                    throw new FileError(Errno.ENOTCONN, path);
                }
                return work.done();
            } catch (FileError e) {
                failed[0] = e;
                return null;
            }
        });
        if (failed[0] != null) {
            throw failed[0];
        }
        return result;
    }

    @Override
    public FileStatus status(String path) throws FileError {
        return now(path, () -> {
            String link = links().get(path);
            if (link != null) {
                return new FileStatus(Kind.LINK, 0755, "root", "www-data", link.length(), Instant.EPOCH, Optional.of(link));
            }
            if (made.names().contains(PathNames.name(path)) && PathNames.parent(path).equals("/")) {
                int size = made.content(PathNames.name(path)).length;
                return new FileStatus(Kind.FILE, path.equals("/.debug") ? 0640 : 0440, "root", "www-data", size,
                        Instant.EPOCH, Optional.empty());
            }
            if (path.equals("/")) {
                return new FileStatus(Kind.DIRECTORY, 0755, "root", "www-data", 0, Instant.EPOCH, Optional.empty());
            }
            Entry entry = entry(path);
            boolean secret = path.matches("/priv(/.*)?|/nodes/[^/]+/priv(/.*)?");
            boolean directory = entry.content().isEmpty();
            return new FileStatus(directory ? Kind.DIRECTORY : Kind.FILE,
                    directory ? secret ? 0700 : 0755 : secret ? 0600 : 0640, "root", "www-data",
                    entry.content().map(bytes -> bytes.length).orElse(0), entry.modified(), Optional.empty());
        });
    }

    @Override
    public byte[] read(String path) throws FileError {
        return now(path, () -> {
            if (PathNames.parent(path).equals("/") && made.names().contains(PathNames.name(path))) {
                return made.content(PathNames.name(path));
            }
            if (pmxcfs.database().isDirectory(path)) {
                throw new FileError(Errno.EISDIR, path);
            }
            return entry(path).content().orElseThrow();
        });
    }

    @Override
    public List<String> list(String path) throws FileError {
        return now(path, () -> {
            if (!pmxcfs.database().isDirectory(path)) {
                throw new FileError(pmxcfs.database().get(path).isPresent() ? Errno.ENOTDIR : Errno.ENOENT, path);
            }
            List<String> names = new ArrayList<>(pmxcfs.database().names(path));
            if (path.equals("/")) {
                names.addAll(made.names());
                links().keySet().forEach(link -> names.add(PathNames.name(link)));
                names.sort(null);
            }
            return names;
        });
    }

    @Override
    public void write(String path, byte[] content) throws FileError {
        change(path, () -> {
            parentOf(path);
            if (pmxcfs.database().isDirectory(path)) {
                throw new FileError(Errno.EISDIR, path);
            }
            Entry entry = new Entry(Optional.of(content.clone()), node.now());
            pmxcfs.replicas().forEach(peer -> peer.database().put(path, entry));
            if (path.equals("/corosync.conf")) {
                pmxcfs.confChanged();
            }
        });
    }

    @Override
    public void makeDirectory(String path) throws FileError {
        change(path, () -> {
            parentOf(path);
            if (pmxcfs.database().get(path).isPresent()) {
                throw new FileError(Errno.EEXIST, path);
            }
            Entry entry = new Entry(Optional.empty(), node.now());
            pmxcfs.replicas().forEach(peer -> peer.database().put(path, entry));
            keepLock(path);
        });
    }

    private void keepLock(String path) {
        if (ClusterLocks.isLock(path)) {
            pmxcfs.replicas().forEach(peer -> peer.database().locks().keep(path, node.world().now()));
        }
    }

    @Override
    public void remove(String path) throws FileError {
        change(path, () -> {
            entry(path);
            if (!pmxcfs.database().names(path).isEmpty()) {
                throw new FileError(Errno.ENOTEMPTY, path);
            }
            pmxcfs.replicas().forEach(peer -> peer.database().remove(path));
        });
    }

    @Override
    public void rename(String from, String to) throws FileError {
        change(from, () -> {
            entry(from);
            parentOf(to);
            pmxcfs.replicas().forEach(peer -> peer.database().move(from, to));
            if (to.equals("/corosync.conf")) {
                pmxcfs.confChanged();
            }
        });
    }

    // Modes, owners and times are pmxcfs's own business: it takes the calls that agree with them and refuses others. Locks are kept by
    // setting their time, and setting it to 0 asks for one that nobody keeps any more.
    @Override
    public void setMode(String path, int mode) throws FileError {
        if (status(path).mode() != mode) {
            throw new FileError(Errno.EPERM, path);
        }
    }

    @Override
    public void setOwner(String path, String owner, String group) throws FileError {
        if (!owner.equals("root")) {
            throw new FileError(Errno.EPERM, path);
        }
    }

    @Override
    public void setModified(String path, Instant modified) throws FileError {
        if (!ClusterLocks.isLock(path)) {
            now(path, () -> entryOrMade(path));
            return;
        }
        change(path, () -> {
            entry(path);
            if (!modified.equals(Instant.EPOCH)) {
                keepLock(path);
            } else if (pmxcfs.database().locks().expired(path, node.world().now())) {
                pmxcfs.replicas().forEach(peer -> peer.database().remove(path));
            }
        });
    }

    @FunctionalInterface
    private interface Change {
        void carryOut() throws FileError;
    }

    private void change(String path, Change change) throws FileError {
        now(path, () -> {
            boolean fixed = PathNames.parent(path).equals("/")
                    && (made.names().contains(PathNames.name(path)) || links().containsKey(path));
            if (fixed || !pmxcfs.quorate()) {
                throw new FileError(Errno.EACCES, path);
            }
            change.carryOut();
            return true;
        });
    }

    private Entry entry(String path) throws FileError {
        return pmxcfs.database().get(path).orElseThrow(() -> new FileError(Errno.ENOENT, path));
    }

    private boolean entryOrMade(String path) throws FileError {
        status(path);
        return true;
    }

    private void parentOf(String path) throws FileError {
        if (!pmxcfs.database().isDirectory(PathNames.parent(path))) {
            throw new FileError(Errno.ENOENT, path);
        }
    }

    private Map<String, String> links() {
        String own = "nodes/" + pmxcfs.nodename();
        return new TreeMap<>(Map.of("/local", own, "/lxc", own + "/lxc", "/openvz", own + "/openvz",
                "/qemu-server", own + "/qemu-server"));
    }
}
