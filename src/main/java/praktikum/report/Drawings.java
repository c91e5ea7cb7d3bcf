package praktikum.report;

/** The drawings of a report, for templates. */
public final class Drawings {

    private final ReportModel model;
    private final ReportText say;

    Drawings(ReportModel model, ReportText say) {
        this.model = model;
        this.say = say;
    }

    /** Points per lab. */
    public PointsDrawing points() {
        return PointsDrawing.of(model);
    }

    /** The cluster as observed. */
    public TopologyDrawing topology() {
        return TopologyDrawing.of(model.observed(), say);
    }
}
