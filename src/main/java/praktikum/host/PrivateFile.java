package praktikum.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, as far as the file system knows owners. */
public final class PrivateFile {

    private PrivateFile() {
    }

    /**
     * Makes an empty file (0600), and the folders above it (0700) where they are missing.
     *
     * @throws java.nio.file.FileAlreadyExistsException there is one already
     */
    public static void create(Path file) throws IOException {
        folder(file.toAbsolutePath().getParent());
        Files.createFile(file, mode(file, "rw-------"));
    }

    /** Makes a folder and those above it (0700) where they are missing. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        }
    }

    /** Puts a text into a file (0600), at once: a reader sees all of the old one or all of the new one. */
    public static void replace(Path file, String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh);
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
