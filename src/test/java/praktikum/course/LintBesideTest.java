package praktikum.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.course.lint.DeclaredCheck;
import praktikum.text.Language;
import praktikum.text.Nearest;

/** What differs between the languages is told beside whatever else is wrong with a page, and nothing is told that is not so. */
class LintBesideTest {

    private static final List<String[]> MISTAKES = List.of(
            new String[] {"```checks\n- id: named", "```checks\n- id: Named"},
            new String[] {"  says: Setiap node punya nama\n", "  says: \"Setiap node\n"},
            new String[] {"  says: Setiap node punya nama\n", "  says: Setiap node punya nama\n  poin: 3\n"},
            new String[] {"  mistakes:\n    loopback:", "  mistakes:\n    -"},
            new String[] {"## Nama {#names}", "## Nama"},
            new String[] {"title: Pertama\n", "title: \"Pertama\n"},
            new String[] {"on=each-node", "om=each-node"},
            new String[] {"Setiap node memakai", "```text\nSetiap node memakai"},
            new String[] {"- id: extra", "- id: named"});

    @TempDir
    private Path folder;

    static List<Arguments> differing() {
        var cases = new ArrayList<Arguments>();
        for (var mistake : MISTAKES) {
            if (!mistake[0].contains("Setiap node memakai")) {
                cases.add(Arguments.of(mistake[0], mistake[1], "- id: reaches", "- id: reachs",
                        Set.of("course.check-extra [reachs, reach", "course.check-missing [reaches, reach")));
            }
            cases.add(Arguments.of(mistake[0], mistake[1], "id: 01-a", "id: 01-b", Set.of("course.other-id [01-b, 01-a")));
        }
        // Ids that nobody could know for others, as the very list or heading they stand in is broken.
        cases.add(Arguments.of("  says: Setiap node punya nama\n", "  says: \"Setiap node\n", "- id: named", "- id: nmaed",
                Set.of("course.check-extra [nmaed, names")));
        cases.add(Arguments.of("## Nama {#names}", "## Nama", "{#reach}", "{#raech}",
                Set.of("course.step-extra [raech", "course.step-missing [reach")));
        cases.add(Arguments.of("## Jangkauan {#reach}", "## Jangkauan {#raech}", "- id: reaches", "- id: reachs",
                Set.of("course.step-extra [raech", "course.step-missing [reach", "course.check-extra [reachs, reach",
                        "course.check-missing [reaches, reach")));
        cases.add(Arguments.of("- id: extra", "- id: Extra", "    loopback:", "    lopback:",
                Set.of("course.mistake-extra [lopback, named", "course.mistake-missing [loopback, named")));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("differing")
    void anIdThatDiffersIsFoundBesideAnotherMistake(String right, String wrong, String id, String other, Set<String> findings) {
        assertTrue(CourseFolder.INDONESIAN.contains(right) && CourseFolder.INDONESIAN.contains(id), right + id);
        var before = told(CourseFolder.INDONESIAN.replace(right, wrong));
        var page = id.equals("id: 01-a") && wrong.startsWith("title: \"") ? CourseFolder.INDONESIAN.replace(id, other)
                : CourseFolder.INDONESIAN.replace(right, wrong).replace(id, other);
        var both = told(page);
        assertTrue(findings.stream().allMatch(start -> both.stream().anyMatch(finding -> finding.startsWith(start))), both::toString);
        assertTrue(!before.isEmpty(), "the first mistake is told as well");
    }

    /** One mistake in the Indonesian page is never told as one of another page or another step. */
    @Test
    void oneMistakeIsNotToldAsAnother() {
        for (var mistake : MISTAKES) {
            var told = told(CourseFolder.INDONESIAN.replace(mistake[0], mistake[1]));
            var kinds = new TreeSet<String>();
            told.forEach(finding -> kinds.add(finding.replaceFirst(" .*", "")));
            assertEquals(List.of(), kinds.stream().filter(kind -> kind.matches(".*(step|check|mistake)-(missing|extra).*")).toList(),
                    mistake[1] + ": " + told);
        }
    }

    private List<String> told(String indonesian) {
        return new CourseFolder(folder).write("01-a/lab.id.md", indonesian).lint().stream()
                .map(finding -> finding.message().key() + " " + finding.message().args()).toList();
    }

    @Test
    void aMistakeWithoutASentenceIsNamed() {
        var methods = List.of(new DeclaredCheck("01-a", "named", List.of(), Set.of("dhcp", "loopback", "other"), false, "A.named"),
                CourseFolder.METHODS.get(1), CourseFolder.METHODS.get(2), CourseFolder.METHODS.get(3));
        var files = new CourseFolder(folder);
        assertEquals(List.of("course.mistake-untold [dhcp, named]", "course.mistake-untold [other, named]"),
                files.lint(methods).stream().map(finding -> finding.message().key() + " " + finding.message().args()).toList());
        // The same, without any "mistakes", and with another mistake in the page.
        var page = CourseFolder.ENGLISH.replaceFirst("  mistakes:\n.*\n", "").replace("- id: extra", "- id: Extra");
        var told = files.write("01-a/lab.md", page).lint(methods).stream()
                .map(finding -> finding.message().key() + " " + finding.message().args()).toList();
        assertTrue(Stream.of("dhcp", "loopback", "other").allMatch(name -> told.contains("course.mistake-untold [" + name + ", named]")),
                told::toString);
    }

    @Test
    void whatIsNearestIsOfferedFirst() {
        var names = List.of("node1.name", "cluster.name", "network.bridge", "network.gateway", "time.zone");
        for (var pair : List.of(List.of("network.brigde", "network.bridge"), List.of("timezone", "time.zone"), List.of("bridge",
                "network.bridge"), List.of("NODE1.NAME", "node1.name"), List.of("clustername", "cluster.name"), List.of("gatway",
                "network.gateway"), List.of("node.name", "node1.name"))) {
            var first = Nearest.first(pair.getFirst(), names);
            assertEquals(pair.getLast(), first.getFirst(), pair.getFirst());
            assertEquals(Set.copyOf(names), Set.copyOf(first));
        }
        assertEquals(names, Nearest.first("", names), "nothing is like nothing");
        assertEquals(List.of(), Nearest.first("x", List.of()));
    }

    @Test
    void everyListOfWhatIsAllowedBeginsWithTheNearest() {
        var page = CourseFolder.ENGLISH.replace("${network.bridge}", "${network.brigde}").replace("minutes: 30", "minutess: 30")
                .replace("unless=named", "unless=mamed").replace("requires: []", "requires: [02-c]")
                .replace("  hint-cost: 1", "  hintcost: 1")
                .replace("on=node1", "on=other-node").replace("confirm=yes", "comfirm=yes");
        var told = new CourseFolder(folder).write("01-a/lab.md", page).lint().stream().filter(finding -> finding.file().endsWith("/lab.md"))
                .map(finding -> finding.message().in(Language.ENGLISH)).toList();
        for (var start : List.of("${network.brigde}\", which no site has; allowed: network.bridge", "\"minutess\"; allowed: minutes",
                "unless=\"mamed\", which is no check; allowed: names/named",
                "\"02-c\" as required, which is no lab of this course; allowed: 02-b",
                "\"hintcost\"; allowed: hint-cost", "\"on=other-node\"; allowed: on=other-nodes", "\"comfirm\"; allowed: confirm")) {
            assertTrue(told.stream().anyMatch(sentence -> sentence.contains(start)), start + " in " + told);
        }
    }

    @Test
    void sentencesForStepsAreForEachOfThemInBothLanguages() {
        var english = CourseFolder.ENGLISH.replace("minutes: 30\n", "minutes: 30\nsteps:\n  names: Each node has a name.\n"
                + "  reach: \"${node.name} reaches the others.\"\n");
        var indonesian = CourseFolder.INDONESIAN.replace("title: Pertama\n", "title: Pertama\nsteps:\n  names: Setiap node bernama.\n"
                + "  reach: Setiap node terjangkau.\n");
        var files = new CourseFolder(folder).write("01-a/lab.md", english);
        assertEquals(List.of("01-a/lab.id.md:2 course.summaries-missing"), files.told());
        assertEquals(List.of(), files.write("01-a/lab.id.md", indonesian).told());
        assertEquals(List.of("01-a/lab.id.md:6 course.summary-extra", "01-a/lab.id.md:29 course.summary-missing"),
                files.write("01-a/lab.id.md", indonesian.replace("  reach: ", "  raech: ")).told());
        assertEquals(List.of("01-a/lab.id.md:6 course.text"),
                files.write("01-a/lab.id.md", indonesian.replace("Setiap node terjangkau.", ""))
                .told());
        assertEquals(List.of("01-a/lab.id.md:2 course.summaries-extra"), files.write("01-a/lab.md", CourseFolder.ENGLISH)
                .write("01-a/lab.id.md", indonesian).told());
    }
}
