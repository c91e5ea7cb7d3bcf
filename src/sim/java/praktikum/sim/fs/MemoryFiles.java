package praktikum.sim.fs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus.Kind;
import praktikum.sim.fs.FileTree.Location;
import praktikum.sim.fs.Inode.Directory;
import praktikum.sim.fs.Inode.GeneratedFile;
import praktikum.sim.fs.Inode.Link;
import praktikum.sim.fs.Inode.Mount;
import praktikum.sim.fs.Inode.RegularFile;

/**
 * A Unix file system in memory, with mounts and with files that are made when they are read; safe for many threads.
 *
 * <p>Own code because Jimfs (tried at 1.3.1) has no mounts and no made-up files, its links cannot leave it, it keeps
 * modes without heeding them, and its first start with Guava takes longer than the whole simulator may.
 */
public final class MemoryFiles implements FileSystem {

    static final long CAPACITY = 64L << 20;

    private final InstantSource clock;
    private final FileTree tree;

    /** An empty root directory that stamps changes with that clock; all files together hold 64 MiB. */
    public MemoryFiles(InstantSource clock) {
        this.tree = new FileTree(clock, new AtomicLong(CAPACITY));
        this.clock = clock;
    }

    /** Makes an empty disk the one that an image was made of. */
    public void restore(DiskImage image) {
        tree.restore(image);
    }

    /** All that is kept when the machine is off: not what is mounted, nor what is made when it is read. */
    public DiskImage image() {
        return tree.image();
    }

    /** Grows with every change of what an image holds. */
    public long changes() {
        return tree.changes();
    }

    /** Makes a directory and those above it, where they are not there yet. */
    public void makeDirectories(String path) throws FileError {
        if (!exists(path)) {
            makeDirectories(PathNames.parent(path));
            makeDirectory(path);
        }
    }

    /** Covers a directory, which is made if need be, with another file system; that may lie in one that is mounted itself. */
    @Override
    public void mount(String path, FileSystem files) throws FileError {
        makeDirectories(path);
        String real = resolve(path);
        if (tree.locationOfParent(real) instanceof Location.Mounted away) {
            away.files().mount(away.path(), files);
        } else {
            tree.replace(real, covered -> new Mount(files, covered));
        }
    }

    @Override
    public void unmount(String path) throws FileError {
        String real = resolve(path);
        if (tree.locationOfParent(real) instanceof Location.Mounted away) {
            away.files().unmount(away.path());
        } else {
            tree.replace(real, node -> node instanceof Mount mount ? mount.covered : node);
        }
    }

    /** What the files and directories below a path, a directory of this file system, take; nothing that is mounted counts. */
    public Amount amount(String path) {
        return tree.amount(path);
    }

    /** Puts a copy of what lies below a directory of this file system into another, empty one; what is mounted is left out. */
    public void copy(String from, String to) throws FileError {
        tree.copy(from, to);
    }

    /** Removes all that lies below a directory of this file system, and what is mounted there; it stays, and is empty. */
    public void clear(String path) throws FileError {
        tree.clear(path);
    }

    /** Puts a file whose content is made at each reading; nobody can write it. */
    public void supply(String path, int mode, Supplier<byte[]> content) throws FileError {
        supply(path, mode, content, WriteHandler.closed(path));
    }

    /** Puts a file whose content is made at each reading and taken at each writing. */
    public void supply(String path, int mode, Supplier<byte[]> content, WriteHandler writer) throws FileError {
        device(path, Kind.FILE, mode, () -> new ByteArrayInputStream(content.get()), writer);
    }

    /** Puts a device; its stream may be endless, as that of {@code /dev/zero} is. */
    public void device(String path, Kind kind, int mode, Supplier<InputStream> reader, WriteHandler writer) throws FileError {
        makeDirectories(PathNames.parent(path));
        String real = PathNames.child(resolve(PathNames.parent(path)), PathNames.name(path));
        switch (tree.locationOfParent(real)) {
            case Location.Mounted(MemoryFiles away, String inner) -> away.device(inner, kind, mode, reader, writer);
            case Location.Mounted _ -> throw new FileError(Errno.EROFS, path);
            case Location.Local _ -> tree.replace(real, _ -> new GeneratedFile(kind, mode, clock.instant(), reader, writer));
        }
    }

    @Override
    public String resolve(String path) throws FileError {
        return tree.resolve(path);
    }

    @Override
    public FileStatus status(String path) throws FileError {
        return tree.status(tree.unfollowed(path));
    }

    @Override
    public byte[] read(String path) throws FileError {
        return switch (tree.location(resolve(path))) {
            case Location.Mounted away -> away.files().read(away.path());
            case Location.Local(RegularFile content) -> content.read();
            case Location.Local(GeneratedFile source) -> {
                try (InputStream in = source.reader.get()) {
                    yield in.readNBytes((int) CAPACITY);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            case Location.Local _ -> throw new FileError(Errno.EISDIR, path);
        };
    }

    @Override
    public InputStream open(String path) throws FileError {
        return switch (tree.location(resolve(path))) {
            case Location.Mounted away -> away.files().open(away.path());
            case Location.Local(GeneratedFile source) -> source.reader.get();
            case Location.Local _ -> new ByteArrayInputStream(read(path));
        };
    }

    @Override
    public List<String> list(String path) throws FileError {
        return switch (tree.location(resolve(path))) {
            case Location.Mounted away -> away.files().list(away.path());
            case Location.Local(Directory directory) -> List.copyOf(directory.children.keySet());
            case Location.Local _ -> throw new FileError(Errno.ENOTDIR, path);
        };
    }

    @Override
    public void write(String path, byte[] content) throws FileError {
        change(path, content, false);
    }

    @Override
    public void append(String path, byte[] content) throws FileError {
        change(path, content, true);
    }

    private void change(String path, byte[] content, boolean append) throws FileError {
        String real = resolve(path);
        tree.touch(real);
        switch (tree.locationOfName(real)) {
            case Location.Mounted away when append -> away.files().append(away.path(), content);
            case Location.Mounted away -> away.files().write(away.path(), content);
            case Location.Local(RegularFile file) -> tree.write(file, content, append, path);
            case Location.Local(GeneratedFile source) -> source.writer.write(content);
            case Location.Local _ -> throw new FileError(Errno.EISDIR, path);
        }
    }

    @Override
    public void makeDirectory(String path) throws FileError {
        String real = tree.unfollowed(path);
        if (real.equals("/")) {
            throw new FileError(Errno.EEXIST, path);
        }
        if (tree.locationOfParent(real) instanceof Location.Mounted away) {
            away.files().makeDirectory(away.path());
        } else {
            tree.add(real, path, new Directory(clock.instant()));
        }
    }

    @Override
    public void makeLink(String path, String target) throws FileError {
        String real = tree.unfollowed(path);
        if (tree.locationOfParent(real) instanceof Location.Mounted away) {
            away.files().makeLink(away.path(), target);
        } else {
            tree.add(real, path, new Link(target, clock.instant()));
        }
    }

    @Override
    public void remove(String path) throws FileError {
        String real = tree.unfollowed(path);
        switch (tree.location(real)) {
            case Location.Mounted(FileSystem _, String inner) when inner.equals("/") -> throw new FileError(Errno.EBUSY, path);
            case Location.Mounted away -> away.files().remove(away.path());
            case Location.Local(Inode node) -> tree.remove(real, node, path);
        }
    }

    @Override
    public void rename(String from, String to) throws FileError {
        String source = tree.unfollowed(from);
        String target = tree.unfollowed(to);
        Location moved = tree.location(source);
        Location there = tree.locationOfParent(target);
        if (moved instanceof Location.Mounted a && there instanceof Location.Mounted b && a.files() == b.files() && !a.path().equals("/")) {
            a.files().rename(a.path(), b.path());
        } else if (moved instanceof Location.Local(Inode node) && there instanceof Location.Local) {
            tree.move(source, target, node);
        } else {
            throw new FileError(Errno.EXDEV, from);
        }
    }

    @Override
    public void setMode(String path, int mode) throws FileError {
        switch (tree.location(resolve(path))) {
            case Location.Mounted away -> away.files().setMode(away.path(), mode);
            case Location.Local(Inode found) -> tree.set(found, node -> node.mode = mode);
        }
    }

    @Override
    public void setOwner(String path, String owner, String group) throws FileError {
        switch (tree.location(resolve(path))) {
            case Location.Mounted away -> away.files().setOwner(away.path(), owner, group);
            case Location.Local(Inode found) -> tree.set(found, node -> {
                node.owner = owner;
                node.group = group;
            });
        }
    }

    @Override
    public void setModified(String path, Instant modified) throws FileError {
        switch (tree.location(resolve(path))) {
            case Location.Mounted away -> away.files().setModified(away.path(), modified);
            case Location.Local(Inode found) -> tree.set(found, node -> node.modified = modified);
        }
    }
}
