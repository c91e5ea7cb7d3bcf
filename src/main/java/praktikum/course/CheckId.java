package praktikum.course;

import java.util.Optional;

/** The name of a check: {@code lab/step/check}. */
public record CheckId(String lab, String step, String check) implements Comparable<CheckId> {

    /** The id of a whole {@code lab/step/check}; empty for any other text. */
    public static Optional<CheckId> of(String text) {
        var parts = text.split("/", -1);
        return parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty()
                ? Optional.of(new CheckId(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    @Override
    public int compareTo(CheckId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return lab + "/" + step + "/" + check;
    }
}
