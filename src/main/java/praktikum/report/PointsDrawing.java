package praktikum.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A bar per lab: earned, open and lost points.
 *
 * @param height in CSS pixels
 */
public record PointsDrawing(int width, int height, List<Bar> bars) {

    private static final int ROW = 40;
    private static final int THICK = 14;

    public PointsDrawing {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param earned width of the earned part, from the left
     * @param open width of the open part, after it
     * @param hatch path data that fills the open part
     */
    public record Bar(String title, Score score, int y, int thick, double earned, double open, TrustedMarkup hatch) {
    }

    static PointsDrawing of(ReportModel model) {
        var bars = new ArrayList<Bar>();
        for (var lab : model.labs()) {
            var y = bars.size() * ROW + 18;
            var max = lab.score().max().doubleValue();
            var scale = max == 0 ? 0 : (SvgShapes.WIDTH - 2) / max;
            var earned = SvgShapes.tenth(lab.score().earned().doubleValue() * scale);
            var open = SvgShapes.tenth(lab.score().open().doubleValue() * scale);
            bars.add(new Bar(SvgShapes.fit(lab.title(), 60), lab.score(), y, THICK, earned, open,
                    SvgShapes.hatch(1 + earned, y, open, THICK)));
        }
        return new PointsDrawing(SvgShapes.WIDTH, bars.size() * ROW, bars);
    }
}
