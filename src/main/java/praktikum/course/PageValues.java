package praktikum.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of a site by name: what stands for {@code ${word.word}} in a lab page. Every other {@code ${…}} is the shell's. */
public record PageValues(Map<String, String> byName) {

    /** A place for a value; bash itself has no parameter with a dot in its name. */
    static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]*\\.[A-Za-z0-9_-]+)}");

    public PageValues {
        byName = Map.copyOf(byName);
    }

    /** No values: every place stays as it is written. */
    public static PageValues none() {
        return new PageValues(Map.of());
    }

    /** Text with all its values, or the names there is no value for. */
    public sealed interface Filled {

        /** All values were there. */
        record Text(String text) implements Filled {
        }

        /** Some were not; names in order, at least one. */
        record Unknown(List<String> names) implements Filled {
            public Unknown {
                names = List.copyOf(names);
            }
        }
    }

    /** Fills values into a script or sentence. What a value contains is never looked at again. */
    public Filled fill(String text) {
        var unknown = new TreeSet<>(names(text));
        unknown.removeAll(byName.keySet());
        return unknown.isEmpty() ? new Filled.Text(show(text)) : new Filled.Unknown(List.copyOf(unknown));
    }

    /** As {@link #fill}, but a place without a value stays as it is written: for reading, not for running. */
    public String show(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(byName.getOrDefault(place.group(1), place.group())));
    }

    /** The value of a name. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The values where an action is about one of many, such as {@code node2}: {@code node.name} is {@code node2.name} there. */
    public PageValues on(String one) {
        var own = one + ".";
        var any = one.replaceFirst("[0-9]+$", "") + ".";
        var values = new HashMap<>(byName);
        byName.forEach((name, value) -> {
            if (name.startsWith(own)) {
                values.put(any + name.substring(own.length()), value);
            }
        });
        return new PageValues(values);
    }

    /** The names a text has places for. */
    public static List<String> names(String text) {
        return !text.contains("${") ? List.of() : PLACE.matcher(text).results().map(place -> place.group(1)).toList();
    }
}
