package praktikum.sim.fs;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.Inode.Directory;
import praktikum.sim.fs.Inode.Link;
import praktikum.sim.fs.Inode.Mount;
import praktikum.sim.fs.Inode.RegularFile;

/**
 * The tree of names of {@link MemoryFiles}: finds what a path leads to, here or in a mounted file system, and changes what is here. One
 * change happens at a time, and an image is made between two of them.
 */
final class FileTree {

    private static final int LONGEST_NAME = 255;

    private final InstantSource clock;
    private final AtomicLong room;
    private final Directory root;
    private long changes;

    /** Where a path leads, before links are followed. */
    sealed interface Location {
        record Local(Inode node) implements Location {}

        record Mounted(FileSystem files, String path) implements Location {}
    }

    FileTree(InstantSource clock, AtomicLong room) {
        this.clock = clock;
        this.room = room;
        this.root = new Directory(clock.instant());
    }

    String resolve(String path) throws FileError {
        List<String> parts = PathNames.parts(path);
        // Most paths begin with plain directories of this tree, which nothing leads away from.
        Directory directory = root;
        int plain = 0;
        for (; plain < parts.size() && directory.children.get(parts.get(plain)) instanceof Directory child; plain++) {
            directory = child;
        }
        return new SymlinkResolver(this::status).resolve(path, "/" + String.join("/", parts.subList(0, plain)),
                parts.subList(plain, parts.size()));
    }

    /** The path with the links of its directories followed, its last part as it is. */
    String unfollowed(String path) throws FileError {
        String parent = PathNames.parent(path);
        return path.equals("/") || parent.equals("/") ? path : PathNames.child(resolve(parent), PathNames.name(path));
    }

    FileStatus status(String path) throws FileError {
        return switch (location(path)) {
            case Location.Mounted away -> away.files().status(away.path());
            case Location.Local(Inode node) -> node.status();
        };
    }

    Location location(String path) throws FileError {
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

    /** The location of a path whose last part may be missing where it lies in a mounted file system. */
    Location locationOfName(String path) throws FileError {
        return !path.equals("/") && locationOfParent(path) instanceof Location.Mounted away ? away : location(path);
    }

    /** The directory that holds a name; in a mounted file system the path of the name there. */
    Location locationOfParent(String path) throws FileError {
        return switch (location(PathNames.parent(path))) {
            case Location.Mounted(FileSystem files, String inner) ->
                new Location.Mounted(files, PathNames.child(inner, PathNames.name(path)));
            case Location.Local(Directory directory) -> new Location.Local(directory);
            case Location.Local _ -> throw new FileError(Errno.ENOTDIR, path);
        };
    }

    private Directory directory(String path) throws FileError {
        if (location(path) instanceof Location.Local(Directory directory)) {
            return directory;
        }
        throw new FileError(Errno.ENOTDIR, path);
    }

    /** How often something here was changed. */
    synchronized long changes() {
        return changes;
    }

    synchronized DiskImage image() {
        return DiskImage.of(root);
    }

    /** Fills an empty tree. */
    synchronized void restore(DiskImage image) {
        image.into(root, room);
    }

    /** Makes the file of a name where it is not there yet, unless it would lie in a mounted file system. */
    synchronized void touch(String real) throws FileError {
        if (location(PathNames.parent(real)) instanceof Location.Local(Directory parent) && !real.equals("/")) {
            checkName(real);
            parent.children.computeIfAbsent(PathNames.name(real), name -> {
                changed(parent);
                return new RegularFile(room, clock.instant());
            });
        }
    }

    synchronized void write(RegularFile file, byte[] content, boolean append, String path) throws FileError {
        if (append) {
            file.append(content, path);
        } else {
            file.replace(content, path);
        }
        changed(file);
    }

    synchronized void add(String real, String path, Inode node) throws FileError {
        checkName(path);
        Directory parent = directory(PathNames.parent(real));
        if (parent.children.putIfAbsent(PathNames.name(real), node) != null) {
            throw new FileError(Errno.EEXIST, path);
        }
        changed(parent);
    }

    /** Puts something in place of whatever bears the name. */
    synchronized void replace(String real, UnaryOperator<Inode> change) throws FileError {
        changes++;
        directory(PathNames.parent(real)).children.compute(PathNames.name(real), (name, node) -> change.apply(node));
    }

    /** What lies below a directory of this tree, whatever is mounted there. */
    synchronized Amount amount(String path) {
        return inTree(path).map(FileTree::amount).orElse(Amount.NONE);
    }

    private Optional<Inode> inTree(String path) {
        Inode node = root;
        for (String part : PathNames.parts(path)) {
            if (!(covered(node) instanceof Directory directory) || !directory.children.containsKey(part)) {
                return Optional.empty();
            }
            node = directory.children.get(part);
        }
        return Optional.of(covered(node));
    }

    private static Inode covered(Inode node) {
        return node instanceof Mount mount ? covered(mount.covered) : node;
    }

    private static Amount amount(Inode node) {
        return switch (covered(node)) {
            case Directory directory -> directory.children.values().stream().map(FileTree::amount).reduce(Amount.DIRECTORY, Amount::plus);
            case RegularFile file -> Amount.file(file.size());
            case Inode _ -> Amount.ENTRY;
        };
    }

    /** Puts a copy of what lies below a directory of this tree into another one, which is empty; what is mounted is left out. */
    synchronized void copy(String from, String to) throws FileError {
        if (inTree(from).orElseThrow(() -> new FileError(Errno.ENOENT, from)) instanceof Directory source
                && inTree(to).orElseThrow(() -> new FileError(Errno.ENOENT, to)) instanceof Directory target) {
            changes++;
            copy(source, target);
        }
    }

    private void copy(Directory source, Directory target) {
        alike(target, source);
        source.children.forEach((name, node) -> {
            switch (covered(node)) {
                case Directory directory -> {
                    Directory made = new Directory(directory.modified);
                    target.children.put(name, made);
                    copy(directory, made);
                }
                case Link link -> target.children.put(name, alike(new Link(link.target().orElseThrow(), link.modified), link));
                case RegularFile file -> target.children.put(name, alike(new RegularFile(room, file.modified, file.snapshot()), file));
                case Inode _ -> { }
            }
        });
    }

    private static Inode alike(Inode made, Inode original) {
        made.mode = original.mode;
        made.owner = original.owner;
        made.group = original.group;
        made.modified = original.modified;
        return made;
    }

    synchronized void clear(String path) throws FileError {
        if (!(inTree(path).orElseThrow(() -> new FileError(Errno.ENOENT, path)) instanceof Directory directory)) {
            throw new FileError(Errno.ENOTDIR, path);
        }
        changes++;
        directory.children.values().forEach(FileTree::freeAll);
        directory.children.clear();
    }

    private static void freeAll(Inode node) {
        if (covered(node) instanceof Directory directory) {
            directory.children.values().forEach(FileTree::freeAll);
        } else {
            free(covered(node));
        }
    }

    synchronized void remove(String real, Inode node, String path) throws FileError {
        if (real.equals("/")) {
            throw new FileError(Errno.EBUSY, path);
        }
        if (node instanceof Directory directory && !directory.children.isEmpty()) {
            throw new FileError(Errno.ENOTEMPTY, path);
        }
        Directory parent = directory(PathNames.parent(real));
        parent.children.remove(PathNames.name(real), node);
        changed(parent);
        free(node);
    }

    synchronized void move(String source, String target, Inode node) throws FileError {
        if (source.equals(target)) {
            return;
        }
        if ((target + "/").startsWith(source + "/")) {
            throw new FileError(Errno.EINVAL, source);
        }
        Directory into = directory(PathNames.parent(target));
        Inode replaced = into.children.get(PathNames.name(target));
        if (replaced instanceof Mount) {
            throw new FileError(Errno.EBUSY, target);
        }
        if (replaced instanceof Directory directory) {
            if (!(node instanceof Directory)) {
                throw new FileError(Errno.EISDIR, target);
            }
            if (!directory.children.isEmpty()) {
                throw new FileError(Errno.ENOTEMPTY, target);
            }
        } else if (replaced != null && node instanceof Directory) {
            throw new FileError(Errno.ENOTDIR, target);
        }
        changes++;
        into.children.put(PathNames.name(target), node);
        directory(PathNames.parent(source)).children.remove(PathNames.name(source), node);
        free(replaced);
    }

    synchronized void set(Inode node, Consumer<Inode> change) {
        changes++;
        change.accept(node);
    }

    private void changed(Inode node) {
        changes++;
        node.modified = clock.instant();
    }

    private static void free(Inode node) {
        if (node instanceof RegularFile file) {
            file.free();
        }
    }

    private static void checkName(String path) throws FileError {
        if (PathNames.name(path).length() > LONGEST_NAME) {
            throw new FileError(Errno.ENAMETOOLONG, path);
        }
    }
}
