package praktikum.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A finished PDF as its readers get it. Lengths in points, from the upper left corner. */
final class Pdf implements AutoCloseable {

    private static final float MILLIMETRE = 72 / 25.4f;

    /** A line of text with where it stands. */
    record Line(int page, String text, float left, float right, float baseline) {
    }

    private final PDDocument document;
    private final List<Line> lines = new ArrayList<>();

    Pdf(Path file) throws IOException {
        this.document = Loader.loadPDF(file.toFile());
        var inLines = new Lines();
        inLines.setSortByPosition(true);
        inLines.getText(document);
    }

    /** Takes text as it stands in printed lines, from left to right. */
    private final class Lines extends PDFTextStripper {

        private final StringBuilder text = new StringBuilder();
        private final List<TextPosition> positions = new ArrayList<>();

        @Override
        protected void writeString(String word, List<TextPosition> letters) {
            text.append(word);
            letters.stream().filter(letter -> !letter.getUnicode().isBlank()).forEach(positions::add);
        }

        @Override
        protected void writeWordSeparator() {
            text.append(' ');
        }

        @Override
        protected void writeLineSeparator() {
            finish();
        }

        @Override
        protected void endPage(PDPage page) {
            finish();
        }

        private void finish() {
            if (!positions.isEmpty()) {
                lines.add(new Line(getCurrentPageNo(), text.toString().strip().replaceAll(" +", " "),
                        (float) positions.stream().mapToDouble(TextPosition::getXDirAdj).min().getAsDouble(),
                        (float) positions.stream().mapToDouble(letter -> letter.getXDirAdj() + letter.getWidthDirAdj()).max().getAsDouble(),
                        (float) positions.stream().mapToDouble(TextPosition::getYDirAdj).max().getAsDouble()));
            }
            text.setLength(0);
            positions.clear();
        }
    }

    PDDocument document() {
        return document;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    /** Lines of text as they are printed. */
    List<Line> lines() {
        return lines;
    }

    /** The text of a page, from 1, as one line with single blanks. */
    String text(int page) {
        return lines.stream().filter(line -> line.page() == page).map(Line::text).collect(Collectors.joining(" ")).replaceAll("\\s+", " ");
    }

    /** The whole text as it is drawn, each cell of a table by itself, without any blanks: where lines break does not matter then. */
    String letters() throws IOException {
        return squeeze(new PDFTextStripper().getText(document));
    }

    static String squeeze(String text) {
        return text.replaceAll("\\s+", "");
    }

    List<PDFont> fonts() throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    /** The pages on which something is drawn further out than the margins, in millimetres. */
    List<Integer> overflowing(float left, float right, float top, float bottom) throws IOException {
        var pages = new ArrayList<Integer>();
        var renderer = new PDFRenderer(document);
        for (var page = 0; page < pages(); page++) {
            var image = renderer.renderImageWithDPI(page, 40, ImageType.GRAY);
            var scale = MILLIMETRE * 40 / 72;
            if (inked(image, Math.round(left * scale), Math.round(image.getWidth() - right * scale), Math.round(top * scale),
                    Math.round(image.getHeight() - bottom * scale))) {
                pages.add(page + 1);
            }
        }
        return pages;
    }

    private static boolean inked(BufferedImage image, int left, int right, int top, int bottom) {
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                if ((x < left || x >= right || y < top || y >= bottom) && (image.getRGB(x, y) & 0xff) < 200) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
