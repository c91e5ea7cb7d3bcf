package praktikum.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import praktikum.text.Language;

/** The HTML report: one file that needs nothing else. */
class HtmlReportTest {

    @TempDir
    private Path folder;

    private Path written(ReportModel model) throws IOException {
        return Report.write(model, Optional.empty(), folder, EnumSet.of(ReportFormat.HTML)).getFirst();
    }

    /** The file as an XML parser reads it, which forgives nothing. */
    static Document parsed(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(Files.readString(file))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isWholeAndLeadsNowhereElse(Language language) throws IOException {
        var file = written(Sample.in(language));
        var text = Files.readString(file);
        assertTrue(text.startsWith("<!DOCTYPE html>"));
        for (var outside : List.of("http:", "https:", "//www", "url(", "@import", "src=", "<script", "<link", "<iframe")) {
            assertFalse(text.contains(outside), outside);
        }
        assertEquals(language.code(), parsed(file).getDocumentElement().getAttribute("lang"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLinkHasItsTargetAndEveryIdIsUnique(Language language) throws IOException {
        var document = parsed(written(Sample.in(language)));
        var ids = new HashSet<String>();
        var all = document.getElementsByTagName("*");
        for (var i = 0; i < all.getLength(); i++) {
            var id = ((Element) all.item(i)).getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
        }
        var links = document.getElementsByTagName("a");
        assertTrue(links.getLength() > 50);
        for (var i = 0; i < links.getLength(); i++) {
            var target = ((Element) links.item(i)).getAttribute("href");
            assertTrue(target.startsWith("#") && ids.contains(target.substring(1)), target);
        }
    }

    @Test
    void aCourseBringsItsOwnTemplates() throws IOException {
        var own = folder.resolve("course/templates/report");
        Files.createDirectories(own);
        Files.writeString(own.resolve("cover.vm"), "<p>Our own cover of $model.cover().cluster()</p>");
        Files.writeString(own.resolve("html.css"), "p { color: teal; }");
        var text = Files.readString(Report.write(Sample.in(Language.ENGLISH), Optional.of(folder.resolve("course")), folder,
                EnumSet.of(ReportFormat.HTML)).getFirst());
        assertTrue(text.contains("Our own cover of blckpink-clstr"));
        assertTrue(text.contains("color: teal"));
        assertTrue(text.contains("Points per lab"), "everything else is the kit's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$model.class.forName('java.lang.Runtime').getRuntime()", "$model.class.classLoader",
        "$model.language().getDeclaringClass().getResource('/x')", "$say.getClass().getMethods()", "$model.class.protectionDomain",
        "$model.language().getDeclaringClass().getModule()", "#include('/etc/passwd')", "#include('../../secret.txt')",
        "#parse('../../secret.txt')", "#include('report/link.vm')", "#include('report/folder/secret.txt')",
        "#include('report/../../../secret.txt')", "$model.nothing()", "#if(",
        "<meta http-equiv=\"refresh\" content=\"0;url=http://x.example/\"/>",
        "<META\nHTTP-EQUIV=refresh CONTENT='0;url=http://x.example/'>",
        "<meta/http-equiv=refresh content=0;url=http://x.example/>", "<meta name=\"<\" http-equiv=\"refresh\" content=\"0\">",
        "<p title=\"<meta name='a'>\">"})
    void aTemplateGetsNoFurtherThanItsValues(String attack) throws IOException {
        var own = folder.resolve("course/templates/report");
        Files.createDirectories(own);
        var secret = Files.writeString(folder.resolve("secret.txt"), "of the reader's own");
        Files.createSymbolicLink(own.resolve("link.vm"), secret);
        Files.createSymbolicLink(own.resolve("folder"), folder);
        Files.writeString(own.resolve("cover.vm"), attack);
        var refused = Assertions.assertThrows(BrokenTemplate.class,
                () -> Report.write(Sample.in(Language.ENGLISH), Optional.of(folder.resolve("course")), folder,
                        EnumSet.of(ReportFormat.HTML)));
        assertFalse(Files.exists(folder.resolve("report.html")), refused.getMessage());
        assertFalse(refused.why().in(Language.INDONESIAN).isBlank());
    }

    @Test
    void aStyleSheetSendsNobodyElsewhereEither() throws IOException {
        var own = Files.createDirectories(folder.resolve("course/templates/report"));
        Files.writeString(own.resolve("html.css"), "</style><meta http-equiv=refresh content='0;url=http://x.example/'><style>");
        Assertions.assertThrows(BrokenTemplate.class, () -> Report.write(Sample.in(Language.ENGLISH),
                Optional.of(folder.resolve("course")), folder, EnumSet.of(ReportFormat.HTML)));
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void whatATemplateWritesIsForbiddenToFetchOrRun() throws IOException {
        var own = Files.createDirectories(folder.resolve("course/templates/report"));
        Files.writeString(own.resolve("cover.vm"), "<script>alert(1)</script><img src=\"http://x.example/\"/>");
        var text = Files.readString(Report.write(Sample.in(Language.ENGLISH), Optional.of(folder.resolve("course")), folder,
                EnumSet.of(ReportFormat.HTML)).getFirst());
        var closed = text.indexOf("Content-Security-Policy\" content=\"default-src 'none'");
        assertTrue(closed > 0 && closed < text.indexOf("<html") && closed < text.indexOf("<script"), text.substring(0, 200));
    }
}
