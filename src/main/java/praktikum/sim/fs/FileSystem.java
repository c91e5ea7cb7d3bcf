package praktikum.sim.fs;

import java.util.List;

/**
 * A machine's files. Paths are absolute and normal ({@code /etc/hosts}); every failure is a {@link FileError} that
 * carries the errno name, so that each program can say it in its own words.
 */
public interface FileSystem {

    /** The whole content. */
    byte[] read(String path) throws FileError;

    /** Replaces the content; makes the file when its directory exists. */
    void write(String path, byte[] content) throws FileError;

    /** Makes one directory. */
    void makeDirectory(String path) throws FileError;

    /** Removes a file, a symbolic link or an empty directory. */
    void remove(String path) throws FileError;

    /** The names in a directory, sorted. */
    List<String> list(String path) throws FileError;
}
