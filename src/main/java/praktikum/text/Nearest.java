package praktikum.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Tells what is allowed to whoever wrote something else: what was most likely meant comes first. */
public final class Nearest {

    // Nobody means a word of more letters, and a file of a stranger's may hold one of millions.
    private static final int LONGEST = 64;

    private Nearest() {
    }

    /** The names that are allowed, those that are nearest to what was found before all others, which stay in their order. */
    public static List<String> first(String found, Collection<String> allowed) {
        if (found.isEmpty()) {
            return List.copyOf(allowed);
        }
        var least = allowed.stream().mapToInt(name -> distance(found, name)).min().orElse(0);
        var names = new ArrayList<>(allowed.stream().filter(name -> distance(found, name) == least).toList());
        names.addAll(allowed.stream().filter(name -> distance(found, name) != least).toList());
        return names;
    }

    /** The same as a list to be read. */
    public static String list(String found, Collection<String> allowed) {
        return String.join(", ", first(found, allowed));
    }

    /** How far a name is; one that holds the whole word is as near as one with a slip, and of several parts the last may be meant alone. */
    private static int distance(String found, String name) {
        var from = lower(found);
        var to = lower(name);
        if (from.length() > 1 && !from.equals(to) && to.contains(from)) {
            return 1;
        }
        var part = to.substring(Math.max(to.lastIndexOf('.'), to.lastIndexOf('/')) + 1);
        var partly = from.indexOf('.') < 0 && from.indexOf('/') < 0 && part.length() < to.length() ? slips(from, part) + 1
                : Integer.MAX_VALUE;
        return Math.min(slips(from, to), partly);
    }

    /** How many letters have to be changed, added, left out or swapped with the next one. */
    private static int slips(String from, String to) {
        var before = new int[to.length() + 1];
        var last = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var now = new int[to.length() + 1];
            now[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var same = from.charAt(i - 1) == to.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = now;
        }
        return last[to.length()];
    }

    private static String lower(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
    }
}
