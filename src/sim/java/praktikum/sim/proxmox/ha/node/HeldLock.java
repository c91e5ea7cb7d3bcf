package praktikum.sim.proxmox.ha.node;

import java.util.function.BooleanSupplier;

/**
 * The lock that a daemon holds while it is in action, and the watchdog that goes with it: who cannot keep the one cannot keep the other.
 */
public final class HeldLock {

    /** What came of holding it. */
    public enum Outcome {
        /** It is held for another while. */
        HELD,
        /** Not now; it is worth trying again at once. */
        AGAIN,
        /** It was not to be had for some seconds. */
        LOST
    }

    private static final int MOST_TRIES = 5;
    private static final long LONGEST = 5;

    private final HaNode node;
    private final String name;
    private boolean watched;
    private int tries;
    private long firstTry;

    /** One of that name. */
    public HeldLock(HaNode node, String name) {
        this.node = node;
        this.name = name;
    }

    /** Gets or keeps it, and opens or keeps the watchdog. */
    public Outcome hold() {
        return hold(() -> true);
    }

    /** The same, where a watchdog is only opened if it is wanted. */
    public Outcome hold(BooleanSupplier wantsWatchdog) {
        if (tries == 0) {
            firstTry = node.now();
        }
        if (node.lock(name)) {
            tries = 0;
            if (watched) {
                node.keepWatchdog();
            } else if (wantsWatchdog.getAsBoolean()) {
                node.openWatchdog();
                watched = true;
            }
            return Outcome.HELD;
        }
        if (++tries > MOST_TRIES || node.now() - firstTry > LONGEST) {
            tries = 0;
            return Outcome.LOST;
        }
        return Outcome.AGAIN;
    }

    /** Whether it is in the middle of trying again and again. */
    public boolean isTrying() {
        return tries > 0;
    }

    /** Ends that: whoever only waits for it has time. */
    public void stopTrying() {
        tries = 0;
    }

    /** Gives it back; false when it is not to be had. */
    public boolean release() {
        return node.unlock(name);
    }

    /** Closes the watchdog; only where nothing is left that must not run twice. */
    public void closeWatchdog() {
        if (watched) {
            node.closeWatchdog();
            watched = false;
        }
    }
}
