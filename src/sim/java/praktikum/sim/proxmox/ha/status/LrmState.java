package praktikum.sim.proxmox.ha.status;

import java.util.Locale;

/** What a local resource manager does. */
public enum LrmState {
    /** It only exists between its start and its first word. */
    STARTUP,
    /** It has nothing to do, and no lock. */
    WAIT_FOR_AGENT_LOCK,
    /** It holds its lock, renews its watchdog and looks after services. */
    ACTIVE,
    /** It holds its lock until all services have left. */
    MAINTENANCE,
    /** Its lock is gone and its watchdog runs down. */
    LOST_AGENT_LOCK;

    /** As in the files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a word. */
    static LrmState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
