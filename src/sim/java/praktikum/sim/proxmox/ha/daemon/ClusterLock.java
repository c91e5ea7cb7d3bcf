package praktikum.sim.proxmox.ha.daemon;

import java.time.Instant;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** A lock of the cluster as one daemon holds it: a directory that it makes, and whose time it sets to keep it. */
final class ClusterLock {

    private static final String FOLDER = "/etc/pve/priv/lock";
    private static final long LIFETIME = 120;

    private final Machine node;
    private final String path;
    private long kept;
    private boolean held;

    ClusterLock(Machine node, String name) {
        this.node = node;
        this.path = FOLDER + "/" + name;
    }

    /** What came of trying to get or to keep it. */
    enum Outcome { GOT, KEPT, LOST, NOT_THERE }

    /** Tries it. Within its lifetime it is only kept: it must not be taken anew while somebody may count on it. */
    Outcome hold() {
        boolean had = held;
        long now = node.now().getEpochSecond();
        held = now - kept < LIFETIME ? keep(node.now()) : take();
        if (held) {
            kept = now;
            return had ? Outcome.KEPT : Outcome.GOT;
        }
        return had ? Outcome.LOST : Outcome.NOT_THERE;
    }

    private boolean keep(Instant time) {
        try {
            node.disk().files().setModified(path, time);
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    private boolean take() {
        if (!Pmxcfs.of(node).running()) {
            return false;
        }
        node.disk().makeDirectories(FOLDER);
        try {
            node.disk().files().makeDirectory(path);
            return true;
        } catch (FileError e) {
            keep(Instant.EPOCH); // it is given away if nobody has kept it
            return false;
        }
    }

    /** Gives it back. */
    boolean release() {
        kept = 0;
        held = false;
        return node.disk().remove(path);
    }
}
