package praktikum.sim.fs;

/**
 * How much lies below a directory.
 *
 * @param entries files, directories and links, that directory included
 * @param bytes what the files hold
 * @param blocks 4 KiB blocks that the files take, each rounded up
 * @param directories how many of the entries are directories
 */
public record Amount(long entries, long bytes, long blocks, long directories) {

    /** Nothing. */
    public static final Amount NONE = new Amount(0, 0, 0, 0);

    static final Amount ENTRY = new Amount(1, 0, 0, 0);
    static final Amount DIRECTORY = new Amount(1, 0, 0, 1);
    private static final long BLOCK = 4096;

    static Amount file(long size) {
        return new Amount(1, size, (size + BLOCK - 1) / BLOCK, 0);
    }

    Amount plus(Amount other) {
        return new Amount(entries + other.entries, bytes + other.bytes, blocks + other.blocks,
                directories + other.directories);
    }
}
