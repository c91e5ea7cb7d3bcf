package praktikum.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts of the PDF. They come with the kit, so a report looks the same on every machine. */
final class Fonts {

    /**
     * A font file.
     *
     * @param weight 400 or 700
     */
    record Face(String file, String family, int weight, boolean italic) {

        InputStream open() {
            var in = Fonts.class.getResourceAsStream("/fonts/" + file);
            if (in == null) {
                throw new IllegalStateException("the font " + file + " is missing from the kit");
            }
            return in;
        }
    }

    /** Every style sheet names it last, so that a character is only missing where it has no glyph for it. */
    static final Face LAST = new Face("DejaVuSansMono.ttf", "DejaVu Sans Mono", 400, false);

    static final List<Face> ALL = List.of(
            new Face("SourceSerif4_400Regular.ttf", "Source Serif 4", 400, false),
            new Face("SourceSerif4_400Regular_Italic.ttf", "Source Serif 4", 400, true),
            new Face("SourceSerif4_600SemiBold.ttf", "Source Serif 4", 700, false),
            new Face("IBMPlexSans_400Regular.ttf", "IBM Plex Sans", 400, false),
            new Face("IBMPlexSans_600SemiBold.ttf", "IBM Plex Sans", 700, false),
            new Face("IBMPlexMono_400Regular.ttf", "IBM Plex Mono", 400, false),
            LAST);

    private Fonts() {
    }

    /** The code points that a page can show wherever they stand. Scripts from right to left are not laid out, so not these. */
    static IntPredicate shown() {
        try (var in = LAST.open(); var font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()))) {
            var glyphs = font.getUnicodeCmapLookup();
            var known = new BitSet(Character.MAX_VALUE);
            for (var point = 0; point <= Character.MAX_VALUE; point++) {
                known.set(point, glyphs.getGlyphId(point) != 0 && !fromRight(point));
            }
            return point -> point <= Character.MAX_VALUE && known.get(point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean fromRight(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }
}
