package praktikum.sim.machine.storage.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Signature;

/**
 * Bytes on a device by which wipefs and libblkid know what it holds.
 *
 * @param offset where they are
 * @param type what they stand for
 * @param bytes the bytes, each in two hexadecimal digits
 * @param uuid the UUID, empty text where there is none
 * @param label the label, empty text where there is none
 */
record Magic(long offset, String type, String bytes, String uuid, String label) {

    private static final String GPT = "45 46 49 20 50 41 52 54";
    private static final Map<String, String> OF_TYPES = Map.of("ext4", "1080 53 ef", "ext3", "1080 53 ef", "ext2", "1080 53 ef", "xfs",
            "0 58 46 53 42", "vfat", "82 46 41 54 33 32 20 20 20", "swap", "4086 53 57 41 50 53 50 41 43 45 32", "LVM2_member",
            "536 4c 56 4d 32 20 30 30 31");
    // The newest uberblock of the first label and a few before it.
    private static final int UBERBLOCKS = 6;
    private static final long LAST_UBERBLOCK = 0x3f000;

    /** Those on a device, in the order in which wipefs finds them. */
    static List<Magic> on(Machine node, BlockDevice device) {
        List<Magic> found = new ArrayList<>();
        device.signature().ifPresent(signature -> {
            if (signature.type().equals("zfs_member")) {
                for (int i = 0; i < UBERBLOCKS; i++) {
                    found.add(of(LAST_UBERBLOCK - i * 0x1000L, "0c b1 ba 00 00 00 00 00", signature));
                }
            } else {
                String[] magic = OF_TYPES.getOrDefault(signature.type(), "0 00").split(" ", 2);
                found.add(of(Long.parseLong(magic[0]), magic[1], signature));
            }
        });
        boolean drive = device.kind() == BlockDevice.Kind.DISK && device.drive().isPresent();
        if (drive && BlockDevices.of(node).table(device.drive().get()).isPresent()) {
            found.add(new Magic(0x200, "gpt", GPT, "", ""));
            found.add(new Magic(device.size() - 512, "gpt", GPT, "", ""));
            found.add(new Magic(0x1fe, "PMBR", "55 aa", "", ""));
        }
        return found;
    }

    private static Magic of(long offset, String bytes, Signature signature) {
        return new Magic(offset, signature.type(), bytes, signature.uuid(), signature.label());
    }

    /** How a device is told of before it is overwritten: {@code an existing filesystem (ext4)}; empty where nothing is on it. */
    static Optional<String> held(Machine node, BlockDevice device) {
        return on(node, device).stream().map(Magic::type).findFirst();
    }
}
