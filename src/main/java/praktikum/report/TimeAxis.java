package praktikum.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of seconds under a drawing. Lengths in CSS pixels.
 *
 * @param seconds what it spans
 * @param left where 0 stands
 * @param right where its end stands
 */
public record TimeAxis(double seconds, int left, int right) {

    private static final double[] STEPS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 3600};
    private static final int MOST_TICKS = 10;

    /** A mark of it. */
    public record Tick(double x, String label) {
    }

    /** Where a time stands; one outside at the nearer end. */
    public double at(Duration time) {
        return at(time.toMillis() / 1000.0);
    }

    /** The same of seconds. */
    public double at(double time) {
        return SvgShapes.tenth(left + Math.clamp(time / seconds * (right - left), 0, right - left));
    }

    /** Its marks, at most some ten. */
    public List<Tick> ticks() {
        var step = STEPS[STEPS.length - 1];
        for (var candidate : STEPS) {
            if (seconds / candidate <= MOST_TICKS) {
                step = candidate;
                break;
            }
        }
        var ticks = new ArrayList<Tick>();
        for (var i = 0; i * step <= seconds; i++) {
            var time = Math.round(i * step * 10) / 10.0;
            ticks.add(new Tick(at(time), step < 1 ? Double.toString(time) : Long.toString(Math.round(time))));
        }
        return ticks;
    }
}
