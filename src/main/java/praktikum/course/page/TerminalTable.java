package praktikum.course.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables on a terminal: columns side by side, cells wrapped; where columns would get too narrow, one row below the other. */
final class TerminalTable {

    private static final int NARROWEST = 12;
    private static final String BETWEEN = "  ";

    private TerminalTable() {
    }

    static List<String> lines(Block.Table table, TerminalLine style, int width) {
        var columns = table.head().size();
        if (columns == 0) {
            return List.of();
        }
        var widths = new int[columns];
        measure(table.head(), style, widths);
        table.rows().forEach(row -> measure(row, style, widths));
        var room = width - BETWEEN.length() * (columns - 1);
        shrink(widths, room);
        return Arrays.stream(widths).sum() > room ? stacked(table, style, width) : sideBySide(table, style, widths);
    }

    private static void measure(List<List<Inline>> row, TerminalLine style, int[] widths) {
        for (var i = 0; i < widths.length; i++) {
            var text = String.join(" ", style.wrapped(row.get(i), Integer.MAX_VALUE));
            widths[i] = Math.max(widths[i], TerminalLine.width(text));
        }
    }

    // The widest column gives way first.
    private static void shrink(int[] widths, int room) {
        while (Arrays.stream(widths).sum() > room) {
            var widest = 0;
            for (var i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
        }
    }

    private static List<String> sideBySide(Block.Table table, TerminalLine style, int[] widths) {
        var lines = new ArrayList<String>();
        row(table.head(), style, widths, true, lines);
        lines.add(Arrays.stream(widths).mapToObj("─"::repeat).reduce((a, b) -> a + BETWEEN + b).orElse(""));
        table.rows().forEach(row -> row(row, style, widths, false, lines));
        return lines;
    }

    private static void row(List<List<Inline>> row, TerminalLine style, int[] widths, boolean head, List<String> lines) {
        var cells = new ArrayList<List<String>>();
        for (var i = 0; i < widths.length; i++) {
            List<Inline> parts = head ? List.of(new Inline.Emphasis(true, row.get(i))) : row.get(i);
            cells.add(style.wrapped(parts, widths[i]));
        }
        var height = cells.stream().mapToInt(List::size).max().orElse(0);
        for (var at = 0; at < height; at++) {
            var line = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                var text = at < cells.get(i).size() ? cells.get(i).get(at) : "";
                line.append(text).append(" ".repeat(Math.max(0, widths[i] - TerminalLine.width(text))));
                line.append(i < widths.length - 1 ? BETWEEN : "");
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static List<String> stacked(Block.Table table, TerminalLine style, int width) {
        var lines = new ArrayList<String>();
        for (var row : table.rows()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            for (var i = 0; i < row.size(); i++) {
                var parts = new ArrayList<Inline>();
                parts.add(new Inline.Emphasis(true, table.head().get(i)));
                parts.add(new Inline.Text(": "));
                parts.addAll(row.get(i));
                lines.addAll(style.wrapped(parts, width));
            }
        }
        return lines;
    }
}
