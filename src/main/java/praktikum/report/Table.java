package praktikum.report;

import java.util.List;

/**
 * A table of values read from machines.
 *
 * @param columns the heads; the first column names the row
 * @param rows each as long as {@code columns}
 */
public record Table(String title, List<String> columns, List<List<Cell>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of \"" + title + "\" has " + row.size() + " cells for " + columns.size()
                        + " columns");
            }
        }
    }

    /** Whether any value has evidence. */
    public boolean cites() {
        return rows.stream().flatMap(List::stream).anyMatch(cell -> !cell.evidence().isEmpty());
    }

    /** The transcript records of a row's values, ascending. */
    public List<Integer> evidence(int row) {
        return rows.get(row).stream().flatMap(cell -> cell.evidence().stream()).distinct().sorted().toList();
    }

    /**
     * A value and where it comes from.
     *
     * @param evidence transcript records, ascending; empty where it comes from the plan or from words
     */
    public record Cell(String text, List<Integer> evidence) {
        public Cell {
            evidence = List.copyOf(evidence);
        }

        /** A value without evidence. */
        public static Cell of(String text) {
            return new Cell(text, List.of());
        }
    }
}
