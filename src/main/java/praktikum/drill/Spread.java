package praktikum.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Several measurements of the same: what they have in the middle, and between what they lie.
 *
 * @param count how many there are
 * @param median half of them are longer; of two in the middle their mean
 * @param least the shortest
 * @param most the longest
 */
public record Spread(int count, Duration median, Duration least, Duration most) {

    /** That of some measurements; empty where there are none. */
    public static Optional<Spread> of(List<Duration> measured) {
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        var sorted = measured.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
        return Optional.of(new Spread(sorted.size(), median, sorted.getFirst(), sorted.getLast()));
    }
}
