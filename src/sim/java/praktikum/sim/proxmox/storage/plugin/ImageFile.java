package praktikum.sim.proxmox.storage.plugin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file of a disk image, a template or an ISO image. Simulated disks are too small for what they say that they hold, so a file is only
 * as long as its head, in which qcow2's own fields stand where they really do, and what a guest has written behind it.
 *
 * @param format {@code qcow2}, {@code raw}, {@code tar.zst}, …
 * @param size bytes of the disk in it; of what a template unpacks to
 * @param length bytes that the file would have
 * @param system what guests become that are made from it, as the machines' side says it; empty text for an empty disk
 * @param files what a guest has written
 */
public record ImageFile(String format, long size, long length, String system, byte[] files) {

    private static final int HEAD = 512;
    private static final int SIZE = 24;
    private static final int LENGTH = 256;
    private static final int SYSTEM = 264;
    private static final int LONGEST_SYSTEM = 64;
    private static final Map<String, byte[]> MAGIC = new LinkedHashMap<>();

    static {
        MAGIC.put("qcow2", new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3});
        MAGIC.put("raw", "sparse raw image".getBytes(StandardCharsets.US_ASCII));
        MAGIC.put("tar.zst", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});
        MAGIC.put("tar.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});
        MAGIC.put("tar.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        MAGIC.put("iso", "simulated ISO 9660".getBytes(StandardCharsets.US_ASCII));
    }

    /** An empty disk. */
    public static ImageFile empty(String format, long bytes) {
        return new ImageFile(format, bytes, format.equals("qcow2") ? 196_616 : bytes, "", new byte[0]);
    }

    /** What a file holds; empty where it is none of the simulator's images. */
    public static Optional<ImageFile> parse(byte[] content) {
        if (content.length < HEAD) {
            return Optional.empty();
        }
        var head = ByteBuffer.wrap(content, 0, HEAD);
        return MAGIC.entrySet().stream().filter(known -> starts(content, known.getValue())).findFirst().map(known -> new ImageFile(
                known.getKey(), head.getLong(SIZE), head.getLong(LENGTH),
                new String(content, SYSTEM, LONGEST_SYSTEM, StandardCharsets.US_ASCII).replace("\0", ""),
                Arrays.copyOfRange(content, HEAD, content.length)));
    }

    /** The same with something else that a guest has written. */
    public ImageFile with(byte[] written) {
        return new ImageFile(format, size, length, system, written);
    }

    /** The same as a disk of another format and size. */
    public ImageFile as(String other, long bytes) {
        return new ImageFile(other, bytes, length, system, files);
    }

    /** The bytes of the file. */
    public byte[] bytes() {
        var all = ByteBuffer.allocate(HEAD + files.length);
        all.put(MAGIC.get(format));
        if (format.equals("qcow2")) {
            all.putInt(20, 16); // bits of a cluster
        }
        all.putLong(SIZE, size).putLong(LENGTH, length);
        byte[] name = system.getBytes(StandardCharsets.US_ASCII);
        all.put(SYSTEM, name, 0, Math.min(LONGEST_SYSTEM, name.length));
        all.put(HEAD, files);
        return all.array();
    }

    /** How many bytes the disk in a file has; of a file that is no image its own. */
    static long size(byte[] content) {
        return parse(content).map(ImageFile::size).orElse((long) content.length);
    }

    private static boolean starts(byte[] content, byte[] with) {
        return Arrays.equals(content, 0, with.length, with, 0, with.length);
    }
}
