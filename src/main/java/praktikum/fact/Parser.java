package praktikum.fact;

/**
 * Reads a fact out of what a command printed. Parsers are pure and total: whatever was printed, they answer within moments,
 * never throw and never guess.
 *
 * @param <T> the fact
 */
@FunctionalInterface
public interface Parser<T> {

    /** What the output says, or why it was not understood. */
    Reading<T> read(Printed printed);
}
