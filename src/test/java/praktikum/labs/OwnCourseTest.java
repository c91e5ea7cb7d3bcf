package praktikum.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.course.Action;
import praktikum.course.Course;
import praktikum.course.PageValues;
import praktikum.course.read.Courses;
import praktikum.run.CourseSource;
import praktikum.run.WorkFailed;
import praktikum.site.SiteValues;
import praktikum.text.Language;

/** The labs that come with the kit. */
class OwnCourseTest {

    @Test
    void lintFindsNothing() throws WorkFailed {
        var findings = new CourseSource(Optional.empty(), told -> { }).lint();
        assertEquals("", String.join("\n", findings.stream().map(finding -> finding.in(Language.ENGLISH)).toList()));
    }

    /** What a page asks a student to type, {@code bash} understands. */
    @TestFactory
    Stream<DynamicTest> everyActionIsAShellScript() {
        return course().labs().stream().flatMap(lab -> lab.steps().stream().flatMap(step -> step.actions().stream()
                .map(action -> DynamicTest.dynamicTest(lab.id() + "/" + step.id() + " " + action.number(), () -> parses(action)))));
    }

    private static void parses(Action action) throws IOException, InterruptedException {
        var bash = new ProcessBuilder("bash", "-n", "-c", values().show(action.script())).redirectErrorStream(true).start();
        var said = new String(bash.getInputStream().readAllBytes());
        assertEquals("exit 0: ", "exit " + bash.waitFor() + ": " + said);
    }

    private static Course course() {
        return Courses.bundled().course().orElseThrow();
    }

    private static PageValues values() {
        var values = new LinkedHashMap<String, String>();
        for (var name : SiteValues.NAMES) {
            for (var number : List.of("1", "2", "3")) {
                values.put(name.replace("N", number), "value-" + number);
            }
        }
        values.put("hosts.lines", "192.0.2.1 a.example a\n192.0.2.2 b.example b");
        return new PageValues(values);
    }
}
