package praktikum.sim.proxmox.storage.plugin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The file of a disk image. Simulated disks are too small for what they say that they hold, so a file is only as long as its head: that of
 * qcow2 is the real one, a raw image has one of the simulator's own.
 */
final class ImageFile {

    private static final byte[] QCOW2 = {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3};
    private static final byte[] RAW = "sparse raw image".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 512;

    private ImageFile() {}

    /** A new image of so many bytes. */
    static byte[] empty(String format, long bytes) {
        var head = ByteBuffer.allocate(HEAD);
        if (format.equals("qcow2")) {
            head.put(QCOW2).position(20);
            head.putInt(16).putLong(bytes); // bits of a cluster, virtual size
        } else {
            head.put(RAW).position(24);
            head.putLong(bytes);
        }
        return head.array();
    }

    /** How many bytes the disk in it has. */
    static long size(byte[] content) {
        boolean qcow2 = starts(content, QCOW2);
        return content.length >= HEAD && (qcow2 || starts(content, RAW)) ? ByteBuffer.wrap(content).getLong(24) : content.length;
    }

    private static boolean starts(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }
}
