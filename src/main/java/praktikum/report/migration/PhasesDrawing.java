package praktikum.report.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.drill.DrillRun;
import praktikum.drill.guest.Observation;
import praktikum.drill.migration.MigrationLeg;
import praktikum.fact.migration.MigrationPhase;
import praktikum.report.ReportText;
import praktikum.report.SvgShapes;
import praktikum.report.TimeAxis;
import praktikum.report.TrustedMarkup;

/**
 * The phases of a migration as its log tells them, and below, on the same time, who got answers from the machine and who did not.
 * Lengths in CSS pixels.
 *
 * @param bars the phases in order
 * @param lanes a line for each observer
 */
public record PhasesDrawing(int width, int height, int left, int right, int axisY, List<Bar> bars, List<Lane> lanes,
        List<TimeAxis.Tick> ticks) {

    private static final int LEFT = 112;
    private static final int RIGHT = 606;
    private static final int BAR = 26;
    private static final int TOP = 14;
    private static final int FIRST_LANE = 66;
    private static final int LANE_STEP = 30;
    private static final int THICK = 18;
    /** Seconds after the end of the log, so that the answers after it are seen. */
    private static final double AFTER = 1;

    /** A phase; its name where there is room for it. */
    public record Bar(double x, int y, double width, int height, int grey, String name) {

        /** Where its name stands. */
        public double middle() {
            return SvgShapes.tenth(x + width / 2);
        }
    }

    /**
     * An observer's line.
     *
     * @param silentX where the longest silence begins
     * @param silentWidth how long it is
     * @param hatch path data of it
     * @param label its length
     */
    public record Lane(String name, int y, int thick, double x, double width, double silentX, double silentWidth, TrustedMarkup hatch,
            String label) {
    }

    public PhasesDrawing {
        bars = List.copyOf(bars);
        lanes = List.copyOf(lanes);
        ticks = List.copyOf(ticks);
    }

    /** That of a migration; empty where its log has no times, or a clock was set, so that nothing can be put beside it. */
    static Optional<PhasesDrawing> of(MigrationLeg leg, ReportText say) {
        var log = leg.log();
        var began = log.flatMap(MigrationLeg.Logged::began);
        if (began.isEmpty() || leg.clockSet().isPresent() || log.get().log().phases().isEmpty()) {
            return Optional.empty();
        }
        var phases = log.get().log().phases();
        var end = log.get().at(phases.getLast().to()).orElseThrow();
        var axis = new TimeAxis(Math.max(1, seconds(began.get(), end)) + AFTER, LEFT, RIGHT);
        var bars = phases.stream().map(phase -> bar(phase, began.get(), log.get(), axis, say)).toList();
        var lanes = new ArrayList<Lane>();
        leg.observed().stream().filter(one -> one.silence().isPresent())
                .forEach(one -> lanes.add(lane(one, began.get(), axis, FIRST_LANE + lanes.size() * LANE_STEP, say)));
        var axisY = FIRST_LANE + lanes.size() * LANE_STEP + 4;
        return Optional.of(new PhasesDrawing(SvgShapes.WIDTH, axisY + 34, LEFT, RIGHT, axisY, bars, lanes, axis.ticks()));
    }

    private static Bar bar(MigrationPhase phase, Instant began, MigrationLeg.Logged log, TimeAxis axis, ReportText say) {
        var x = axis.at(seconds(began, log.at(phase.from()).orElseThrow()));
        var width = SvgShapes.tenth(Math.max(1.5, axis.at(seconds(began, log.at(phase.to()).orElseThrow())) - x));
        var name = say.of("migration.phase." + phase.kind().name().toLowerCase(Locale.ROOT));
        return new Bar(x, TOP, width, BAR, switch (phase.kind()) {
            case MEMORY -> 90;
            case DISKS -> 150;
            default -> 225;
        }, width < 30 ? "" : SvgShapes.fit(name, (int) ((width - 6) / 5.4)));
    }

    private static Lane lane(Observation seen, Instant began, TimeAxis axis, int y, ReportText say) {
        var trace = seen.trace().orElseThrow();
        var silence = seen.silence().orElseThrow();
        var from = axis.at(seconds(began, seen.began()));
        var to = axis.at(seconds(began, seen.began().plus(trace.since(trace.replies().size() - 1))));
        var silent = axis.at(seconds(began, seen.silentFrom().orElseThrow()));
        var width = SvgShapes.tenth(Math.max(2, axis.at(seconds(began, seen.silentFrom().get().plus(silence.length()))) - silent));
        return new Lane(SvgShapes.fit(seen.host().equals(DrillRun.KIT) ? say.of("migration.here") : seen.host(), 17), y, THICK, from,
                SvgShapes.tenth(Math.max(0, to - from)), silent, width, SvgShapes.hatch(silent, y, width, THICK),
                say.seconds(silence.length()) + " s");
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
