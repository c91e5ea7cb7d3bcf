package praktikum.fact;

import java.util.Optional;
import java.util.function.Function;

/**
 * The result of reading an output: understood, or not and why.
 *
 * @param <T> the fact
 */
public sealed interface Reading<T> {

    /** Understood. */
    record Known<T>(T value) implements Reading<T> {}

    /**
     * Not understood.
     *
     * @param why an English technical fragment, such as {@code "no line 'Quorate:'"}
     * @param text an excerpt of what was printed, at most {@value #EXCERPT} characters; control characters are kept, whoever
     *     shows it neutralises them
     */
    record Strange<T>(String why, String text) implements Reading<T> {

        /** Longest excerpt kept, in characters. */
        public static final int EXCERPT = 300;

        /** Cuts the excerpt. */
        public Strange {
            text = TextLines.cut(text, EXCERPT);
        }
    }

    /** The value understood. */
    static <T> Reading<T> known(T value) {
        return new Known<>(value);
    }

    /** Not understood, with what was printed: standard output, or standard error where there is none. */
    static <T> Reading<T> strange(String why, Printed printed) {
        return new Strange<>(why, printed.out().isBlank() ? printed.err() : printed.out());
    }

    /** The value, if it was understood. */
    default Optional<T> asOptional() {
        return switch (this) {
            case Known<T>(var value) -> Optional.of(value);
            case Strange<T> strange -> Optional.empty();
        };
    }

    /** The same reading with another shape of the value. */
    default <U> Reading<U> map(Function<? super T, ? extends U> shape) {
        return switch (this) {
            case Known<T>(T value) -> new Known<>(shape.apply(value));
            case Strange<T>(String why, String text) -> new Strange<>(why, text);
        };
    }
}
