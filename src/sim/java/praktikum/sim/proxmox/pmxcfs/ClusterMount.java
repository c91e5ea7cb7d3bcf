package praktikum.sim.proxmox.pmxcfs;

import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Usage;

/** The mount of the cluster file system at {@code /etc/pve}. */
final class ClusterMount {

    private static final String POINT = "/etc/pve";
    private static final long KIB = 1024;
    // pmxcfs tells a fixed size: cfs_fuse_statfs.
    private static final Usage USAGE = new Usage(131_072 * KIB, 16 * KIB, 131_056 * KIB);

    /** How it shows among what is mounted. */
    static final Mount SHOWN = new Mount("/dev/fuse", POINT, "fuse",
            "rw,nosuid,nodev,relatime,user_id=0,group_id=0,default_permissions,allow_other", "", () -> USAGE);

    private final MemoryFiles root;

    ClusterMount(MemoryFiles root) {
        this.root = root;
    }

    void open(FileSystem files) {
        try {
            root.mount(POINT, files);
        } catch (FileError e) {
            throw new IllegalStateException("/etc/pve is no directory", e);
        }
    }

    // Only while it runs: the path is found through the mount itself.
    void close() {
        try {
            root.unmount(POINT);
        } catch (FileError e) {
            throw new IllegalStateException("/etc/pve is no directory", e);
        }
    }
}
