package praktikum.sim.proxmox.pmxcfs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When one node saw the locks of the cluster being kept last: directories below {@code /etc/pve/priv/lock}. Each node counts for itself, so
 * that clocks need not agree.
 */
final class ClusterLocks {

    private static final String FOLDER = "/priv/lock/";
    private static final Duration LIFETIME = Duration.ofSeconds(120);

    private final Map<String, Instant> kept = new HashMap<>();

    /** Whether a path is one. */
    static boolean isLock(String path) {
        return path.startsWith(FOLDER);
    }

    void keep(String path, Instant at) {
        kept.put(path, at);
    }

    /** Whether it was not kept for so long that it may go to somebody else; one that was never seen counts from now on. */
    boolean expired(String path, Instant at) {
        Instant last = kept.putIfAbsent(path, at);
        return last != null && last.plus(LIFETIME).isBefore(at);
    }

    void forgetAll() {
        kept.clear();
    }
}
