package praktikum.report.network;

import java.util.ArrayList;
import java.util.List;
import praktikum.report.SvgShapes;
import praktikum.report.TrustedMarkup;

/**
 * A square with a field per ordered pair: rows send, columns receive; the darker, the nearer to its limit, beyond it white and
 * hatched. Lengths in CSS pixels.
 *
 * @param columns the receivers' names, from left to right
 */
public record MatrixDrawing(int width, int height, int left, List<Head> columns, List<Head> rows, List<Field> fields) {

    private static final int LEFT = 110;
    private static final int TOP = 22;
    private static final int HIGHEST = 40;
    // Narrower fields have no room for a number; the table has it.
    private static final int NARROWEST_TEXT = 34;

    /** A name and where it is written. */
    public record Head(double at, String name) {}

    /**
     * A field.
     *
     * @param grey its shade, 255 is white
     * @param text the figure; empty where there is no room or none
     * @param hatch path data where the figure is outside its limit
     */
    public record Field(double x, double y, double width, double height, int grey, String text, TrustedMarkup hatch) {

        /** Whether its text is to be white. */
        public boolean dark() {
            return grey < 130;
        }

        /** Where its text stands. */
        public double middle() {
            return SvgShapes.tenth(x + width / 2);
        }

        /** The line its text stands on. */
        public double base() {
            return SvgShapes.tenth(y + height / 2 + 4);
        }
    }

    public MatrixDrawing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        fields = List.copyOf(fields);
    }

    /**
     * The drawing of some figures.
     *
     * @param figures in any order; a pair without one stays white
     */
    static MatrixDrawing of(List<String> nodes, List<NetworkPart.Pair> figures) {
        var side = (SvgShapes.WIDTH - LEFT - 1.0) / nodes.size();
        var tall = Math.min(side, HIGHEST);
        var columns = new ArrayList<Head>();
        var rows = new ArrayList<Head>();
        for (var i = 0; i < nodes.size(); i++) {
            columns.add(new Head(SvgShapes.tenth(LEFT + (i + 0.5) * side), SvgShapes.fit(nodes.get(i), Math.max(2, (int) (side / 6.5)))));
            rows.add(new Head(SvgShapes.tenth(TOP + (i + 0.5) * tall + 4), SvgShapes.fit(nodes.get(i), 16)));
        }
        var fields = new ArrayList<Field>();
        for (var pair : figures) {
            var row = nodes.indexOf(pair.from());
            var column = nodes.indexOf(pair.to());
            if (row >= 0 && column >= 0) {
                var x = SvgShapes.tenth(LEFT + column * side);
                var y = SvgShapes.tenth(TOP + row * tall);
                fields.add(new Field(x, y, SvgShapes.tenth(side), SvgShapes.tenth(tall), grey(pair.badness()),
                        side < NARROWEST_TEXT ? "" : pair.brief(),
                        pair.badness() > 1 ? SvgShapes.hatch(x, y, side, tall) : new TrustedMarkup("")));
            }
        }
        return new MatrixDrawing(SvgShapes.WIDTH, (int) Math.ceil(TOP + nodes.size() * tall + 2), LEFT, columns, rows, fields);
    }

    /** White for nothing, dark grey for as much as is allowed; what is more is hatched and light, to be read. */
    private static int grey(double badness) {
        return badness > 1 ? 255 : (int) Math.round(250 - 150 * Math.max(0, badness));
    }
}
