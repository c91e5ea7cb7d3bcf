package praktikum.sim.machine.storage.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A table as libsmartcols of util-linux prints it: aligned, as a tree, in pairs, raw, or as JSON. */
final class ScolsTable {

    /** What a column holds. */
    enum Kind { TEXT, NUMBER, YES_NO, LIST }

    /**
     * A column.
     *
     * @param name its head
     * @param right whether it is aligned to the right
     * @param kind what JSON makes of it
     */
    record Column(String name, boolean right, Kind kind) {
    }

    /**
     * A line, with those below it.
     *
     * @param cells a cell for each column, which may hold several lines
     */
    record Row(List<List<String>> cells, List<Row> children) {
    }

    private final List<Column> columns;
    private final int release;

    /** A table with those columns, by util-linux of a release of Proxmox VE. */
    ScolsTable(List<Column> columns, int release) {
        this.columns = columns;
        this.release = release;
    }

    /** Aligned; the column that bears the tree, or -1 for none. */
    String aligned(List<Row> rows, int tree, boolean head) {
        List<List<String>> lines = new ArrayList<>();
        if (head) {
            lines.add(columns.stream().map(Column::name).toList());
        }
        flatten(rows, "", tree, true, lines);
        int[] widths = IntStream.range(0, columns.size()).map(column -> lines.stream().mapToInt(line -> line.get(column).length()).max()
                .orElse(0)).toArray();
        var text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < columns.size(); i++) {
                String cell = line.get(i);
                boolean last = i == columns.size() - 1;
                String pad = " ".repeat(widths[i] - cell.length());
                text.append(columns.get(i).right() ? pad + cell : last ? cell : cell + pad).append(last ? "\n" : " ");
            }
        }
        return text.toString();
    }

    private void flatten(List<Row> rows, String above, int tree, boolean top, List<List<String>> lines) {
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            boolean last = at == rows.size() - 1;
            boolean bare = top || tree < 0;
            int height = row.cells.stream().mapToInt(List::size).max().orElse(1);
            for (int i = 0; i < Math.max(1, height); i++) {
                List<String> line = new ArrayList<>();
                for (int column = 0; column < columns.size(); column++) {
                    List<String> cell = row.cells.get(column);
                    String text = i < cell.size() ? cell.get(i) : "";
                    String branch = bare ? "" : above + (i > 0 ? last ? "  " : "│ " : last ? "└─" : "├─");
                    line.add(column != tree ? text : i > 0 && !row.children.isEmpty() ? branch + "│ " + text : branch + text);
                }
                lines.add(line);
            }
            flatten(row.children, bare ? "" : above + (last ? "  " : "│ "), tree, false, lines);
        }
    }

    /** One line each, cells separated by blanks. */
    String raw(List<Row> rows, boolean head) {
        List<List<String>> lines = new ArrayList<>();
        if (head) {
            lines.add(columns.stream().map(Column::name).toList());
        }
        each(rows, row -> lines.add(row.cells.stream().map(cell -> String.join("\\x0a", cell).replace(" ", "\\x20")).toList()));
        var text = new StringBuilder();
        lines.forEach(line -> text.append(String.join(" ", line)).append('\n'));
        return text.toString();
    }

    /** {@code NAME="sda" SIZE="64G"}. */
    String pairs(List<Row> rows) {
        var text = new StringBuilder();
        each(rows, row -> text.append(String.join(" ", IntStream.range(0, columns.size()).mapToObj(i -> columns.get(i).name() + "=\""
                + String.join("\\x0a", row.cells.get(i)) + "\"").toList())).append('\n'));
        return text.toString();
    }

    private static void each(List<Row> rows, Consumer<Row> what) {
        rows.forEach(row -> {
            what.accept(row);
            each(row.children, what);
        });
    }

    /** JSON with the rows as an array of that name, and the rows below each as its {@code children}. */
    String json(String name, List<Row> rows) {
        var text = new StringBuilder("{\n   \"" + name + "\": [");
        objects(rows, 2, text);
        return text.append("\n   ]\n}\n").toString();
    }

    private void objects(List<Row> rows, int depth, StringBuilder text) {
        String indent = "   ".repeat(depth);
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            text.append(at == 0 ? "\n" + indent + "{\n" : ",{\n");
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : ",\n").append(indent).append("   \"").append(columns.get(i).name().toLowerCase(Locale.ROOT))
                        .append("\": ").append(value(columns.get(i), row.cells.get(i), indent + "   "));
            }
            if (!row.children.isEmpty()) {
                text.append(",\n").append(indent).append("   \"children\": [");
                objects(row.children, depth + 2, text);
                text.append('\n').append(indent).append("   ]");
            }
            text.append('\n').append(indent).append('}');
        }
    }

    private String value(Column column, List<String> cell, String indent) {
        String first = cell.isEmpty() ? "" : cell.getFirst();
        Function<String, String> quoted = word -> word.isEmpty() ? "null" : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return switch (column.kind()) {
            case TEXT -> quoted.apply(first);
            case NUMBER -> first.isEmpty() ? "null" : first;
            case YES_NO -> String.valueOf(!first.isEmpty() && !first.equals("0"));
            case LIST -> {
                if (first.isEmpty() && release >= 9) {
                    yield "[]";
                }
                List<String> words = cell.isEmpty() ? List.of("") : cell;
                yield "[\n" + indent + "    " + String.join(",\n" + indent + "    ", words.stream().map(quoted).toList()) + "\n" + indent
                        + "]";
            }
        };
    }
}
