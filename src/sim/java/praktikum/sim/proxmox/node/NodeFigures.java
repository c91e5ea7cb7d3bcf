package praktikum.sim.proxmox.node;

import praktikum.sim.machine.Machine;

/** The figures of a simulated machine: all have the same hardware and little to do. */
public final class NodeFigures {

    /** Processors. */
    public static final int PROCESSORS = 4;
    /** Bytes of memory. */
    public static final long MEMORY = 16_758_607_872L;
    /** Bytes of memory in use. */
    public static final long MEMORY_USED = 1_781_841_920L;
    /** Bytes of the root file system. */
    public static final long ROOT = 26_957_971_456L;
    /** Bytes of the root file system in use. */
    public static final long ROOT_USED = 4_127_903_744L;
    /** Bytes of the thin pool. */
    public static final long THIN = 20_937_965_568L;
    static final long SWAP = 8_497_659_904L;

    private NodeFigures() {
    }

    /** The load of the processors, 0 to 1: never the same. */
    public static double load(Machine node) {
        return Math.round(1_000_000 * (0.004 + node.world().random().nextDouble() * 0.02)) / 1_000_000.0;
    }
}
