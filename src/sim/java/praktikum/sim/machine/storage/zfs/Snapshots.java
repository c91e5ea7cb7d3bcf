package praktikum.sim.machine.storage.zfs;

import java.util.Arrays;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.fs.PathNames;

/** Files of file systems as they once were. */
final class Snapshots {

    private static final long BLOCK = 4096;

    private Snapshots() {}

    /** Bytes of files in a snapshot that are not the same in the file system now. */
    static long unique(Dataset snapshot, Dataset live) {
        MemoryFiles tree = live.place().tree();
        try {
            return tree.exists(snapshot.files().path()) ? unique(tree, snapshot.files().path(), live.files().path()) : 0;
        } catch (FileError gone) {
            return 0;
        }
    }

    private static long unique(MemoryFiles tree, String old, String now) throws FileError {
        long bytes = 0;
        for (String name : tree.list(old)) {
            String then = PathNames.child(old, name);
            FileStatus status = tree.status(then);
            if (status.isDirectory()) {
                bytes += unique(tree, then, PathNames.child(now, name));
            } else if (status.kind() == FileStatus.Kind.FILE && !same(tree, then, PathNames.child(now, name))) {
                bytes += (status.size() + BLOCK - 1) / BLOCK * BLOCK;
            }
        }
        return bytes;
    }

    private static boolean same(MemoryFiles tree, String then, String now) throws FileError {
        return tree.exists(now) && tree.status(now).kind() == FileStatus.Kind.FILE && tree.status(now).size() == tree.status(then).size()
                && Arrays.equals(tree.read(then), tree.read(now));
    }
}
