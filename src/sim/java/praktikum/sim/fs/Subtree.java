package praktikum.sim.fs;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import praktikum.sim.fs.FileError.Errno;

/**
 * A directory of {@link MemoryFiles} as a file system of its own, such as what lies on a partition, to be mounted elsewhere. It takes no
 * more than it has room for, and nothing while it is read-only.
 */
public final class Subtree implements FileSystem {

    private final MemoryFiles files;
    private final String top;
    private final LongSupplier room;

    /**
     * A view of that directory.
     *
     * @param room how many bytes more it takes; negative while it is read-only
     */
    public Subtree(MemoryFiles files, String top, LongSupplier room) {
        this.files = files;
        this.top = top;
        this.room = room;
    }

    private String inner(String path) {
        return path.equals("/") ? top : top + path;
    }

    private String writable(String path, long more) throws FileError {
        long left = room.getAsLong();
        if (left < 0) {
            throw new FileError(Errno.EROFS, path);
        }
        if (more > left) {
            throw new FileError(Errno.ENOSPC, path);
        }
        return inner(path);
    }

    @Override
    public FileStatus status(String path) throws FileError {
        return files.status(inner(path));
    }

    @Override
    public byte[] read(String path) throws FileError {
        return files.read(inner(path));
    }

    @Override
    public InputStream open(String path) throws FileError {
        return files.open(inner(path));
    }

    @Override
    public List<String> list(String path) throws FileError {
        return files.list(inner(path));
    }

    @Override
    public void write(String path, byte[] content) throws FileError {
        long before = exists(path) ? status(path).size() : 0;
        files.write(writable(path, content.length - before), content);
    }

    @Override
    public void append(String path, byte[] content) throws FileError {
        files.append(writable(path, content.length), content);
    }

    @Override
    public void makeDirectory(String path) throws FileError {
        files.makeDirectory(writable(path, 1));
    }

    @Override
    public void makeLink(String path, String target) throws FileError {
        files.makeLink(writable(path, 1), target);
    }

    @Override
    public void remove(String path) throws FileError {
        files.remove(writable(path, 0));
    }

    @Override
    public void rename(String from, String to) throws FileError {
        files.rename(writable(from, 0), inner(to));
    }

    @Override
    public void setMode(String path, int mode) throws FileError {
        files.setMode(writable(path, 0), mode);
    }

    @Override
    public void setOwner(String path, String owner, String group) throws FileError {
        files.setOwner(writable(path, 0), owner, group);
    }

    @Override
    public void setModified(String path, Instant modified) throws FileError {
        files.setModified(writable(path, 0), modified);
    }

    @Override
    public void mount(String path, FileSystem other) throws FileError {
        files.mount(inner(path), other);
    }

    @Override
    public void unmount(String path) throws FileError {
        files.unmount(inner(path));
    }
}
