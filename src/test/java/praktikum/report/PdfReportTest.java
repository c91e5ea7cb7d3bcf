package praktikum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.text.Language;

/** The PDF as its readers get it, in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PdfReportTest {

    private final Map<Language, Pdf> pdfs = new EnumMap<>(Language.class);

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        for (var language : Language.values()) {
            pdfs.put(language, new Pdf(Report.write(Sample.in(language), Optional.empty(), folder.resolve(language.code()),
                    EnumSet.of(ReportFormat.PDF)).getFirst()));
        }
    }

    @AfterAll
    void close() throws IOException {
        for (var pdf : pdfs.values()) {
            pdf.close();
        }
    }

    private static ReportText say(Language language) {
        return new ReportText(language, Sample.in(language).cover().zone(), new TextSanitizer(point -> true, Integer.MAX_VALUE));
    }

    private static Outline outline(Language language) {
        return Outline.of(Sample.in(language), say(language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theContentsNameThePageOfEveryHeading(Language language) {
        var pdf = pdfs.get(language);
        var contents = pdf.text(2) + " ";
        var headings = new ArrayList<String>();
        for (var chapter : outline(language).chapters()) {
            headings.add(chapter.label() + " " + chapter.title());
            chapter.sections().forEach(section -> headings.add(section.number() + " " + section.title()));
        }
        for (var heading : headings) {
            var found = Pattern.compile(Pattern.quote(heading) + "[. ]+([0-9]+) ").matcher(contents);
            assertTrue(found.find(), heading + " is not in " + contents);
            var pages = IntStream.rangeClosed(3, pdf.pages()).filter(page -> (" " + pdf.text(page) + " ").contains(" " + heading + " "))
                    .boxed().toList();
            assertEquals(List.of(Integer.parseInt(found.group(1))), pages, heading);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyVerdictAndEveryCitedRecordIsThere(Language language) throws IOException {
        var model = Sample.in(language);
        var letters = pdfs.get(language).letters();
        for (var check : model.checks()) {
            var told = Pdf.squeeze(say(language).fate(check.fate()) + check.says().replace("`", ""));
            assertTrue(letters.contains(told), told);
        }
        for (var record : model.evidence().records()) {
            assertTrue(pdfs.get(language).lines().stream().anyMatch(line -> line.text().startsWith(record.number() + " " + record.host())),
                    "record " + record.number());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theDocumentTellsReadersWhatItIs(Language language) throws IOException {
        var document = pdfs.get(language).document();
        var catalog = document.getDocumentCatalog();
        assertEquals(language.code(), catalog.getLanguage());
        assertTrue(document.getDocumentInformation().getTitle().contains("blckpink-clstr"));
        assertTrue(catalog.getMarkInfo().isMarked(), "tagged for screen readers");
        assertTrue(catalog.getViewerPreferences().displayDocTitle());
        var chapters = new ArrayList<PDOutlineItem>();
        catalog.getDocumentOutline().children().forEach(chapters::add);
        var expected = outline(language).chapters();
        assertEquals(expected.size() + 1, chapters.size());
        for (var i = 0; i < expected.size(); i++) {
            var sections = new ArrayList<String>();
            chapters.get(i + 1).children().forEach(section -> sections.add(section.getTitle()));
            assertEquals(expected.get(i).sections().stream().map(section -> section.number() + " " + section.title()).toList(), sections);
        }
        var fonts = pdfs.get(language).fonts();
        assertFalse(fonts.isEmpty());
        fonts.forEach(font -> assertTrue(font.isEmbedded(), font.getName()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingLeavesThePageAndNoHeadingIsLeftAlone(Language language) throws IOException {
        var pdf = pdfs.get(language);
        assertEquals(List.of(), pdf.overflowing(23, 22, 10, 10));
        for (var chapter : outline(language).chapters()) {
            for (var section : chapter.sections()) {
                var heading = pdf.lines().stream().filter(line -> line.page() > 2
                        && line.text().startsWith(section.number() + " " + section.title())).findFirst().orElseThrow();
                var below = pdf.lines().stream().filter(line -> line.page() == heading.page() && line.baseline() > heading.baseline() + 5
                        && line.baseline() < 770).count();
                assertTrue(below >= 2, section.title() + " has " + below + " lines below it on page " + heading.page());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTableThatGoesOnRepeatsItsHead(Language language) {
        var pdf = pdfs.get(language);
        var say = say(language);
        var head = say.of("result") + " " + say.of("check") + " " + say.of("points.head") + " " + say.of("records");
        var pages = IntStream.rangeClosed(3, pdf.pages()).filter(page -> IntStream.rangeClosed(6, 14)
                .anyMatch(number -> pdf.text(page).contains("(" + number + ")"))).boxed().toList();
        assertTrue(pages.size() >= 2, "the table of nine checks is on pages " + pages);
        pages.forEach(page -> assertTrue(pdf.text(page).contains(head), "page " + page));
    }
}
