package praktikum.report.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import praktikum.fact.node.ClockReading;
import praktikum.report.Table;
import praktikum.report.Table.Cell;
import praktikum.text.Language;

/** Tables of the numbers that checks asked for, each in the lab whose check asked first. */
final class MeasuredValues {

    private final List<ObservedNode> machines;
    private final Language language;
    private final Map<String, List<Table>> tables = new LinkedHashMap<>();

    MeasuredValues(List<ObservedNode> machines, Language language) {
        this.machines = machines;
        this.language = language;
        software();
        clocks();
        votes();
    }

    /** The tables of a lab. */
    List<Table> of(String lab) {
        return tables.getOrDefault(lab, List.of());
    }

    private void software() {
        add("software", machines.stream().flatMap(machine -> machine.version().stream()).findFirst(), List.of("version", "kernel", "kind"),
                List.of(machine -> cell(machine.version(), version -> version.manager()),
                        machine -> cell(machine.kernel(), kernel -> kernel),
                        machine -> cell(machine.kind(), kind -> kind.name())));
    }

    private void clocks() {
        var readings = machines.stream().flatMap(machine -> machine.clock().stream()).toList();
        var middle = readings.stream().map(SourcedFact::value).sorted(Comparator.comparing(ClockReading::offset))
                .skip((readings.size() - 1) / 2).findFirst();
        add("clocks", readings.stream().findFirst(), List.of("offset", "uncertainty", "synchronised", "zone"),
                List.of(machine -> cell(machine.clock(), clock -> milliseconds(clock.aheadOf(middle.orElse(clock)), "%+.1f ms")),
                        machine -> cell(machine.clock(), clock ->
                                milliseconds(clock.uncertaintyAgainst(middle.orElse(clock)), "± %.1f ms")),
                        machine -> cell(machine.time(), time -> ReportWords.say(language, time.synchronised() ? "yes" : "no")),
                        machine -> cell(machine.time(), time -> time.zone().orElse("–"))));
    }

    private void votes() {
        add("votes", machines.stream().flatMap(machine -> machine.counted().stream()).findFirst(),
                List.of("votes.total", "votes.expected", "votes.highest", "votes.needed", "votes.quorate"),
                List.of(machine -> cell(machine.counted(), counted -> counted.total()),
                        machine -> cell(machine.counted(), counted -> counted.expected()),
                        machine -> cell(machine.counted(), counted -> counted.highest()),
                        machine -> cell(machine.counted(), counted -> counted.needed()),
                        machine -> cell(machine.quorum(), quorum -> ReportWords.say(language, quorum.quorate() ? "yes" : "no"))));
    }

    private void add(String title, Optional<? extends SourcedFact<?>> first, List<String> columns,
            List<Function<ObservedNode, Cell>> cells) {
        if (first.isEmpty()) {
            return;
        }
        var heads = new ArrayList<String>();
        heads.add(ReportWords.say(language, "node"));
        columns.forEach(column -> heads.add(ReportWords.say(language, "column." + column)));
        var rows = new ArrayList<List<Cell>>();
        for (var machine : machines) {
            var row = new ArrayList<Cell>();
            row.add(Cell.of(machine.name()));
            cells.forEach(cell -> row.add(cell.apply(machine)));
            rows.add(row);
        }
        tables.computeIfAbsent(first.get().lab(), lab -> new ArrayList<>())
                .add(new Table(ReportWords.say(language, "table." + title), heads, rows));
    }

    private static <T> Cell cell(Optional<SourcedFact<T>> seen, Function<T, ?> shown) {
        return seen.map(value -> value.cell(shown)).orElseGet(() -> Cell.of("?"));
    }

    private String milliseconds(Duration duration, String format) {
        return String.format(language.locale(), format, duration.toSeconds() * 1e3 + duration.getNano() / 1e6);
    }
}
