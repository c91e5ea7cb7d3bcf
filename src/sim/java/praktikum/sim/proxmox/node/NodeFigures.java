package praktikum.sim.proxmox.node;

import praktikum.sim.machine.Machine;

/** The figures of a simulated machine: all have the same hardware and little to do. */
public final class NodeFigures {

    public static final int PROCESSORS = 4;
    public static final long MEMORY = 16_758_607_872L;
    public static final long MEMORY_USED = 1_781_841_920L;
    public static final long ROOT = 26_957_971_456L;
    public static final long ROOT_USED = 4_127_903_744L;
    public static final long THIN = 20_937_965_568L;
    static final long SWAP = 8_497_659_904L;

    private NodeFigures() {
    }

    public static double load(Machine node) {
        return Math.round(1_000_000 * (0.004 + node.world().random().nextDouble() * 0.02)) / 1_000_000.0;
    }
}
