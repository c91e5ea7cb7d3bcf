package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Patterns for names in exports(5): {@code *} and {@code ?} match dots too, {@code [a-c]} one of a class, and case does not count. */
final class ExportPattern {

    /** What one place of a pattern takes; {@code *} takes any number of characters. */
    private record Place(IntPredicate takes, boolean many) {}

    private ExportPattern() {}

    static boolean matches(String pattern, String name) {
        String text = name.toLowerCase(Locale.ROOT);
        // Where in the name the places so far may have ended.
        boolean[] ends = new boolean[text.length() + 1];
        ends[0] = true;
        for (Place place : places(pattern.toLowerCase(Locale.ROOT))) {
            boolean[] next = new boolean[ends.length];
            for (int i = 0; i < ends.length; i++) {
                next[i] = place.many() ? ends[i] || i > 0 && next[i - 1]
                        : i > 0 && ends[i - 1] && place.takes().test(text.charAt(i - 1));
            }
            ends = next;
        }
        return ends[text.length()];
    }

    private static List<Place> places(String pattern) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i + 2) : -1;
            if (c == '*') {
                places.add(new Place(any -> true, true));
            } else if (c == '?') {
                places.add(new Place(any -> true, false));
            } else if (close > 0) {
                places.add(new Place(oneOf(pattern.substring(i + 1, close)), false));
                i = close;
            } else {
                i += c == '\\' && i + 1 < pattern.length() ? 1 : 0;
                char literal = pattern.charAt(i);
                places.add(new Place(any -> any == literal, false));
            }
        }
        return places;
    }

    private static IntPredicate oneOf(String members) {
        boolean not = members.startsWith("^");
        String list = not ? members.substring(1) : members;
        Optional<IntPredicate> any = Optional.empty();
        for (int i = 0; i < list.length(); i++) {
            int first = list.charAt(i);
            boolean range = i + 2 < list.length() && list.charAt(i + 1) == '-';
            int last = range ? list.charAt(i + 2) : first;
            IntPredicate one = c -> c >= first && c <= last;
            any = Optional.of(any.map(before -> before.or(one)).orElse(one));
            i += range ? 2 : 0;
        }
        IntPredicate members1 = any.orElse(c -> false);
        return not ? members1.negate() : members1;
    }
}
