package praktikum.sim.proxmox.ha.node;

import java.time.Duration;

/**
 * What a daemon does after a step.
 *
 * @param next what comes
 * @param pause how long it sleeps before
 */
public record Turn(Next next, Duration pause) {

    /** What comes after a step. */
    public enum Next {
        /** The rest of this round: it waits for something. */
        SAME_ROUND,
        /** A new round. */
        NEW_ROUND,
        /** Nothing: it has ended. */
        END
    }

    /** It tries again in a second. */
    public static Turn again() {
        return new Turn(Next.SAME_ROUND, Duration.ofSeconds(1));
    }

    /** It sleeps until its next round. */
    public static Turn sleep(long seconds) {
        return new Turn(Next.NEW_ROUND, Duration.ofSeconds(Math.max(0, seconds)));
    }

    /** It has ended. */
    public static Turn end() {
        return new Turn(Next.END, Duration.ZERO);
    }
}
