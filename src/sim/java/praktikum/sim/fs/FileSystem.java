package praktikum.sim.fs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import praktikum.sim.fs.FileError.Errno;

/**
 * A machine's files. Paths are absolute and normal ({@code /etc/hosts}); every failure is a {@link FileError} that
 * carries the errno name, so that each program can say it in its own words.
 *
 * <p>One of these can be mounted in another ({@link MemoryFiles#mount}). Paths are then relative to the mount point and
 * without symbolic links, since the outer file system has followed them; one that only shows things implements
 * {@link #status}, {@link #read} and {@link #list}, everything else answers "Read-only file system" by default.
 */
public interface FileSystem {

    /** What the path itself is; a symbolic link is not followed. */
    FileStatus status(String path) throws FileError;

    /** The whole content; a symbolic link is followed. */
    byte[] read(String path) throws FileError;

    /** The names in a directory, sorted. */
    List<String> list(String path) throws FileError;

    /** Replaces the content; makes the file (mode 0644) when its directory exists. */
    default void write(String path, byte[] content) throws FileError {
        throw new FileError(Errno.EROFS, path);
    }

    /** Adds to the content; makes the file when its directory exists. */
    default void append(String path, byte[] content) throws FileError {
        byte[] before = exists(path) ? read(path) : new byte[0];
        byte[] whole = new byte[before.length + content.length];
        System.arraycopy(before, 0, whole, 0, before.length);
        System.arraycopy(content, 0, whole, before.length, content.length);
        write(path, whole);
    }

    /** The content as a stream, which for a device may never end. */
    default InputStream open(String path) throws FileError {
        return new ByteArrayInputStream(read(path));
    }

    /** Makes one directory (mode 0755). */
    default void makeDirectory(String path) throws FileError {
        throw new FileError(Errno.EROFS, path);
    }

    /** Makes a symbolic link at the path. */
    default void makeLink(String path, String target) throws FileError {
        throw new FileError(Errno.EROFS, path);
    }

    /** Removes a file, a symbolic link or an empty directory. */
    default void remove(String path) throws FileError {
        throw new FileError(Errno.EROFS, path);
    }

    /** Moves a file or directory; replaces a file that is there. */
    default void rename(String from, String to) throws FileError {
        throw new FileError(Errno.EROFS, from);
    }

    /** Sets the permission bits, 0 to 07777. */
    default void setMode(String path, int mode) throws FileError {
        throw new FileError(Errno.EROFS, path);
    }

    /** Sets owner and group. */
    default void setOwner(String path, String owner, String group) throws FileError {
        throw new FileError(Errno.EROFS, path);
    }

    /** Sets the time of the last change. */
    default void setModified(String path, Instant modified) throws FileError {
        throw new FileError(Errno.EROFS, path);
    }

    /** Covers a directory with another file system, until {@link #unmount}. */
    default void mount(String path, FileSystem files) throws FileError {
        throw new FileError(Errno.EINVAL, path);
    }

    /** Uncovers a directory; nothing happens where nothing is mounted. */
    default void unmount(String path) throws FileError {
        throw new FileError(Errno.EINVAL, path);
    }

    /** The path with every symbolic link followed; the last part need not exist. */
    default String resolve(String path) throws FileError {
        return new SymlinkResolver(this::status).resolve(path);
    }

    /** What the path is after following symbolic links. */
    default FileStatus followed(String path) throws FileError {
        return status(resolve(path));
    }

    /** Whether something is there, symbolic links followed. */
    default boolean exists(String path) {
        try {
            followed(path);
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    /** Whether a directory is there, symbolic links followed. */
    default boolean isDirectory(String path) {
        try {
            return followed(path).isDirectory();
        } catch (FileError e) {
            return false;
        }
    }
}
