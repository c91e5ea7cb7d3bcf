package praktikum.report;

import java.util.List;

/**
 * Boxes in columns from left to right, with a thin line from each to what belongs to it. Lengths in CSS pixels.
 *
 * @param headings what parts of the drawing are about; may be none
 */
public record BoxDrawing(int height, List<Heading> headings, List<Box> boxes, List<Line> lines) {

    /** How high a box is. */
    public static final int BOX = 20;
    /** From the top of one box to that of the next below it. */
    public static final int STEP = 26;

    /** What the part of the drawing below it is about. */
    public record Heading(int y, String text) {}

    /**
     * A box with its text in it.
     *
     * @param broken whether its frame is
     */
    public record Box(int x, int y, int width, String text, boolean broken) {

        /** How high it is. */
        public int height() {
            return BOX;
        }

        /** The line its text stands on. */
        public int base() {
            return y + 14;
        }

        /** The line from its right edge to the left edge of another. */
        public Line to(Box other) {
            return new Line(x + width, y + BOX / 2, other.x, other.y + BOX / 2);
        }
    }

    /** From the right edge of one box to the left edge of another. */
    public record Line(int fromX, int fromY, int toX, int toY) {}

    public BoxDrawing {
        height = Math.max(1, height);
        headings = List.copyOf(headings);
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /** How wide it is. */
    public int width() {
        return SvgShapes.WIDTH;
    }
}
