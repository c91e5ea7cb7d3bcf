package praktikum.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a command gave. Two outputs are equal if all of this is, byte for byte.
 *
 * @param exit its exit code, 0 to 255; 124 when the host's {@code timeout} ended it, 137 if
 *         that took force; 128 + n for signal n; 141 for a command whose output had no end
 * @param out standard output as it came, at most the command's limit
 * @param err standard error likewise; empty for a command on a terminal
 * @param truncated whether bytes beyond the limit were dropped
 * @param started when it was sent, by the kit's clock
 * @param took until its channel was closed
 */
public record Output(int exit, byte[] out, byte[] err, boolean truncated, Instant started, Duration took) implements Answer {

    /** Standard output as text; bytes that are no UTF-8 become U+FFFD. */
    public String outText() {
        return new String(out, StandardCharsets.UTF_8);
    }

    /** Standard error as text; bytes that are no UTF-8 become U+FFFD. */
    public String errText() {
        return new String(err, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output that && exit == that.exit && truncated == that.truncated
                && Arrays.equals(out, that.out) && Arrays.equals(err, that.err)
                && started.equals(that.started) && took.equals(that.took);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(out) + Arrays.hashCode(err) + exit;
    }
}
