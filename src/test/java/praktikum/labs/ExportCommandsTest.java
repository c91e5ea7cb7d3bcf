package praktikum.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import praktikum.course.Course;
import praktikum.course.PageValues;
import praktikum.course.read.Courses;
import praktikum.text.Language;

/** What lab 05 has typed about /etc/exports, by a real bash on a file as students leave it. */
class ExportCommandsTest {

    private static final String PATH = "/srv/nfs/proxmox";
    private static final String OPTIONS = "(rw,sync,no_subtree_check,no_root_squash)";
    private static final Course COURSE = Courses.bundled().course().orElseThrow();

    @TempDir
    Path root;

    /** The file after a script, in which exportfs prints what is in force. */
    private String after(String file, String script) throws Exception {
        var exports = Files.writeString(root.resolve("exports"), file);
        var stub = "exportfs() { [ \"$1\" = -ra ] || printf '%s  192.0.2.0/24(rw,sync)\\n%s2  *(ro)\\n' " + PATH + " " + PATH + "; }\n";
        var bash = new ProcessBuilder("bash", "-ec", stub + script.replace("/etc/exports", exports.toString())).redirectErrorStream(true)
                .start();
        var said = new String(bash.getInputStream().readAllBytes());
        assertEquals("exit 0: ", "exit " + bash.waitFor() + ": " + said);
        return Files.readString(exports);
    }

    private static String block(String clients) {
        var action = COURSE.lab("05-shared").orElseThrow().step("export").orElseThrow().actions().stream()
                .filter(one -> one.unless().isPresent()).findFirst().orElseThrow();
        return new PageValues(Map.of("nfs.export", PATH, "nfs.clients", clients)).show(action.script());
    }

    @Test
    void thePageReplacesTheLineOfTheDirectoryAndNoOther() throws Exception {
        var others = "# /etc/exports: see exports(5)\n/srv/nfs *(ro)\n" + PATH + "2 *(ro)\n";
        var line = PATH + " 192.0.2.11" + OPTIONS + " 192.0.2.12" + OPTIONS + "\n";
        for (var old : List.of("", PATH + " 192.0.2.0/24 (rw)\n", PATH + "/\t*(rw)\n", line)) {
            assertEquals(others + line, after(others + old, block("192.0.2.11\n192.0.2.12")), old);
        }
        assertEquals(PATH + " 10.10.20.0/24" + OPTIONS + "\n", after("", block("10.10.20.0/24")));
    }

    /** The first command of a sentence, with its values. */
    private static String command(Language language, String check, String mistake) {
        var words = COURSE.lab("05-shared").orElseThrow().checks().stream().filter(rubric -> rubric.id().check().equals(check))
                .findFirst().orElseThrow().words(language).mistakes().get(mistake);
        return words.replaceAll("(?s)^[^`]*`([^`]*)`.*$", "$1").replace("${export}", PATH).replace("${address}", "192.0.2.13");
    }

    @ParameterizedTest
    @CsvSource({"/a 192.0.2.0/24 (rw),/a 192.0.2.0/24(rw)", "/a n1  (rw) n2\t(ro) *(ro),/a n1(rw) n2(ro) *(ro)", "/a (rw),/a (rw)",
            "/a n1(rw) n2(ro),/a n1(rw) n2(ro)", "/a\t10.0.0.1 (rw) (ro),/a\t10.0.0.1(rw) (ro)"})
    void aBlankGoesOnlyBehindAClient(String before, String expected) throws Exception {
        for (var language : Language.values()) {
            assertEquals(expected + "\n", after(before + "\n", command(language, "exported", "blank")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientMoreStandsAtTheEndOfTheLine(Language language) throws Exception {
        assertEquals("# a\n" + PATH + "  192.0.2.11(rw) 192.0.2.13" + OPTIONS + "\n" + PATH + "2 *(ro)\n", after("# a\n" + PATH
                + "  192.0.2.11(rw)\n" + PATH + "2 *(ro)\n", command(language, "exported", "no-client")));
        assertEquals(PATH + "/ *(rw) 192.0.2.13" + OPTIONS + "\n",
                after(PATH + "/ *(rw)\n", command(language, "exported", "no-client")));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInForceIsWrittenDown(Language language) throws Exception {
        assertEquals("# a\n" + PATH + "  192.0.2.0/24(rw,sync)\n", after("# a\n", command(language, "export-lasts", "only-now")));
    }
}
