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

    /** Reads a fact and may give up. */
    @FunctionalInterface
    interface Body<T> {
        T read(Printed printed) throws NotUnderstood;
    }

    /** Reads an output of which every byte counts. */
    static <T> Reading<T> of(Printed printed, Body<T> body) {
        return printed.truncated() ? strange("output was cut off at the size limit", printed) : ofStart(printed, body);
    }

    /** Reads an output whose end does not matter. */
    static <T> Reading<T> ofStart(Printed printed, Body<T> body) {
        try {
            return known(body.read(printed));
        } catch (NotUnderstood e) {
            return e.excerpt().<Reading<T>>map(part -> new Strange<>(e.getMessage(), part))
                    .orElseGet(() -> strange(e.getMessage(), printed));
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

    /** The same with something made of the value. */
    default <R> Reading<R> map(Function<? super T, ? extends R> make) {
        return switch (this) {
            case Known<T>(var value) -> known(make.apply(value));
            case Strange<T>(var why, var text) -> new Strange<>(why, text);
        };
    }

    /** The value, if it was understood. */
    default Optional<T> asOptional() {
        return switch (this) {
            case Known<T>(var value) -> Optional.of(value);
            case Strange<T> strange -> Optional.empty();
        };
    }
}
