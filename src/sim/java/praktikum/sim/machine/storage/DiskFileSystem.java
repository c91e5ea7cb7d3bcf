package praktikum.sim.machine.storage;

import praktikum.sim.fs.Amount;
import praktikum.sim.fs.MemoryFiles;

/** A file system of the kinds that lie on a block device, ext4 and xfs: what it takes for itself, and what it has room for. */
public final class DiskFileSystem {

    private static final long BLOCK = 4096;
    private static final long GROUP = 32_768 * BLOCK;
    private static final String FILES = "files";

    private DiskFileSystem() {}

    /** The directory of its files. */
    static Medium files(Medium medium) {
        return medium.in(FILES);
    }

    /** How full that on a device is; all zero where the device holds none. */
    public static Usage usage(BlockDevice device) {
        Signature signature = device.signature().orElse(Signature.of("", ""));
        long files = BLOCK * device.medium().tree().amount(files(device.medium()).path()).blocks();
        long ballast = signature.get("ballast").isEmpty() ? 0 : Long.parseLong(signature.get("ballast"));
        return usage(signature.type(), device.size(), files + ballast);
    }

    /** That of a file system with files of so many bytes on a device of that size. */
    static Usage usage(String type, long size, long files) {
        return switch (type) {
            case "ext4", "ext3", "ext2" -> {
                long all = size / BLOCK * BLOCK - ext4Overhead(size);
                long used = Math.min(all, files + 5 * BLOCK);
                yield new Usage(all, used, Math.max(0, all - used - size / 20 / BLOCK * BLOCK));
            }
            case "xfs" -> {
                long all = size - (64L << 20);
                long used = Math.min(all, files + all / 128);
                yield new Usage(all, used, all - used);
            }
            case "vfat" -> new Usage(size - (4L << 20), Math.min(size, files), Math.max(0, size - (4L << 20) - files));
            default -> Usage.NONE;
        };
    }

    /** What mkfs writes and what statfs leaves out: inode tables, bitmaps, descriptors with room to grow, and the journal. */
    private static long ext4Overhead(long size) {
        long groups = (size + GROUP - 1) / GROUP;
        long copies = 2 + 3 * Math.max(1, Long.toString(groups, 3).length() - 1L) / 2;
        return size / 64 + 2 * BLOCK * groups + copies * (1024 + groups / 64 + 1) * BLOCK + ext4Journal(size / BLOCK) * BLOCK;
    }

    // ext2fs_default_journal_size of e2fsprogs: blocks of the file system → blocks of the journal
    private static long ext4Journal(long blocks) {
        return blocks < 32_768 ? 1024 : blocks < 262_144 ? 4096 : blocks < 524_288 ? 8192 : blocks < 4_194_304 ? 16_384
                : blocks < 8_388_608 ? 32_768 : blocks < 16_777_216 ? 65_536 : blocks < 33_554_432 ? 131_072 : 262_144;
    }

    /** Bytes that a device has really been written by what it holds: the file system itself and its files. */
    public static long written(BlockDevice device) {
        return device.signature().map(signature -> written(signature.type(), device.size(), device.medium())).orElse(0L);
    }

    /** The same of what lies at a place, on a device of that size. */
    public static long written(String type, long size, Medium medium) {
        Amount amount = medium.tree().amount(files(medium).path());
        long own = switch (type) {
            case "ext4", "ext3", "ext2" -> ext4Journal(size / BLOCK) * BLOCK + 2 * BLOCK * (size / GROUP + 1) + (1 << 20);
            case "xfs" -> 10L << 20;
            case "" -> 0;
            default -> 1 << 20;
        };
        return own + BLOCK * amount.blocks();
    }
}
