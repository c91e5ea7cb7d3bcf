package praktikum.host.ssh;

import java.time.Duration;

/**
 * What one machine may take of an asking, so that it does not hold up the others.
 *
 * @param time in which something is under way there; time in which others are waited for is not the machine's
 * @param output how many MiB of its answers are kept
 * @param computing what logging in to it and reading all it sends may cost the kit
 */
public record Budget(Duration time, int output, Duration computing) {

    // The answers of a whole course are not a tenth of either.
    private static final int MOST_OUTPUT = 8;
    private static final Duration MOST_COMPUTING = Duration.ofSeconds(1);

    /** A budget of so much time, and of what nobody uses up who does not send without end. */
    public static Budget of(Duration time) {
        return new Budget(time, MOST_OUTPUT, MOST_COMPUTING);
    }
}
