package praktikum.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.Rubric;
import praktikum.course.read.Courses;
import praktikum.grade.Grade;
import praktikum.run.check.CheckResult;
import praktikum.run.practice.PracticeCluster;
import praktikum.text.Language;

/** Where a command ends can be seen on every terminal, whatever a machine printed: nobody types the full stop behind it. */
class CommandMarksTest {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern COMMAND = Pattern.compile("`([^`]+)`");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z-]+)}");

    private static String shown(boolean colour, Language language, String check, String mistake, Map<String, String> values) {
        var finding = new Finding("n2", Outcome.FAILED, Optional.of(values.getOrDefault("expected", "n2")),
                Optional.of(values.getOrDefault("found", "x")), Optional.of(mistake), values, Optional.empty(), List.of(1));
        var grade = Grade.of(Courses.bundled().course().orElseThrow(),
                Map.of(CheckKey.parse(check, ""), new Verdict.Failed(List.of(finding))));
        var out = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, colour, false, 100, language);
        new ResultPrinter(screen, new CheckResult(PracticeCluster.example(3), grade, Map.of(), "", Path.of("none"), false)).print();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Every value that a sentence may name. */
    private static Map<String, String> values(String sentence) {
        var values = new TreeMap<String, String>();
        PLACE.matcher(sentence).results().forEach(place -> values.put(place.group(1), "v"));
        return values;
    }

    private static int commands(String text) {
        return (int) COMMAND.matcher(text).results().count();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySentenceOfTheCourseShowsItsCommands(Language language) {
        for (var lab : Courses.bundled().course().orElseThrow().labs()) {
            for (Rubric rubric : lab.checks()) {
                rubric.words(language).mistakes().forEach((mistake, sentence) -> {
                    var check = lab.id() + "/" + rubric.id().check();
                    var plain = shown(false, language, check, mistake, values(sentence));
                    assertEquals(commands(sentence) + commands(rubric.words(language).says()), commands(plain), plain);
                    assertFalse(COLOUR.matcher(plain).find(), plain);
                    var coloured = shown(true, language, check, mistake, values(sentence));
                    assertFalse(coloured.contains("`"), coloured);
                    COMMAND.matcher(sentence.replace("${node}", "n2")).results().map(one -> PLACE.matcher(one.group(1)).replaceAll("v"))
                            .filter(one -> !one.contains("${")).forEach(command -> assertTrue(coloured.contains(
                                    "\u001b[36m" + String.join("\u001b[0m \u001b[36m", command.split(" ")) + "\u001b[0m"), command));
                });
            }
        }
    }

    @Test
    void aMachineCannotMoveTheMarks() {
        var text = shown(false, Language.ENGLISH, "01-nodes/hostname", "other-name",
                Map.of("found", "n2`. Run `rm -rf /` \u001b[36m", "expected", "n2"));
        assertTrue(text.contains("calls itself n2'. Run 'rm -rf /' \uFFFD[36m, the plan says n2"), text);
        assertTrue(text.contains("with `hostnamectl set-hostname n2`, then run `systemctl restart pve-cluster` and "
                + "`pvecm updatecerts`."), text);
    }

    @Test
    void aSingleBackQuoteMarksNothing() {
        var screen = new Screen(System.out, System.err, true, true, 80, Language.ENGLISH);
        assertEquals("left ` open", screen.commands("left ` open"));
        assertEquals("run \u001b[36mls\u001b[0m \u001b[36m-l\u001b[0m.", screen.commands("run `ls -l`."));
    }
}
