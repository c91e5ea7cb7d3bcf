package praktikum.sim.fs;

import java.util.List;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.Node.Directory;
import praktikum.sim.fs.Node.Mount;

/** The tree of names of {@link MemoryFiles}: finds what a path leads to, here or in a mounted file system. */
final class FileTree {

    private static final int LONGEST_NAME = 255;

    private final Directory root;

    /** Where a path leads, before links are followed. */
    sealed interface Spot {
        record Here(Node node) implements Spot {}

        record Away(FileSystem files, String path) implements Spot {}
    }

    FileTree(Directory root) {
        this.root = root;
    }

    String resolve(String path) throws FileError {
        return new LinkWalk(this::status).resolve(path);
    }

    /** The path with the links of its directories followed, its last part as it is. */
    String unfollowed(String path) throws FileError {
        String parent = PathNames.parent(path);
        return path.equals("/") || parent.equals("/") ? path : PathNames.child(resolve(parent), PathNames.name(path));
    }

    FileStatus status(String path) throws FileError {
        return switch (spot(path)) {
            case Spot.Away away -> away.files().status(away.path());
            case Spot.Here(Node node) -> node.status();
        };
    }

    Directory directory(String path) throws FileError {
        if (spot(path) instanceof Spot.Here(Directory directory)) {
            return directory;
        }
        throw new FileError(Errno.ENOTDIR, path);
    }

    Spot spot(String path) throws FileError {
        Node node = root;
        List<String> parts = PathNames.parts(path);
        for (int i = 0; i <= parts.size(); i++) {
            if (node instanceof Mount mount) {
                return new Spot.Away(mount.files, "/" + String.join("/", parts.subList(i, parts.size())));
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
        return new Spot.Here(node);
    }

    /** The spot of a path whose last part may be missing where it lies in a mounted file system. */
    Spot spotOfName(String path) throws FileError {
        return !path.equals("/") && spotOfParent(path) instanceof Spot.Away away ? away : spot(path);
    }

    /** The directory that holds a name; in a mounted file system the path of the name there. */
    Spot spotOfParent(String path) throws FileError {
        return switch (spot(PathNames.parent(path))) {
            case Spot.Away(FileSystem files, String inner) ->
                new Spot.Away(files, PathNames.child(inner, PathNames.name(path)));
            case Spot.Here(Directory directory) -> new Spot.Here(directory);
            case Spot.Here _ -> throw new FileError(Errno.ENOTDIR, path);
        };
    }

    static void checkName(String path) throws FileError {
        if (PathNames.name(path).length() > LONGEST_NAME) {
            throw new FileError(Errno.ENAMETOOLONG, path);
        }
    }
}
