package praktikum.sim.proxmox.node;

import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.Usage;

/** The figures of a simulated machine: all have the same hardware and little to do. */
public final class NodeFigures {

    /** Processors. */
    public static final int PROCESSORS = 4;
    /** Bytes of memory. */
    public static final long MEMORY = 16_758_607_872L;
    /** Bytes of memory in use. */
    public static final long MEMORY_USED = 1_781_841_920L;

    private NodeFigures() {
    }

    /** How full its root file system is; empty while it is off. */
    static Optional<Usage> root(Machine node) {
        return Mounts.of(node).at("/").map(mount -> mount.usage().get());
    }

    /** The load of the processors, 0 to 1: never the same. */
    public static double load(Machine node) {
        return Math.round(1_000_000 * (0.004 + node.world().random().nextDouble() * 0.02)) / 1_000_000.0;
    }
}
