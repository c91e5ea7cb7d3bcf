package praktikum.sim.machine.storage;

/**
 * How full a file system is: what statfs(2) tells.
 *
 * @param size bytes
 * @param used bytes that are taken
 * @param available bytes that a user may still take, which leaves out what is reserved for root
 */
public record Usage(long size, long used, long available) {

    /** That of a file system that is none of storage, such as {@code /proc}. */
    public static final Usage NONE = new Usage(0, 0, 0);

    /** The percentage as df shows it, rounded up: used of what a user may take in all. */
    public long percent() {
        long all = used + available;
        return all == 0 ? 0 : (used * 100 + all - 1) / all;
    }
}
