package praktikum.sim.proxmox.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import praktikum.sim.machine.command.Json;

/** Tables as PVE::CLIFormatter prints them: a ruler after every row, sorted by the first column, boxes where the locale has UTF-8. */
final class TextTable {

    private final boolean utf8;
    private final boolean border;
    private final boolean header;

    TextTable(boolean utf8, boolean border, boolean header) {
        this.utf8 = utf8;
        this.border = border;
        this.header = header;
    }

    /** A result in text form. */
    String text(ApiResult result) {
        return switch (result.data()) {
            case null -> "";
            case Map<?, ?> map -> pairs(map, result.readable());
            case Collection<?> list when list.isEmpty() -> "";
            case Collection<?> list when list.iterator().next() instanceof Map<?, ?> -> rows(list, result.columns(), result.numbers(),
                    result.readable());
            case Collection<?> list -> new TextTable(utf8, border, false).rows(list.stream().map(item -> Map.of("value", item)).toList(),
                    List.of("value"), Set.of(), Map.of());
            default -> result.data() + "\n";
        };
    }

    private String pairs(Map<?, ?> map, Map<String, Function<Object, String>> readable) {
        List<Map<String, Object>> rows = new ArrayList<>();
        new TreeMap<>(map).forEach((key, value) -> {
            if (value != null) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("key", key);
                row.put("value", shown(map, key.toString(), readable));
                rows.add(row);
            }
        });
        return rows(rows, List.of("key", "value"), Set.of(), Map.of());
    }

    private static String shown(Map<?, ?> row, String column, Map<String, Function<Object, String>> readable) {
        Object value = row.get(column);
        return value != null && readable.containsKey(column) ? readable.get(column).apply(value) : cell(value);
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> Json.sorted(map);
            case Collection<?> list -> Json.sorted(list);
            case Double number -> Json.sorted(number);
            default -> value.toString();
        };
    }

    private String rows(Collection<?> data, List<String> wanted, Set<String> numbers,
            Map<String, Function<Object, String>> readable) {
        List<Map<?, ?>> rows = new ArrayList<>();
        data.forEach(row -> rows.add((Map<?, ?>) row));
        List<String> columns = wanted;
        if (columns.isEmpty()) {
            Set<String> all = new TreeSet<>();
            rows.forEach(row -> row.keySet().forEach(key -> all.add(key.toString())));
            columns = List.copyOf(all);
        }
        String first = columns.getFirst();
        rows.sort(Comparator.comparing(row -> cell(row.get(first))));
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            String column = columns.get(i);
            widths[i] = Math.max(column.length(), rows.stream().mapToInt(row -> shown(row, column, readable).length()).max().orElse(0));
        }
        var out = new StringBuilder();
        ruler(out, widths, "┌┬┐", '─', '-');
        if (header) {
            line(out, columns, widths, columns, numbers);
        }
        boolean before = header;
        for (Map<?, ?> row : rows) {
            if (before) {
                boolean head = header && row == rows.getFirst();
                ruler(out, widths, head ? "╞╪╡" : "├┼┤", head ? '═' : '─', head ? '=' : '-');
            }
            before = true;
            line(out, columns.stream().map(column -> shown(row, column, readable)).toList(), widths, columns, numbers);
        }
        ruler(out, widths, "└┴┘", '─', '-');
        return out.toString();
    }

    private void ruler(StringBuilder out, int[] widths, String corners, char fill, char plain) {
        if (!border) {
            return;
        }
        for (int i = 0; i < widths.length; i++) {
            out.append(utf8 ? corners.charAt(i == 0 ? 0 : 1) : '+').append(String.valueOf(utf8 ? fill : plain).repeat(widths[i] + 2));
        }
        out.append(utf8 ? corners.charAt(2) : '+').append('\n');
    }

    private void line(StringBuilder out, List<String> cells, int[] widths, List<String> columns, Set<String> numbers) {
        String bar = utf8 ? "│" : "|";
        for (int i = 0; i < widths.length; i++) {
            boolean last = i == widths.length - 1;
            String padded = String.format("%" + (numbers.contains(columns.get(i)) ? "" : "-") + widths[i] + "s", cells.get(i));
            if (border) {
                out.append(bar).append(' ').append(padded).append(' ');
            } else {
                out.append(last ? cells.get(i) : padded + " ");
            }
        }
        out.append(border ? bar : "").append('\n');
    }
}
