package praktikum.sim.proxmox.storage.plugin;

import java.util.List;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;

/**
 * What is mounted on a machine, as {@code /proc/mounts} says.
 *
 * @param mounts in the order of mounting
 */
record MountTable(List<Mounted> mounts) {

    /**
     * One mount.
     *
     * @param source the device, dataset or export
     * @param path where it is mounted
     * @param type the type of the file system
     */
    record Mounted(String source, String path, String type) {
    }

    static MountTable of(Machine node) {
        return new MountTable(node.disk().textOrEmpty("/proc/mounts").lines().map(line -> line.split(" "))
                .filter(words -> words.length > 2).map(words -> new Mounted(words[0], plain(words[1]), words[2])).toList());
    }

    // Blanks are written in octal there.
    private static String plain(String path) {
        return path.replace("\\040", " ").replace("\\011", "\t");
    }

    /** Whether something is mounted right at a path, links followed. */
    boolean at(Machine node, String path) {
        try {
            if (!node.files().exists(path)) {
                return false;
            }
            String real = node.files().resolve(path);
            return mounts.stream().anyMatch(one -> one.path().equals(real));
        } catch (FileError e) {
            return false;
        }
    }
}
