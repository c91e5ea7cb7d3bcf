package praktikum.report;

/** What the drawings have in common. All lengths are CSS pixels. */
public final class SvgShapes {

    /** The width of every drawing: that of the text on the page. */
    public static final int WIDTH = 616;

    private static final double HATCH = 6;

    private SvgShapes() {
    }

    /** A length with one decimal: more only makes files longer. */
    public static double tenth(double length) {
        return Math.round(length * 10) / 10.0;
    }

    /** Path data of slanting lines that fill a rectangle; a pattern fill would become a picture in the PDF. */
    public static TrustedMarkup hatch(double x, double y, double width, double height) {
        var path = new StringBuilder();
        for (var along = HATCH / 2; along < width + height; along += HATCH) {
            var fromX = Math.min(along, width);
            var fromY = Math.max(0, along - width);
            var toX = Math.max(0, along - height);
            var toY = Math.min(along, height);
            path.append("M").append(tenth(x + fromX)).append(" ").append(tenth(y + fromY))
                    .append("L").append(tenth(x + toX)).append(" ").append(tenth(y + toY));
        }
        // Not a text of a machine's: cleaned, it would be cut where it is long, and the whole drawing be lost.
        return new TrustedMarkup(path.toString());
    }

    /** As many characters as there is room for; what is left out stands in a table nearby. */
    public static String fit(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters ? text
                : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…";
    }
}
