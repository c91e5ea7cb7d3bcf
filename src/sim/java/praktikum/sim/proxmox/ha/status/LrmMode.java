package praktikum.sim.proxmox.ha.status;

import java.util.Locale;

/** What a local resource manager is about to do. */
public enum LrmMode {
    /** Go on. */
    ACTIVE,
    /** End and come back: its services stay and freeze. */
    RESTART,
    /** End: its services are stopped and may be recovered elsewhere. */
    SHUTDOWN,
    /** Have all its services moved away. */
    MAINTENANCE,
    /** Let go of all services and of the watchdog (9.2). */
    DISARM,
    /** Nobody can say: its file is not there. */
    UNKNOWN;

    /** As in the files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a word. */
    static LrmMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
