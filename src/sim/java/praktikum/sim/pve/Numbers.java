package praktikum.sim.pve;

import praktikum.sim.world.Node;

/** The figures of a simulated machine: all have the same hardware and little to do. */
final class Numbers {

    static final int PROCESSORS = 4;
    static final long MEMORY = 16_758_607_872L;
    static final long MEMORY_USED = 1_781_841_920L;
    static final long ROOT = 26_957_971_456L;
    static final long ROOT_USED = 4_127_903_744L;
    static final long THIN = 20_937_965_568L;
    static final long SWAP = 8_497_659_904L;

    private Numbers() {
    }

    static double load(Node node) {
        return Math.round(1_000_000 * (0.004 + node.world().random().nextDouble() * 0.02)) / 1_000_000.0;
    }
}
