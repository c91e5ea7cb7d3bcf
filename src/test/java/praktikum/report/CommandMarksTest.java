package praktikum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.text.Language;

/** In the report a command stands apart from the full stop or the question mark behind it: on the page and on paper. */
class CommandMarksTest {

    /** In a sentence of the sample: “does `ping 192.168.137.12` get an answer?” */
    private static final String COMMAND = "ping192.168.137.12";

    @Test
    void onPaperItHasAGroundAndAGapOfItsOwn(@TempDir Path folder) throws IOException {
        var file = Report.write(Sample.in(Language.INDONESIAN), Optional.empty(), folder, EnumSet.of(ReportFormat.PDF)).getFirst();
        var letters = new ArrayList<TextPosition>();
        try (var document = Loader.loadPDF(file.toFile())) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    if (!letter.getUnicode().isBlank()) {
                        letters.add(letter);
                    }
                }
            }.getText(document);
        }
        var text = letters.stream().map(TextPosition::getUnicode).collect(Collectors.joining());
        assertEquals(letters.size(), text.length(), "a letter each");
        var at = text.indexOf(COMMAND);
        assertTrue(at > 0, text);
        var last = letters.get(at + COMMAND.length() - 1);
        var next = letters.get(at + COMMAND.length());
        assertNotEquals(last.getFont().getName(), next.getFont().getName());
        assertTrue(last.getY() != next.getY() || next.getX() - last.getX() - last.getWidth() > 1.5, "a gap");
    }

    @Test
    void onThePageItHasAGroundOfItsOwn(@TempDir Path folder) throws IOException {
        var text = Files.readString(Report.write(Sample.in(Language.ENGLISH), Optional.empty(), folder, EnumSet.of(ReportFormat.HTML))
                .getFirst());
        assertTrue(text.contains("<code>ping 192.168.137.12</code>"), "the command is code, and the sentence goes on behind it");
        for (var medium : List.of("code { background: var(--fill); padding: .08em .28em;")) {
            assertTrue(text.contains(medium), medium);
        }
    }
}
