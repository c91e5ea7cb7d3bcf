package praktikum.sim.fs;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import praktikum.sim.fs.Inode.Directory;
import praktikum.sim.fs.Inode.Link;
import praktikum.sim.fs.Inode.Mount;
import praktikum.sim.fs.Inode.RegularFile;

/**
 * All that a disk keeps while its machine is off: directories, files and symbolic links with their modes, owners and times. As bytes: a
 * magic word, the number of entries, the entries in the order of a walk, each with its depth, and a SHA-256 of all that. What does not
 * read back as it was written is a {@link DamagedImageException}, never half a disk.
 */
public final class DiskImage {

    private static final byte[] MAGIC = "PRAKTIKUM DISK 1\n".getBytes(StandardCharsets.US_ASCII);

    private final List<Entry> entries;

    private DiskImage(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** A file; the root has depth 0 and no name. Only a link has a target, only a regular file has content. */
    private record Entry(int depth, char kind, String name, int mode, String owner, String group, Instant modified, String target,
            Inode.Bytes content) {}

    /** The image of what lies below a directory. Nothing may change there meanwhile. */
    static DiskImage of(Directory root) {
        List<Entry> entries = new ArrayList<>();
        Deque<Iterator<Map.Entry<String, Inode>>> walk = new ArrayDeque<>();
        entries.add(entry(0, "", root));
        walk.push(root.children.entrySet().iterator());
        while (!walk.isEmpty()) {
            if (!walk.peek().hasNext()) {
                walk.pop();
                continue;
            }
            Map.Entry<String, Inode> next = walk.peek().next();
            Inode node = next.getValue();
            while (node instanceof Mount mount) {
                node = mount.covered;
            }
            if (node instanceof Directory directory) {
                entries.add(entry(walk.size(), next.getKey(), directory));
                walk.push(directory.children.entrySet().iterator());
            } else if (node instanceof Link || node instanceof RegularFile) {
                entries.add(entry(walk.size(), next.getKey(), node));
            }
        }
        return new DiskImage(entries);
    }

    private static Entry entry(int depth, String name, Inode node) {
        return new Entry(depth, node.kind().letter(), name, node.mode, node.owner, node.group, node.modified, node.target().orElse(""),
                node instanceof RegularFile file ? file.snapshot() : Inode.Bytes.NONE);
    }

    /** Puts everything into an empty directory. */
    void into(Directory root, AtomicLong room) {
        Deque<Directory> above = new ArrayDeque<>();
        for (Entry entry : entries) {
            while (above.size() > entry.depth) {
                above.pop();
            }
            Inode node = switch (entry.kind) {
                case 'd' -> above.isEmpty() ? root : new Directory(entry.modified);
                case 'l' -> new Link(entry.target, entry.modified);
                default -> new RegularFile(room, entry.modified, entry.content);
            };
            node.mode = entry.mode;
            node.owner = entry.owner;
            node.group = entry.group;
            node.modified = entry.modified;
            if (!above.isEmpty()) {
                above.peek().children.put(entry.name, node);
            }
            if (node instanceof Directory directory) {
                above.push(directory);
            }
        }
    }

    /** Writes it; the stream is left open, so that more can follow. */
    public void write(OutputStream to) throws IOException {
        MessageDigest digest = sha256();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(to, digest)));
        out.write(MAGIC);
        out.writeInt(entries.size());
        for (Entry entry : entries) {
            out.writeInt(entry.depth);
            out.writeByte(entry.kind);
            text(out, entry.name);
            out.writeShort(entry.mode);
            text(out, entry.owner);
            text(out, entry.group);
            out.writeLong(entry.modified.getEpochSecond());
            out.writeInt(entry.modified.getNano());
            text(out, entry.target);
            out.writeInt(entry.content.size());
            out.write(entry.content.array(), 0, entry.content.size());
        }
        out.flush();
        to.write(digest.digest());
    }

    // Lone surrogates stand for bytes that are no UTF-8, so names go as the chars that they are.
    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    /**
     * Reads one, and not a byte more.
     *
     * @throws DamagedImageException these are not the bytes of an image
     * @throws IOException the stream cannot be read
     */
    public static DiskImage read(InputStream from) throws IOException {
        MessageDigest digest = sha256();
        DataInputStream in = new DataInputStream(new DigestInputStream(from, digest));
        if (!MessageDigest.isEqual(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new DamagedImageException("it does not begin as an image of a disk does");
        }
        try {
            int count = in.readInt();
            List<Entry> entries = new ArrayList<>();
            long left = MemoryFiles.CAPACITY;
            int deepest = 0;
            for (int i = 0; i < count; i++) {
                Entry entry = entry(in, left);
                if (entry.depth > deepest || entry.depth < Math.min(i, 1) || i == 0 && entry.kind != 'd') {
                    throw new DamagedImageException("entry " + i + " has no directory that it could lie in");
                }
                deepest = entry.kind == 'd' ? entry.depth + 1 : entry.depth;
                left -= entry.content.size();
                entries.add(entry);
            }
            byte[] sum = digest.digest();
            if (entries.isEmpty() || !MessageDigest.isEqual(sum, from.readNBytes(sum.length))) {
                throw new DamagedImageException("its checksum is not that of what it holds");
            }
            return new DiskImage(entries);
        } catch (EOFException cut) {
            throw new DamagedImageException("it ends in the middle");
        }
    }

    private static Entry entry(DataInputStream in, long room) throws IOException {
        int depth = in.readInt();
        char kind = (char) in.readUnsignedByte();
        String name = text(in);
        int mode = in.readUnsignedShort();
        String owner = text(in);
        String group = text(in);
        long seconds = in.readLong();
        int nanos = in.readInt();
        String target = text(in);
        int size = in.readInt();
        boolean sane = "-dl".indexOf(kind) >= 0 && mode <= 07777 && !name.contains("/") && depth == 0 == name.isEmpty()
                && seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond() && nanos >= 0 && nanos < 1_000_000_000
                && size >= 0 && size <= room && (kind == '-' || size == 0);
        if (!sane) {
            throw new DamagedImageException("an entry holds what no file can have");
        }
        byte[] content = in.readNBytes(size);
        if (content.length < size) {
            throw new DamagedImageException("it ends in the middle");
        }
        return new Entry(depth, kind, name, mode, owner, group, Instant.ofEpochSecond(seconds, nanos), target,
                new Inode.Bytes(content, size));
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new DamagedImageException("a text in it is shorter than nothing");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(in.readChar());
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
