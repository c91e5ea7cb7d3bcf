package praktikum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import praktikum.course.PageValues;
import praktikum.course.read.Courses;
import praktikum.text.Language;

/** The kit's own lab pages as single files. */
class GuidePageTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyStepIsThereAndThePageStandsAlone(Language language) throws IOException {
        for (var lab : Courses.bundled().course().orElseThrow().labs()) {
            var file = folder.resolve(lab.id() + ".html");
            GuidePage.write(lab, language, new PageValues(Map.of("cluster.name", "the-cluster")), Optional.empty(), file);
            var document = HtmlReportTest.parsed(file);
            var sections = document.getElementsByTagName("section");
            assertEquals(lab.steps().size() + 1, sections.getLength());
            for (var i = 0; i < lab.steps().size(); i++) {
                var step = lab.steps().get(i);
                var section = (Element) sections.item(i + 1);
                assertEquals(step.id(), section.getAttribute("id"));
                step.checks().forEach(check -> assertTrue(section.getTextContent().contains(check.words(language).says().replace("`", "")),
                        check.id().toString()));
            }
            var pictures = document.getElementsByTagName("img");
            for (var i = 0; i < pictures.getLength(); i++) {
                assertTrue(((Element) pictures.item(i)).getAttribute("src").startsWith("data:image/"), "pictures are in the file");
            }
            var text = Files.readString(file);
            assertFalse(text.contains("<script") || text.contains("<link") || text.contains("src=\"http"), lab.id());
        }
    }
}
