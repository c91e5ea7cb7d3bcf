package praktikum.sim;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.DamagedImageException;

/**
 * The file in which a folder keeps the machines of a simulated cluster. Whatever kills this process, it holds one whole image: a new one is
 * written beside it, brought to the disk and only then put in its place. One process at a time has it.
 */
public final class ClusterFile implements AutoCloseable {

    private static final String NAME = "machines.image";

    private final Path file;
    private final Path fresh;
    private final FileChannel channel;

    private ClusterFile(Path folder, FileChannel channel) {
        this.file = folder.resolve(NAME);
        this.fresh = folder.resolve(NAME + ".new");
        this.channel = channel;
    }

    /** What a folder keeps. */
    public sealed interface Content {
    }

    /** No machines: none have run here yet. */
    public record Nothing() implements Content {
    }

    /** Machines that can be started. */
    public record Machines(ClusterImage image) implements Content {
    }

    /**
     * A file that is none of machines any more.
     *
     * @param why a sentence without its subject
     */
    public record Damaged(String why) implements Content {
    }

    /** Machines of a later version of Praktikum. */
    public record Newer() implements Content {
    }

    /** Opens it, and clears away what a killed process left half written; empty where another process has it. */
    public static Optional<ClusterFile> open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve("machines.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isPresent()) {
                var opened = new ClusterFile(folder, channel);
                Files.deleteIfExists(opened.fresh);
                return Optional.of(opened);
            }
        } catch (OverlappingFileLockException ownProcess) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /** Where it lies. */
    public Path path() {
        return file;
    }

    /** Reads it. */
    public Content read() throws IOException {
        if (!Files.exists(file)) {
            return new Nothing();
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Machines(ClusterImage.read(in));
        } catch (NewerImageException newer) {
            return new Newer();
        } catch (DamagedImageException damaged) {
            return new Damaged(damaged.getMessage());
        }
    }

    /** Puts an image into it (0600), at once: the old one is there until the new one is whole. */
    public void write(ClusterImage image) throws IOException {
        Files.deleteIfExists(fresh);
        try (var to = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly());
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(to), 1 << 16)) {
            image.write(out);
            out.flush();
            to.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownersOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            return; // the lock ends with this process at the latest
        }
    }
}
