package praktikum.sim.fs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import praktikum.sim.fs.FileError.Errno;

/** Follows symbolic links part by part, by the status of each prefix; 40 links deep like Linux. */
final class SymlinkResolver {

    private static final int MOST_LINKS = 40;

    private final Lookup lookup;

    /** Tells what a path is without following anything. */
    @FunctionalInterface
    interface Lookup {
        FileStatus status(String path) throws FileError;
    }

    SymlinkResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    String resolve(String path) throws FileError {
        return resolve(path, "/", PathNames.parts(path));
    }

    /**
     * Follows what is left of a path.
     *
     * @param path the whole path, for errors
     * @param begun the beginning that was followed already
     * @param left the parts after it
     */
    String resolve(String path, String begun, List<String> left) throws FileError {
        Deque<String> rest = new ArrayDeque<>(left);
        String done = begun;
        int links = 0;
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (name.equals("..")) {
                done = PathNames.parent(done);
                continue;
            }
            String next = PathNames.child(done, name);
            FileStatus status;
            try {
                status = lookup.status(next);
            } catch (FileError e) {
                if (e.errno() == Errno.ENOENT && rest.isEmpty()) {
                    return next;
                }
                throw new FileError(e.errno(), path);
            }
            if (status.isLink()) {
                if (++links > MOST_LINKS) {
                    throw new FileError(Errno.ELOOP, path);
                }
                String target = status.target().orElseThrow();
                List<String> parts = PathNames.parts(target);
                for (int i = parts.size() - 1; i >= 0; i--) {
                    rest.addFirst(parts.get(i));
                }
                done = target.startsWith("/") ? "/" : done;
            } else if (!status.isDirectory() && !rest.isEmpty()) {
                throw new FileError(Errno.ENOTDIR, path);
            } else {
                done = next;
            }
        }
        return done;
    }
}
