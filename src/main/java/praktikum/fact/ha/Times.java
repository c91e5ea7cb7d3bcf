package praktikum.fact.ha;

import java.time.Instant;
import praktikum.fact.NotUnderstood;

/** Times in the files of the HA manager. */
final class Times {

    private static final long LAST = 0xFFFF_FFFFL;

    private Times() {}

    /** The time of so many seconds since 1970. */
    static Instant of(long seconds) throws NotUnderstood {
        if (seconds < 0 || seconds > LAST) {
            throw new NotUnderstood("no time", Long.toString(seconds));
        }
        return Instant.ofEpochSecond(seconds);
    }
}
