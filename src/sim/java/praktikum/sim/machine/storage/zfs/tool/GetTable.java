package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code get} prints: a line for each property of each pool or dataset; zprop_print_one_property of libzfs. */
final class GetTable {

    /** The columns that there are. */
    static final List<String> COLUMNS = List.of("name", "property", "value", "received", "source");

    private final List<String> shown;
    private final boolean scripted;
    private final List<Map<String, String>> lines = new ArrayList<>();
    private int valueWidth = "VALUE".length();

    GetTable(List<String> shown, boolean scripted) {
        this.shown = shown;
        this.scripted = scripted;
    }

    /** The columns that {@code -o} asks for. */
    static List<String> columns(Optional<String> asked, boolean received) {
        List<String> usual = List.of("name", "property", "value", "source");
        return asked.map(list -> list.equals("all") ? received ? COLUMNS : usual : List.of(list.split(","))).orElse(usual);
    }

    /** A line; {@code width} is how wide the column of values is to be at least. */
    void add(String name, String property, String value, String source, int width) {
        lines.add(Map.of("name", name, "property", property, "value", value, "received", "-", "source", source));
        valueWidth = Math.max(valueWidth, width);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String text() {
        if (lines.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        if (!scripted) {
            text.append(line(Map.of("name", "NAME", "property", "PROPERTY", "value", "VALUE", "received", "RECEIVED", "source", "SOURCE")));
        }
        lines.forEach(line -> text.append(line(line)));
        return text.toString();
    }

    private int width(String column) {
        int longest = Math.max(column.length(), lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0));
        return switch (column) {
            case "value" -> valueWidth;
            case "source" -> Math.max("SOURCE".length(), lines.stream().mapToInt(line -> line.get("name").length()).max().orElse(0)
                    + "inherited from".length());
            default -> longest;
        };
    }

    private String line(Map<String, String> cells) {
        var text = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            String cell = cells.get(shown.get(i));
            boolean last = i == shown.size() - 1;
            text.append(cell).append(last ? "\n" : scripted ? "\t" : " ".repeat(Math.max(0, width(shown.get(i)) - cell.length())) + "  ");
        }
        return text.toString();
    }
}
