package praktikum.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    /** Standard output of a command that must have succeeded. */
    public String succeeded() throws NotUnderstood {
        if (exit != 0) {
            throw failure();
        }
        return out;
    }

    /** The only line with text that a command printed which must have succeeded, without blanks at its ends. */
    public String onlyLine() throws NotUnderstood {
        return TextLines.only(succeeded());
    }

    /** What {@code cat FILE} or {@code ls} printed; empty where there is no such file (strerror of ENOENT). */
    public Optional<String> content() throws NotUnderstood {
        return exit != 0 && out.isEmpty() && ErrorText.only(this).endsWith(": No such file or directory") ? Optional.empty()
                : Optional.of(succeeded());
    }

    /** The end of a command that failed for no reason known to its parser. */
    public NotUnderstood failure() {
        String why = "exit code " + exit;
        return err.isBlank() ? new NotUnderstood(why) : new NotUnderstood(why, err);
    }
}
