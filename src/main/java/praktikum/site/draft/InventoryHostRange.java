package praktikum.site.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Host names of an Ansible inventory written as one: {@code node[01:03].lab}, {@code node-[a:c]}. */
final class InventoryHostRange {

    private static final int MOST = 64;
    private static final Pattern RANGE = Pattern.compile("([^\\[]*)\\[(?:(\\d{1,4}):(\\d{1,4})|([a-z]):([a-z]))](.*)");

    private InventoryHostRange() {
    }

    /** The names, the text itself where it is no range; none where a range has an error or more than 64 names. */
    static List<String> names(String text) {
        if (!text.contains("[")) {
            return List.of(text);
        }
        var range = RANGE.matcher(text);
        if (!range.matches()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        var numbers = range.group(2) != null;
        var first = numbers ? Integer.parseInt(range.group(2)) : range.group(4).charAt(0);
        var last = numbers ? Integer.parseInt(range.group(3)) : range.group(5).charAt(0);
        for (var i = first; i <= last && names.size() <= MOST; i++) {
            var part = numbers ? ("%0" + range.group(2).length() + "d").formatted(i) : Character.toString(i);
            for (var rest : names(range.group(6))) {
                names.add(range.group(1) + part + rest);
            }
        }
        return names.size() > MOST ? List.of() : names;
    }
}
