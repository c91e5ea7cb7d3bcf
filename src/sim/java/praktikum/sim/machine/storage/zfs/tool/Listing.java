package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;

/** Rows of columns as {@code list} and {@code get} of zpool and zfs print them. */
final class Listing {

    /**
     * A column.
     *
     * @param head its head
     * @param right whether it is aligned to the right
     * @param width how wide it is at least
     */
    record Column(String head, boolean right, int width) {
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Listing(List<Column> columns) {
        this.columns = columns;
    }

    void add(List<String> row) {
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** How wide the columns are by now. */
    List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            widths.add(Math.max(Math.max(columns.get(i).width(), columns.get(i).head().length()),
                    rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)));
        }
        return widths;
    }

    /** With tabs and without heads, for scripts. */
    String scripted() {
        var text = new StringBuilder();
        rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
        return text.toString();
    }

    /** Aligned, with heads. */
    String aligned() {
        List<Integer> widths = widths();
        var text = new StringBuilder(line(columns.stream().map(Column::head).toList(), widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    String head() {
        return line(columns.stream().map(Column::head).toList(), widths());
    }

    String line(List<String> row, List<Integer> widths) {
        var text = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String pad = " ".repeat(Math.max(0, widths.get(i) - row.get(i).length()));
            boolean last = i == columns.size() - 1;
            text.append(columns.get(i).right() ? pad + row.get(i) : last ? row.get(i) : row.get(i) + pad).append(last ? "\n" : "  ");
        }
        return text.toString();
    }
}
