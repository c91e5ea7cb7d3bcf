package praktikum.fact;

import java.time.Duration;
import java.time.Instant;

/**
 * What a command printed, as a parser sees it.
 *
 * @param exit exit code of the command; -1 where it ended without one (signal, cut connection)
 * @param out standard output
 * @param err standard error
 * @param truncated whether output beyond a size limit was dropped
 * @param asked when the command was sent, by the asking machine's clock
 * @param took from sending to the end of the command
 */
public record Printed(int exit, String out, String err, boolean truncated, Instant asked, Duration took) {

    /** Complete standard output of a command that succeeded; the times are zero. */
    public static Printed of(String out) {
        return of(0, out, "");
    }

    /** Complete output of a command; the times are zero. */
    public static Printed of(int exit, String out, String err) {
        return new Printed(exit, out, err, false, Instant.EPOCH, Duration.ZERO);
    }
}
