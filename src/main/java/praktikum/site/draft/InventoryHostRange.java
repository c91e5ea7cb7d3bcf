package praktikum.site.draft;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Host names of an Ansible inventory written as one: {@code node[01:03].lab}, {@code node-[a:c]}. */
final class InventoryHostRange {

    private static final int MOST = 64;
    private static final int LONGEST = 255;
    private static final Pattern RANGE = Pattern.compile("\\[(?:(\\d{1,4}):(\\d{1,4})|([a-z]):([a-z]))]");

    private InventoryHostRange() {
    }

    /** The names, the text itself where it is no range; none where a range has an error, or it is more than 64 names. */
    static List<String> names(String text) {
        if (text.length() > LONGEST) {
            return List.of();
        }
        var names = List.of("");
        var range = RANGE.matcher(text);
        var at = 0;
        while (range.find()) {
            var before = text.substring(at, range.start());
            var numbers = range.group(1) != null;
            var first = numbers ? Integer.parseInt(range.group(1)) : range.group(3).charAt(0);
            var last = numbers ? Integer.parseInt(range.group(2)) : range.group(4).charAt(0);
            // Ranges side by side multiply: how many names there will be is known before one of them is made.
            if (before.contains("[") || last < first || (last - first + 1) * names.size() > MOST) {
                return List.of();
            }
            var form = numbers ? "%0" + range.group(1).length() + "d" : "%c";
            names = names.stream().flatMap(name -> IntStream.rangeClosed(first, last).mapToObj(i -> name + before + form.formatted(i)))
                    .toList();
            at = range.end();
        }
        var rest = text.substring(at);
        return rest.contains("[") ? List.of() : names.stream().map(name -> name + rest).toList();
    }
}
