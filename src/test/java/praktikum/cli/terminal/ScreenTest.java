package praktikum.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.read.Courses;
import praktikum.grade.Grade;
import praktikum.run.check.CheckResult;
import praktikum.run.practice.PracticeCluster;
import praktikum.text.Language;

/** Sentences break between words on a terminal, and nowhere else. */
class ScreenTest {

    private static String shown(boolean terminal, int columns, Language language) {
        var finding = new Finding("node-with-a-name", Outcome.FAILED, Optional.of("192.168.137.11"), Optional.of("–"),
                Optional.of("unresolved"), Map.of("peer", "another-node"), Optional.empty(), List.of(1));
        var grade = Grade.of(Courses.bundled().course().orElseThrow(),
                Map.of(new CheckKey("01-nodes", "names-agree"), new Verdict.Failed(List.of(finding))));
        var out = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, true, terminal, columns, language);
        new ResultPrinter(screen, new CheckResult(PracticeCluster.example(1), grade, Map.of(), "", Path.of("none"), false)).print();
        return out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100})
    void aVerdictFitsTheTerminal(int columns) {
        for (var language : Language.values()) {
            var whole = shown(false, columns, language);
            var wrapped = shown(true, columns, language);
            assertTrue(wrapped.lines().allMatch(line -> line.length() <= columns), wrapped);
            assertEquals(words(whole), words(wrapped), "no word is broken, lost or moved");
            assertTrue(wrapped.lines().count() > whole.lines().count(), wrapped);
        }
    }

    @Test
    void furtherLinesHangBelowTheFirst() {
        var lines = shown(true, 80, Language.ENGLISH).lines().toList();
        var says = lines.stream().filter(line -> line.contains("✘")).findFirst().orElseThrow();
        var next = lines.get(lines.indexOf(says) + 1);
        assertEquals(says.indexOf("Every node"), next.length() - next.stripLeading().length(), String.join("\n", lines));
        var narrow = shown(true, 40, Language.ENGLISH).lines().toList();
        assertTrue(narrow.stream().skip(2).filter(line -> !line.contains("✘") && !line.startsWith("  Identity"))
                .allMatch(line -> line.startsWith("        ") && line.charAt(8) != ' '), String.join("\n", narrow));
    }

    @Test
    void aPipeGetsWholeSentences() {
        var sentence = shown(false, 40, Language.ENGLISH).lines().filter(line -> line.contains("node-with-a-name")).toList();
        assertEquals(1, sentence.size());
        assertTrue(sentence.getFirst().endsWith("found –."), sentence.getFirst());
    }
}
