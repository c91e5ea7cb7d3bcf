package praktikum.sim.machine.storage;

import java.util.List;
import java.util.stream.LongStream;
import praktikum.sim.fs.Amount;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.Subtree;
import praktikum.sim.machine.Machine;

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

    /** Makes a new one; what the device held is gone. */
    public static void make(Machine node, BlockDevice device, String type, String label) {
        Signature signature = Signature.of(type, BlockDevices.of(node).newUuid());
        device.medium().sign(label.isEmpty() ? signature : signature.with("label", label));
        files(device.medium()).make();
        if (type.equals("ext4")) {
            files(device.medium()).in("lost+found").make();
        }
        BlockDevices.of(node).changed();
    }

    /** What is on a device, to be mounted. */
    static Subtree open(Machine node, BlockDevice device) {
        return new Subtree(device.medium().tree(), files(device.medium()).path(), new Access(node, device));
    }

    /** What lets it be read and written: while its drive is there, as it is mounted, and while it has room. */
    private record Access(Machine node, BlockDevice device) implements Subtree.Access {

        @Override
        public void read(String path) throws FileError {
            if (!node.world().ask(() -> BlockDevices.of(node).alive(device.name()))) {
                throw new FileError(Errno.EIO, path);
            }
        }

        @Override
        public void write(String path, long more) throws FileError {
            read(path);
            if (node.world().ask(() -> Mounts.of(node).of(device).stream().anyMatch(mount -> mount.has("ro")))) {
                throw new FileError(Errno.EROFS, path);
            }
            if (more > 0 && more > usage(device).available()) {
                throw new FileError(Errno.ENOSPC, path);
            }
        }
    }

    /** Fills it with as many bytes more as if files of that size lay there. */
    public static void fill(BlockDevice device, long bytes) {
        Signature signature = device.signature().orElseThrow();
        device.medium().resign(signature.with("ballast", String.valueOf(ballast(signature) + bytes)));
    }

    private static long ballast(Signature signature) {
        return signature.get("ballast").isEmpty() ? 0 : Long.parseLong(signature.get("ballast"));
    }

    /** How full that on a device is; all zero where the device holds none. */
    public static Usage usage(BlockDevice device) {
        Signature signature = device.signature().orElse(Signature.of("", ""));
        Amount amount = device.medium().tree().amount(files(device.medium()).path());
        long files = BLOCK * (amount.blocks() + amount.directories());
        return usage(signature.type(), device.size(), files + ballast(signature));
    }

    /** That of a file system with files of so many bytes on a device of that size. */
    static Usage usage(String type, long size, long files) {
        return switch (type) {
            case "ext4", "ext3", "ext2" -> {
                long all = size / BLOCK * BLOCK - ext4Overhead(size);
                long used = Math.min(all, files + 4 * BLOCK);
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

    /** What statfs leaves out: inode tables, bitmaps, superblocks and descriptors with room to grow, and the journal. */
    private static long ext4Overhead(long size) {
        long groups = (size + GROUP - 1) / GROUP;
        long descriptors = (groups * 64 + BLOCK - 1) / BLOCK;
        long reserved = Math.min(1024, 16 * groups - descriptors);
        long copies = 1 + ext4Backups(size).size();
        return size / 64 + (2 * groups + copies * (1 + descriptors + reserved) + ext4Journal(size / BLOCK)) * BLOCK;
    }

    /** The blocks of the copies of the superblock: in group 1 and those that are powers of 3, 5 and 7. */
    public static List<Long> ext4Backups(long size) {
        long groups = (size + GROUP - 1) / GROUP;
        return LongStream.range(1, groups).filter(group -> power(group, 3) || power(group, 5) || power(group, 7))
                .map(group -> group * (GROUP / BLOCK)).boxed().toList();
    }

    private static boolean power(long number, long base) {
        long left = number;
        while (left % base == 0) {
            left /= base;
        }
        return left == 1;
    }

    /** Blocks of the journal that a file system of so many blocks gets: ext2fs_default_journal_size of e2fsprogs. */
    public static long ext4Journal(long blocks) {
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
        return own + BLOCK * (amount.blocks() + amount.directories()) + medium.signature().map(DiskFileSystem::ballast).orElse(0L);
    }
}
