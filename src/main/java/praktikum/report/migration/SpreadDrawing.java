package praktikum.report.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.drill.Spread;
import praktikum.drill.migration.MigrationLeg;
import praktikum.drill.migration.MigrationTimeline;
import praktikum.report.ReportText;
import praktikum.report.SvgShapes;
import praktikum.report.TimeAxis;

/**
 * The longest silences of several migrations: a dot for each, the median as a line through them. Lengths in CSS pixels.
 *
 * @param rows the ways there, and the ways back
 * @param limit where what the plan allows stands; empty where it is far off
 */
public record SpreadDrawing(int width, int height, int left, int right, int axisY, List<Row> rows, Optional<Double> limit,
        List<TimeAxis.Tick> ticks) {

    private static final int LEFT = 112;
    private static final int RIGHT = 606;
    private static final int ROW = 56;
    private static final int TOP = 44;
    private static final int DOT = 9;
    /** The axis goes on beyond the longest silence by this part. */
    private static final double ROOM = 1.1;

    /**
     * The dots of one direction.
     *
     * @param y the line they stand on
     * @param median where the median stands
     * @param label its length
     */
    public record Row(String name, int y, List<Dot> dots, double median, String label) {

        public Row {
            dots = List.copyOf(dots);
        }
    }

    /** A migration. */
    public record Dot(double x, int y) {
    }

    public SpreadDrawing {
        rows = List.copyOf(rows);
        ticks = List.copyOf(ticks);
    }

    static SpreadDrawing of(MigrationTimeline drill, Duration limit, ReportText say) {
        var there = drill.there().stream().flatMap(leg -> leg.silence().stream()).toList();
        var back = drill.rounds().stream().map(MigrationTimeline.Round::back).map(MigrationLeg::silence).flatMap(Optional::stream).toList();
        var most = Spread.of(Stream.concat(there.stream(), back.stream()).toList()).map(Spread::most)
                .orElse(Duration.ofSeconds(1));
        var axis = new TimeAxis(Math.max(0.5, most.toMillis() / 1000.0 * ROOM), LEFT, RIGHT);
        var rows = new ArrayList<Row>();
        row("there", there, axis, rows, say);
        row("back", back, axis, rows, say);
        var axisY = TOP + rows.size() * ROW - 30;
        var seconds = limit.toMillis() / 1000.0;
        return new SpreadDrawing(SvgShapes.WIDTH, axisY + 34, LEFT, RIGHT, axisY, rows,
                seconds <= axis.seconds() ? Optional.of(axis.at(seconds)) : Optional.empty(), axis.ticks());
    }

    private static void row(String name, List<Duration> silences, TimeAxis axis, List<Row> rows, ReportText say) {
        Spread.of(silences).ifPresent(spread -> {
            var y = TOP + rows.size() * ROW;
            var stacked = new HashMap<Long, Integer>();
            var dots = new ArrayList<Dot>();
            for (var silence : silences) {
                var x = axis.at(silence);
                // What would cover another stands above it.
                var level = stacked.merge(Math.round(x / DOT), 1, Integer::sum) - 1;
                dots.add(new Dot(x, y - level * DOT));
            }
            rows.add(new Row(say.of("migration." + name), y, dots, axis.at(spread.median()), say.seconds(spread.median()) + " s"));
        });
    }
}
