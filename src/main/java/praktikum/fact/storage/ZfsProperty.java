package praktikum.fact.storage;

import java.util.Optional;
import java.util.OptionalLong;
import praktikum.fact.TextLines;

/**
 * A property as {@code zfs get -Hp} and {@code zpool get -Hp} print it.
 *
 * @param value as printed; sizes are bytes, {@code -} is no value
 * @param source {@code local}, {@code default}, {@code inherited from NAME}, {@code temporary}, {@code received}, or {@code -} for what
 *     cannot be set
 */
public record ZfsProperty(String value, String source) {

    private static final String INHERITED = "inherited from ";

    /** Whether somebody has set it here. */
    public boolean local() {
        return source.equals("local") || source.equals("received");
    }

    /** The dataset above that it comes from, where it does. */
    public Optional<String> inheritedFrom() {
        return source.startsWith(INHERITED) ? Optional.of(source.substring(INHERITED.length())) : Optional.empty();
    }

    /** The value where it is a whole number. */
    public OptionalLong number() {
        return TextLines.number(value);
    }
}
