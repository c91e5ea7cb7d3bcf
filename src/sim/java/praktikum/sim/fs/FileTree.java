package praktikum.sim.fs;

import java.util.List;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.Inode.Directory;
import praktikum.sim.fs.Inode.Mount;

/** The tree of names of {@link MemoryFiles}: finds what a path leads to, here or in a mounted file system. */
final class FileTree {

    private static final int LONGEST_NAME = 255;

    private final Directory root;

    /** Where a path leads, before links are followed. */
    sealed interface Location {
        record Local(Inode node) implements Location {}

        record Mounted(FileSystem files, String path) implements Location {}
    }

    FileTree(Directory root) {
        this.root = root;
    }

    String resolve(String path) throws FileError {
        return new SymlinkResolver(this::status).resolve(path);
    }

    /** The path with the links of its directories followed, its last part as it is. */
    String unfollowed(String path) throws FileError {
        String parent = PathNames.parent(path);
        return path.equals("/") || parent.equals("/") ? path : PathNames.child(resolve(parent), PathNames.name(path));
    }

    FileStatus status(String path) throws FileError {
        return switch (spot(path)) {
            case Location.Mounted away -> away.files().status(away.path());
            case Location.Local(Inode node) -> node.status();
        };
    }

    Directory directory(String path) throws FileError {
        if (spot(path) instanceof Location.Local(Directory directory)) {
            return directory;
        }
        throw new FileError(Errno.ENOTDIR, path);
    }

    Location spot(String path) throws FileError {
        Inode node = root;
        List<String> parts = PathNames.parts(path);
        for (int i = 0; i <= parts.size(); i++) {
            if (node instanceof Mount mount) {
                return new Location.Mounted(mount.files, "/" + String.join("/", parts.subList(i, parts.size())));
            }
            if (i < parts.size()) {
                if (!(node instanceof Directory directory)) {
                    throw new FileError(Errno.ENOTDIR, path);
                }
                node = directory.children.get(parts.get(i));
                if (node == null) {
                    throw new FileError(Errno.ENOENT, path);
                }
            }
        }
        return new Location.Local(node);
    }

    /** The spot of a path whose last part may be missing where it lies in a mounted file system. */
    Location spotOfName(String path) throws FileError {
        return !path.equals("/") && spotOfParent(path) instanceof Location.Mounted away ? away : spot(path);
    }

    /** The directory that holds a name; in a mounted file system the path of the name there. */
    Location spotOfParent(String path) throws FileError {
        return switch (spot(PathNames.parent(path))) {
            case Location.Mounted(FileSystem files, String inner) ->
                new Location.Mounted(files, PathNames.child(inner, PathNames.name(path)));
            case Location.Local(Directory directory) -> new Location.Local(directory);
            case Location.Local _ -> throw new FileError(Errno.ENOTDIR, path);
        };
    }

    static void checkName(String path) throws FileError {
        if (PathNames.name(path).length() > LONGEST_NAME) {
            throw new FileError(Errno.ENAMETOOLONG, path);
        }
    }
}
