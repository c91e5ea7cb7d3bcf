package praktikum.sim.fs;

import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus.Kind;

/** What a name in {@link MemoryFiles} leads to. */
abstract sealed class Inode {

    volatile int mode;
    volatile String owner = "root";
    volatile String group = "root";
    volatile Instant modified;

    private Inode(int mode, Instant modified) {
        this.mode = mode;
        this.modified = modified;
    }

    abstract Kind kind();

    long size() {
        return 0;
    }

    Optional<String> target() {
        return Optional.empty();
    }

    FileStatus status() {
        return new FileStatus(kind(), mode, owner, group, size(), modified, target());
    }

    /** A directory; {@link #children} is sorted by name. */
    static final class Directory extends Inode {
        final ConcurrentSkipListMap<String, Inode> children = new ConcurrentSkipListMap<>();

        Directory(Instant modified) {
            super(0755, modified);
        }

        @Override
        Kind kind() {
            return Kind.DIRECTORY;
        }

        @Override
        long size() {
            return 4096;
        }
    }

    /** A directory that is covered by another file system. */
    static final class Mount extends Inode {
        final FileSystem files;
        final Inode covered;

        Mount(FileSystem files, Inode covered) {
            super(covered.mode, covered.modified);
            this.files = files;
            this.covered = covered;
        }

        @Override
        Kind kind() {
            return Kind.DIRECTORY;
        }
    }

    /** A symbolic link. */
    static final class Link extends Inode {
        private final String target;

        Link(String target, Instant modified) {
            super(0777, modified);
            this.target = target;
        }

        @Override
        Kind kind() {
            return Kind.LINK;
        }

        @Override
        long size() {
            return target.length();
        }

        @Override
        Optional<String> target() {
            return Optional.of(target);
        }
    }

    /** The first {@code size} bytes of an array, which do not change any more. */
    record Bytes(byte[] array, int size) {
        static final Bytes NONE = new Bytes(new byte[0], 0);
    }

    /** An ordinary file; it takes its bytes from the room that all files share. */
    static final class RegularFile extends Inode {
        private final AtomicLong room;
        private byte[] bytes = new byte[0];
        private int size;

        RegularFile(AtomicLong room, Instant modified) {
            super(0644, modified);
            this.room = room;
        }

        RegularFile(AtomicLong room, Instant modified, Bytes content) {
            this(room, modified);
            room.addAndGet(-content.size());
            bytes = Arrays.copyOf(content.array(), content.size());
            size = content.size();
        }

        /** What it holds now; later changes write behind it or into another array. */
        synchronized Bytes snapshot() {
            return new Bytes(bytes, size);
        }

        @Override
        Kind kind() {
            return Kind.FILE;
        }

        @Override
        synchronized long size() {
            return size;
        }

        synchronized byte[] read() {
            return Arrays.copyOf(bytes, size);
        }

        synchronized void replace(byte[] content, String path) throws FileError {
            take(content.length - size, path);
            bytes = content.clone();
            size = content.length;
        }

        synchronized void append(byte[] content, String path) throws FileError {
            take(content.length, path);
            if (size + content.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size + content.length, 2 * size));
            }
            System.arraycopy(content, 0, bytes, size, content.length);
            size += content.length;
        }

        synchronized void free() {
            room.addAndGet(size);
            bytes = new byte[0];
            size = 0;
        }

        private void take(long more, String path) throws FileError {
            if (room.addAndGet(-more) < 0) {
                room.addAndGet(more);
                throw new FileError(Errno.ENOSPC, path);
            }
        }
    }

    /** A device or a file of /proc: its bytes are made when it is read, and taken elsewhere when it is written. */
    static final class GeneratedFile extends Inode {
        private final Kind kind;
        final Supplier<InputStream> reader;
        final WriteHandler writer;

        GeneratedFile(Kind kind, int mode, Instant modified, Supplier<InputStream> reader, WriteHandler writer) {
            super(mode, modified);
            this.kind = kind;
            this.reader = reader;
            this.writer = writer;
        }

        @Override
        Kind kind() {
            return kind;
        }
    }
}
