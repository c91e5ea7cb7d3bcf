package praktikum.host;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, as far as the file system knows owners. Nothing is written through a link. */
public final class PrivateFile {

    /** A file that was to be written is a link, so something else would be written. */
    public static final class Linked extends FileSystemException {

        private static final long serialVersionUID = 1;

        Linked(Path file) {
            super(file.toString());
        }
    }

    private PrivateFile() {
    }

    /**
     * Makes an empty file (0600), and the folders above it (0700) where they are missing.
     *
     * @throws java.nio.file.FileAlreadyExistsException there is one already
     */
    public static void create(Path file) throws IOException {
        make(file.toAbsolutePath().getParent());
        Files.createFile(file, mode(file, "rw-------"));
    }

    /** Makes a folder and those above it (0700) where they are missing; the folder itself must be no link. */
    public static void folder(Path folder) throws IOException {
        noLink(folder);
        make(folder);
    }

    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        }
    }

    /** Puts a text into a file (0600), at once: a reader sees all of the old one or all of the new one. */
    public static void replace(Path file, String text) throws IOException {
        replace(file, fresh -> Files.writeString(fresh, text));
    }

    /** What writes a file's content. */
    public interface Content {
        /** Writes into a file that is there and empty. */
        void write(Path file) throws IOException;
    }

    /** Puts content into a file (0600), at once; a device or a pipe is written as it is. */
    public static void replace(Path file, Content content) throws IOException {
        var device = !Files.isSymbolicLink(file) || file.toAbsolutePath().normalize().startsWith("/dev");
        if (device && Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            content.write(file);
            return;
        }
        noLink(file);
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh);
        content.write(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Before a file is written where it lies: it must be no link, neither a symbolic one nor one of several names of a file. */
    public static void noLink(Path file) throws IOException {
        if (Files.isSymbolicLink(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
            throw new Linked(file);
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
