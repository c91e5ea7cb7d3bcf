package praktikum.report.gather;

import java.util.List;
import java.util.function.Function;
import praktikum.report.Table.Cell;

/**
 * A fact and where it comes from.
 *
 * @param record its transcript record
 * @param asker the check that asked first, {@code LAB/CHECK}
 */
public record SourcedFact<T>(T value, int record, String asker) {

    /** Its cell in a table, with its record. */
    public Cell cell(Function<T, ?> shown) {
        return new Cell(shown.apply(value).toString(), List.of(record));
    }

    /** Its record, as the evidence of a cell. */
    public List<Integer> evidence() {
        return List.of(record);
    }

    /** The lab of the check that asked. */
    String lab() {
        return asker.replaceFirst("/.*", "");
    }
}
