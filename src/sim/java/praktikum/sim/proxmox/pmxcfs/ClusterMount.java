package praktikum.sim.proxmox.pmxcfs;

import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.MemoryFiles;

/** The mount of the cluster file system at {@code /etc/pve}. */
final class ClusterMount {

    /** Its line in {@code /proc/mounts}. */
    static final String LINE =
            "/dev/fuse /etc/pve fuse rw,nosuid,nodev,relatime,user_id=0,group_id=0,default_permissions,allow_other 0 0";
    private static final String POINT = "/etc/pve";

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
