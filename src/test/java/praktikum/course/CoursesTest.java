package praktikum.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.course.read.Courses;
import praktikum.text.Language;

class CoursesTest {

    @TempDir
    private Path folder;

    @Test
    void aCourseIsReadWhole() {
        var course = new CourseFolder(folder).read().course().orElseThrow();
        assertEquals("tiny", course.id());
        assertEquals(Map.of(Language.ENGLISH, "Tiny", Language.INDONESIAN, "Mungil"), course.title());
        assertEquals(List.of("01-a", "02-b"), course.labs().stream().map(Lab::id).toList());
        var lab = course.labs().getFirst();
        assertEquals(30, lab.minutes());
        assertEquals(2, lab.weight());
        assertEquals(List.of("01-a"), course.labs().get(1).requires());
        assertEquals("First", lab.page(Language.ENGLISH).title());
        assertEquals(Optional.of("Nama"), lab.page(Language.INDONESIAN).title("names"));
        assertEquals(List.of("names", "reach"), lab.steps().stream().map(Step::id).toList());
        assertEquals(List.of(10, 36), lab.steps().stream().map(Step::line).toList());
    }

    @Test
    void actionsSayWhereAndHowTheyRun() {
        var lab = new CourseFolder(folder).read().course().orElseThrow().labs().getFirst();
        assertEquals(List.of(new Action(1, new ActionTarget.EachNode(), "echo ${node.name} ${HOME}\n", Optional.empty(), false,
                CheckId.of("01-a/names/named"), false, false, Optional.of(Duration.ofSeconds(90)), 14)), lab.steps().getFirst().actions());
        assertEquals(List.of(new Action(1, new ActionTarget.OneNode(1), "ping ${node2.address}\n", Optional.of("root-password"), true,
                Optional.empty(), true, true, Optional.empty(), 38)), lab.steps().get(1).actions());
    }

    @Test
    void rubricsHavePointsOnceAndWordsInEachLanguage() {
        var course = new CourseFolder(folder).read().course().orElseThrow();
        var named = course.rubric(new CheckId("01-a", "names", "named")).orElseThrow();
        assertEquals(60, named.points());
        assertEquals(1, named.hintCost());
        assertEquals(new CheckText("Setiap node punya nama", Optional.of("`hostname` menunjukkannya"),
                Map.of("loopback", "${node} adalah ${found}, bukan ${expected}")), named.words(Language.INDONESIAN));
        assertTrue(course.rubric(new CheckId("01-a", "names", "extra")).orElseThrow().bonus());
    }

    @Test
    void actionsInListsAndQuotesLoseOnlyTheirIndentation() {
        var text = """
                ---
                id: 01-a
                title: T
                requires: []
                minutes: 1
                ---
                ## S {#s}
                1. Do
                   ~~~~sh on=node1
                   if true; then
                     echo '```'

                   fi
                   ~~~~
                > ```sh on=other-nodes
                > a
                >   b
                > ```

                ```checks
                - {id: c, points: 100, says: C}
                ```
                """;
        var files = new CourseFolder(folder).write("01-a/lab.md", text).write("01-a/lab.id.md", text.replace("points: 100, ", ""));
        files.write("02-b/lab.md", CourseFolder.SECOND);
        var actions = files.read().course().orElseThrow().labs().getFirst().steps().getFirst().actions();
        assertEquals(List.of("if true; then\n  echo '```'\n\nfi\n", "a\n  b\n"), actions.stream().map(Action::script).toList());
        assertEquals(List.of(9, 15), actions.stream().map(Action::line).toList());
    }

    @Test
    void theHashIsOfTheWordsAndNotOfLineEnds() {
        var files = new CourseFolder(folder);
        var hash = files.read().course().orElseThrow().hash();
        assertTrue(hash.matches("[0-9a-f]{64}"));
        files.write("01-a/lab.md", "\uFEFF" + CourseFolder.ENGLISH.replace("\n", "\r\n"));
        assertEquals(hash, files.read().course().orElseThrow().hash());
        files.write("01-a/lab.id.md", CourseFolder.INDONESIAN.replace("Alasan", "Sebab"));
        assertNotEquals(hash, files.read().course().orElseThrow().hash());
    }

    @Test
    void theBundledCourseIsTheOneOfTheFolder() {
        var bundled = Courses.bundled();
        assertEquals(List.of(), bundled.findings());
        assertEquals(Courses.in(Path.of("")).course().orElseThrow().hash(), bundled.course().orElseThrow().hash());
    }

    @ParameterizedTest
    @CsvSource({"01, 01-a", "01-a, 01-a", "02/, 02-b", "0/r, 01-a/reach", "01-a/names, 01-a/names", "01/n/na, 01-a/names/named",
            "0/o/o, 02-b/only/one"})
    void prefixesAreEnough(String text, String name) {
        assertEquals(name, CourseAddress.resolve(new CourseFolder(folder).read().course().orElseThrow(), text).name());
    }

    @ParameterizedTest
    @CsvSource({"0, '\"0\" fits more than one: 01-a, 02-b. Write more of the name.'",
        "03, 'There is no \"03\". There is: 01-a, 02-b'", "01/x, 'There is no \"01/x\". There is: 01-a/names, 01-a/reach'",
        "01/n/x, 'There is no \"01/n/x\". There is: 01-a/names/named, 01-a/names/extra'",
        "0/x, '\"0\" fits more than one: 01-a, 02-b. Write more of the name.'",
        "a/b/c/d, 'found \"a/b/c/d\"; allowed: LAB, LAB/STEP or LAB/STEP/CHECK'"})
    void whatFitsNothingOrTooMuchIsAnsweredWithWhatThereIs(String text, String sentence) {
        var address = CourseAddress.resolve(new CourseFolder(folder).read().course().orElseThrow(), text);
        assertEquals(sentence, assertInstanceOf(CourseAddress.Unclear.class, address).message().in(Language.ENGLISH));
    }

    @Test
    void nodesOfAnActionAreCountedFromOne() {
        var nodes = List.of("a", "b", "c");
        var places = new ActionPlaces<>(nodes, Optional.of("s"), List.of("c", "a"), List.of("b"));
        assertEquals(List.of("b"), ActionTarget.parse("node2").orElseThrow().of(places));
        assertEquals(List.of(), ActionTarget.parse("node4").orElseThrow().of(places));
        assertEquals(nodes, ActionTarget.parse("each-node").orElseThrow().of(places));
        assertEquals(List.of("b", "c"), ActionTarget.parse("other-nodes").orElseThrow().of(places));
        assertEquals(List.of("s"), ActionTarget.parse("nfs").orElseThrow().of(places));
        assertEquals(List.of(), ActionTarget.parse("nfs").orElseThrow()
                .of(new ActionPlaces<>(nodes, Optional.empty(), List.of(), List.of())));
        assertEquals(List.of("c", "a"), ActionTarget.parse("each-container").orElseThrow().of(places));
        assertEquals(List.of("b"), ActionTarget.parse("each-vm").orElseThrow().of(places));
        assertEquals(Optional.empty(), ActionTarget.parse("node0"));
    }
}
