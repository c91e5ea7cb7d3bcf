package praktikum.check.code;

import java.util.Set;
import java.util.TreeSet;

/**
 * What may stand in a variable or on the stack.
 *
 * @param texts the texts that it may be, as far as the code itself tells them
 * @param open whether it may be something else as well
 * @param wide whether it takes two places, as long and double do
 */
record Value(Set<String> texts, boolean open, boolean wide) {

    /** Anything. */
    static final Value ANY = new Value(Set.of(), true, false);

    /** A number of two places. */
    static final Value WIDE = new Value(Set.of(), true, true);

    Value {
        texts = Set.copyOf(texts);
    }

    static Value text(String text) {
        return new Value(Set.of(text), false, false);
    }

    static Value any(boolean wide) {
        return wide ? WIDE : ANY;
    }

    /** The one or the other. */
    Value or(Value other) {
        var all = new TreeSet<>(texts);
        all.addAll(other.texts);
        return new Value(all, open || other.open, wide);
    }
}
