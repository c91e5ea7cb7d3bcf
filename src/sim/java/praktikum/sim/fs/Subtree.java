package praktikum.sim.fs;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * A directory of {@link MemoryFiles} as a file system of its own, such as what lies on a partition, to be mounted elsewhere.
 */
public final class Subtree implements FileSystem {

    private final MemoryFiles files;
    private final String top;
    private final Access access;

    /** What lets a file system be read and written, and says no with an errno. */
    public interface Access {

        /** Throws where nothing can be read. */
        void read(String path) throws FileError;

        /** Throws where nothing can be written, or not so many bytes more. */
        void write(String path, long more) throws FileError;
    }

    /** A view of that directory. */
    public Subtree(MemoryFiles files, String top, Access access) {
        this.files = files;
        this.top = top;
        this.access = access;
    }

    private String inner(String path) {
        return path.equals("/") ? top : top + path;
    }

    private String readable(String path) throws FileError {
        access.read(path);
        return inner(path);
    }

    private String writable(String path, long more) throws FileError {
        access.write(path, more);
        return inner(path);
    }

    @Override
    public FileStatus status(String path) throws FileError {
        return files.status(inner(path));
    }

    @Override
    public byte[] read(String path) throws FileError {
        return files.read(readable(path));
    }

    @Override
    public InputStream open(String path) throws FileError {
        return files.open(readable(path));
    }

    @Override
    public List<String> list(String path) throws FileError {
        return files.list(readable(path));
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
