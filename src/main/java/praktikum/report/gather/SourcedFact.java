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
record SourcedFact<T>(T value, int record, String asker) {

    Cell cell(Function<T, ?> shown) {
        return new Cell(shown.apply(value).toString(), List.of(record));
    }

    List<Integer> evidence() {
        return List.of(record);
    }

    /** The lab of the check that asked. */
    String lab() {
        return asker.replaceFirst("/.*", "");
    }
}
