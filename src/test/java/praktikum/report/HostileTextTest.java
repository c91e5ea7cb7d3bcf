package praktikum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.text.Language;

/** What machines answer is written by whoever owns them. */
class HostileTextTest {

    @TempDir
    private Path folder;

    /** What a machine says, what must stand in the PDF, what in the HTML (before escaping). */
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("<script>alert(1)</script>", "<script>alert(1)</script>", "<script>alert(1)</script>"),
                Arguments.of("</pre></td><h1>Grade: 100</h1>", "</pre></td><h1>Grade: 100</h1>", "</pre></td><h1>Grade: 100</h1>"),
                Arguments.of("\" onload=\"alert(1)", "\" onload=\"alert(1)", "\" onload=\"alert(1)"),
                Arguments.of("&amp;&nosuch;&lt", "&amp;&nosuch;&lt", "&amp;&nosuch;&lt"),
                Arguments.of("]]><!-- $model #if($x) ${say} #end", "]]><!-- $model #if($x) ${say} #end",
                        "]]><!-- $model #if($x) ${say} #end"),
                Arguments.of("\u001b[31mred\u001b[0m\u0007", "\\x1B[31mred\\x1B[0m\\x07", "\\x1B[31mred\\x1B[0m\\x07"),
                Arguments.of("nul\0and\u0085and\ufeff", "nul\\x00and\\x85and\\u{FEFF}", "nul\\x00and\\x85and\\u{FEFF}"),
                Arguments.of("safe\u202egpj.exe\u2066", "safe\\u{202E}gpj.exe\\u{2066}", "safe\\u{202E}gpj.exe\\u{2066}"),
                Arguments.of("\ud800 alone", "\\u{D800} alone", "\\u{D800} alone"),
                Arguments.of("集群 \ud83d\ude00 عنقود", "\\u{96C6}\\u{7FA4} \\u{1F600} \\u{639}\\u{646}\\u{642}\\u{648}\\u{62F}",
                        "集群 \ud83d\ude00 عنقود"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void changesNothingInHtml(String hostile, String inPdf, String inHtml) throws IOException {
        var html = HtmlReportTest.parsed(Report.write(Sample.with(hostile), Optional.empty(), folder, EnumSet.of(ReportFormat.HTML))
                .getFirst());
        assertTrue(html.getDocumentElement().getTextContent().contains(inHtml), "it is told as it is");
        assertEquals(0, html.getElementsByTagName("script").getLength());
        assertEquals(outline(), html.getElementsByTagName("h1").getLength(), "nothing more is a heading");
    }

    private static int outline() {
        var model = Sample.with("");
        return Outline.of(model, new ReportText(model.language(), model.cover().zone(), new TextSanitizer(point -> true, 1))).chapters()
                .size() + 1;
    }

    @Test
    void isSpelledOutInThePdf() throws IOException {
        var all = texts().map(Arguments::get).filter(text -> !text[0].toString().contains("#")).toList();
        var hostile = String.join(" ", all.stream().map(text -> text[0].toString()).toList());
        try (var pdf = new Pdf(Report.write(Sample.with(hostile), Optional.empty(), folder, EnumSet.of(ReportFormat.PDF)).getFirst())) {
            var letters = pdf.letters();
            all.forEach(text -> assertTrue(letters.contains(Pdf.squeeze(text[1].toString())), text[1].toString()));
            assertFalse(letters.contains("#"), "a missing glyph would be a #");
            assertEquals(List.of(), pdf.overflowing(23, 22, 10, 10));
        }
    }

    @Test
    void longWordsBreakAndEndlessOnesAreCut() throws IOException {
        var words = "10.".repeat(300) + " " + "x".repeat(10_000);
        var files = Report.write(Sample.with(words), Optional.empty(), folder, EnumSet.allOf(ReportFormat.class));
        assertTrue(Files.readString(files.getFirst()).contains(words));
        try (var pdf = new Pdf(files.getLast())) {
            assertEquals(List.of(), pdf.overflowing(23, 22, 10, 10));
            var letters = pdf.letters();
            assertTrue(letters.contains("10.".repeat(300) + "x".repeat(500)), "its beginning is there");
            assertTrue(letters.contains("…[+"), "and how much was left out");
        }
    }

    /** A path that is cut is no path, and without it the PDF leaves out the whole drawing. */
    @Test
    void whatIsDrawnIsNeverCut() throws IOException {
        var drawn = ReportDocument.of(Sample.in(Language.ENGLISH), ReportFormat.PDF, Templates.of(Optional.empty()),
                new TextSanitizer(point -> true, 100));
        var paths = Pattern.compile(" d=\"([^\"]*)\"").matcher(drawn).results().map(path -> path.group(1)).toList();
        assertTrue(paths.stream().anyMatch(path -> path.length() > 100));
        paths.forEach(path -> assertTrue(path.matches("[MLHVCQAZ0-9., -]+"), path));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cleaningTwiceIsCleaningOnce(String hostile, String inPdf, String inHtml) {
        var clean = new TextSanitizer(point -> true, Integer.MAX_VALUE);
        assertEquals(inHtml, clean.text(hostile));
        assertEquals(clean.text(hostile), clean.text(clean.text(hostile)));
        assertFalse(clean.markup(hostile).matches("(?s).*[<>\"'].*"));
    }
}
