package praktikum.sim.machine.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** What is mounted on a running machine. It is the one place that says so: {@code /proc/mounts}, df, findmnt and lsblk ask here. */
public final class Mounts implements MachinePart, DeviceUser {

    private static final int AFTER_DEVICES = -90;
    private static final long KIB = 1024;

    private final Machine node;
    private final List<Mount> mounts = new ArrayList<>();

    Mounts(Machine node) {
        this.node = node;
    }

    /** Those of a machine. */
    public static Mounts of(Machine machine) {
        return machine.part(Mounts.class);
    }

    @Override
    public int order() {
        return AFTER_DEVICES;
    }

    /** What the kernel and systemd mount before anything else; the root file system is there. */
    @Override
    public void boot() {
        Mount udev = mounts.removeFirst();
        mounts.add(Mount.of("sysfs", "/sys", "sysfs", "rw,nosuid,nodev,noexec,relatime"));
        mounts.add(Mount.of("proc", "/proc", "proc", "rw,relatime"));
        mounts.add(udev);
        mounts.add(Mount.of("devpts", "/dev/pts", "devpts", "rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=000"));
        memory("tmpfs", "/run", "rw,nosuid,nodev,noexec,relatime,size=1636584k,mode=755,inode64", 1_636_584, 1_388);
        mounts.add(RootFileSystem.mount(node));
        mounts.add(Mount.of("securityfs", "/sys/kernel/security", "securityfs", "rw,nosuid,nodev,noexec,relatime"));
        memory("tmpfs", "/dev/shm", "rw,nosuid,nodev,inode64", 8_182_912, 43_680);
        memory("tmpfs", "/run/lock", "rw,nosuid,nodev,noexec,relatime,size=5120k,inode64", 5_120, 0);
        mounts.add(Mount.of("cgroup2", "/sys/fs/cgroup", "cgroup2", "rw,nosuid,nodev,noexec,relatime"));
        try {
            temporary();
            node.files().supply("/proc/mounts", 0444, this::table);
            node.files().supply("/proc/self/mounts", 0444, this::table);
        } catch (FileError e) {
            throw new IllegalStateException("/proc or /tmp is no directory", e);
        }
    }

    /** From Debian 13 on {@code /tmp} is in memory; before that systemd-tmpfiles empties it at boot. */
    private void temporary() throws FileError {
        if (node.release().number() < 9) {
            node.files().clear("/tmp");
            return;
        }
        MemoryFiles files = new MemoryFiles(node.clock());
        files.setMode("/", 01777);
        node.files().mount("/tmp", files);
        mounts.add(MemoryFileSystem.of("tmpfs", "/tmp", "rw,nosuid,nodev,size=8182912k,nr_inodes=1048576,inode64", files));
    }

    private void memory(String source, String target, String options, long kib, long usedKib) {
        mounts.add(new Mount(source, target, "tmpfs", options, "", () -> new Usage(kib * KIB, usedKib * KIB, (kib - usedKib) * KIB)));
    }

    private byte[] table() {
        return node.world().ask(() -> all().stream().map(mount -> mount.line() + "\n").collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The power is gone: nothing is mounted. */
    @Override
    public void powerCut() {
        for (Mount mount : List.copyOf(mounts).reversed()) {
            drop(mount);
        }
    }

    /** All, in the order in which they were mounted. */
    public List<Mount> all() {
        return Stream.concat(mounts.stream(), node.parts(MountedFileSystem.class).stream().flatMap(part -> part.mounted().stream()))
                .toList();
    }

    /** What is mounted at a directory; the uppermost where it is several. */
    public Optional<Mount> at(String target) {
        return all().stream().filter(mount -> mount.target().equals(target)).reduce((a, b) -> b);
    }

    /** The file system in which a path lies, symbolic links followed; the path need not exist. */
    public Mount covering(String path) {
        String real;
        try {
            real = node.files().resolve(path);
        } catch (FileError none) {
            real = path;
        }
        String wanted = real.equals("/") ? "/" : real + "/";
        return all().stream().filter(mount -> mount.target().equals("/") || wanted.startsWith(mount.target() + "/"))
                .reduce((a, b) -> b.target().length() >= a.target().length() ? b : a).orElseThrow();
    }

    /** Where a block device is mounted. */
    public List<Mount> of(BlockDevice device) {
        return mounts.stream().filter(mount -> mount.device().equals(device.name())).toList();
    }

    /** Mounts a file system; {@code ENOENT} where its directory is not there. */
    public void mount(Mount mount, FileSystem files) throws FileError {
        if (!node.files().exists(mount.target())) {
            throw new FileError(Errno.ENOENT, mount.target());
        }
        if (!node.files().isDirectory(mount.target())) {
            throw new FileError(Errno.ENOTDIR, mount.target());
        }
        node.files().mount(mount.target(), files);
        mounts.add(mount);
    }

    /**
     * Mounts what lies on a block device.
     *
     * @param options the options in effect, such as {@code rw,relatime}
     */
    public void mount(BlockDevice device, String target, String options) throws FileError {
        DiskFileSystem.files(device.medium()).make();
        mount(new Mount(device.path(), node.files().resolve(target), device.signature().map(Signature::type).orElse(""), options,
                device.name(), () -> DiskFileSystem.usage(device)), DiskFileSystem.open(node, device));
    }

    /** Mounts what the kernel needs without anybody's asking, and makes the directory. */
    void system(String source, String target, String type, String options, long kib, long usedKib, FileSystem files) {
        try {
            node.files().mount(target, files);
        } catch (FileError e) {
            throw new IllegalStateException(target + " is no directory", e);
        }
        mounts.add(new Mount(source, target, type, options, "", () -> new Usage(kib * KIB, usedKib * KIB, (kib - usedKib) * KIB)));
    }

    /** Unmounts the uppermost file system at a directory; {@code EINVAL} where there is none, {@code EBUSY} where others lie in it. */
    public void unmount(String target) throws FileError {
        Mount mount = mounts.stream().filter(one -> one.target().equals(target)).reduce((a, b) -> b)
                .orElseThrow(() -> new FileError(Errno.EINVAL, target));
        boolean covers = all().stream().anyMatch(other -> target.equals("/") || other.target().startsWith(target + "/"));
        if (covers) {
            throw new FileError(Errno.EBUSY, target);
        }
        drop(mount);
    }

    /** Changes the options of what is mounted, as {@code mount -o remount} does. */
    public void remount(Mount mount, String options) {
        mounts.set(mounts.lastIndexOf(mount), new Mount(mount.source(), mount.target(), mount.type(), options, mount.device(),
                mount.usage()));
    }

    private void drop(Mount mount) {
        mounts.remove(mounts.lastIndexOf(mount));
        try {
            node.files().unmount(mount.target());
        } catch (FileError gone) {
            return; // its directory went with what it lay in
        }
    }

    @Override
    public Optional<String> use(BlockDevice device) {
        return of(device).stream().map(Mount::target).findFirst();
    }
}
