package praktikum.report.quorum;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import praktikum.report.ReportText;
import praktikum.report.SvgShapes;
import praktikum.report.TimeAxis;
import praktikum.report.TrustedMarkup;

/** Where the parts of the quorum drill's timeline stand; time runs to the right. */
public record TimelineDrawing(int width, int height, int left, int right, int phaseY, int laneTop, int laneBottom, int axisY,
        List<Band> bands, List<Marker> markers, List<Row> rows, int votesY, List<Count> votes, List<TimeAxis.Tick> ticks) {

    private static final int LEFT = 112;
    private static final int RIGHT = 606;
    private static final int LANE = 24;
    private static final int LANE_STEP = 34;
    private static final int MARKER = 18;

    public TimelineDrawing {
        bands = List.copyOf(bands);
        markers = List.copyOf(markers);
        rows = List.copyOf(rows);
        votes = List.copyOf(votes);
        ticks = List.copyOf(ticks);
    }

    /** A phase of the drill. */
    public record Band(double x, double width, String name) {
    }

    /**
     * An event's number, on its own row where it would cover another.
     *
     * @param end the top of its node's line
     */
    public record Marker(double x, int y, int end, int number) {
    }

    /** A node's line. */
    public record Row(String node, int y, int thick, List<Stretch> stretches) {
        public Row {
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * A stretch of a node's line.
     *
     * @param hatch path data of slanting lines, empty unless not quorate
     * @param label the state's word where there is room for it
     */
    public record Stretch(double x, double width, QuorumPart.State state, TrustedMarkup hatch, String label) {
    }

    /** Votes that were present. */
    public record Count(double x, double width, int present, boolean enough) {
    }

    /** The drawing of a drill, with its words in one language. */
    public static TimelineDrawing of(QuorumPart drill, ReportText say) {
        var seconds = Math.max(1, drill.length().toMillis() / 1000.0);
        var scale = (RIGHT - LEFT) / seconds;
        var markers = markers(drill, scale);
        var laneTop = laneTop(markers);
        var rows = new ArrayList<Row>();
        for (var lane : drill.lanes()) {
            var y = laneTop + rows.size() * LANE_STEP;
            rows.add(new Row(SvgShapes.fit(lane.node(), 17), y, LANE,
                    lane.spans().stream().map(span -> stretch(span, y, scale, say)).toList()));
        }
        var votesY = laneTop + rows.size() * LANE_STEP + 4;
        var axisY = votesY + 22;
        var bands = drill.phases().stream().map(phase -> {
            var width = SvgShapes.tenth(at(phase.to(), scale) - at(phase.from(), scale));
            return new Band(at(phase.from(), scale), width, width < 40 ? "" : SvgShapes.fit(phase.name(), (int) ((width - 6) / 5.0)));
        }).toList();
        var votes = drill.votes().stream().map(count -> new Count(at(count.from(), scale),
                SvgShapes.tenth(at(count.to(), scale) - at(count.from(), scale)), count.present(), count.present() >= drill.majority()))
                .toList();
        return new TimelineDrawing(SvgShapes.WIDTH, axisY + 34, LEFT, RIGHT, 0, laneTop, votesY - 6, axisY, bands, markers, rows, votesY,
                votes, new TimeAxis(seconds, LEFT, RIGHT).ticks());
    }

    private static double at(Duration time, double scale) {
        return SvgShapes.tenth(LEFT + Math.clamp(time.toMillis() / 1000.0 * scale, 0, RIGHT - LEFT));
    }

    private static Stretch stretch(QuorumPart.Span span, int y, double scale, ReportText say) {
        var x = at(span.from(), scale);
        var width = SvgShapes.tenth(at(span.to(), scale) - x);
        var word = say.of(span.state().key());
        return new Stretch(x, width, span.state(), span.state() == QuorumPart.State.NOT_QUORATE ? SvgShapes.hatch(x, y, width, LANE)
                : new TrustedMarkup(""),
                word.length() * 5.4 + 12 < width ? word : "");
    }

    private static List<Marker> markers(QuorumPart drill, double scale) {
        var markers = new ArrayList<Marker>();
        var ends = new ArrayList<Double>();
        for (var event : drill.events()) {
            var x = at(event.at(), scale);
            var row = 0;
            while (row < ends.size() && ends.get(row) > x) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(0.0);
            }
            ends.set(row, x + MARKER);
            markers.add(new Marker(x, 34 + row * MARKER, 0, event.number()));
        }
        var laneTop = laneTop(markers);
        var nodes = drill.lanes().stream().map(QuorumPart.Lane::node).toList();
        for (var i = 0; i < markers.size(); i++) {
            var marker = markers.get(i);
            var lane = Math.max(0, nodes.indexOf(drill.events().get(i).node()));
            markers.set(i, new Marker(marker.x(), marker.y(), laneTop + lane * LANE_STEP, marker.number()));
        }
        return markers;
    }

    private static int laneTop(List<Marker> markers) {
        return markers.stream().mapToInt(Marker::y).max().orElse(26) + 18;
    }
}
