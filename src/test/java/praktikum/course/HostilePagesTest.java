package praktikum.course;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.text.Language;

/** Whatever stands in a page: findings or a course, never an exception. */
class HostilePagesTest {

    private static final List<String> BITS =
            List.of("```", "~~~", "---\n", "## ", "{#x}", "${a.b}", "- ", "> ", "[", "](", "|", "`", "\t", "\u0000", "\r",
            "<script>", "&amp;", "checks", "sh on=node1", ": ", "\"", "&a", "*a", "\u202e", "\ud800", "\ud83d\ude00", "\n\n", "1. ", "***",
            "![", "<!--", "{", "}");

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mutatedPagesAreToldAbout(long seed) {
        var random = new Random(seed);
        var files = new CourseFolder(folder);
        for (var round = 0; round < 30; round++) {
            files.write("01-a/lab.md", mutated(CourseFolder.ENGLISH, random));
            files.write("01-a/lab.id.md", mutated(CourseFolder.INDONESIAN, random));
            files.write("course.yaml", random.nextInt(4) > 0 ? CourseFolder.COURSE : mutated(CourseFolder.COURSE, random));
            for (var finding : files.lint()) {
                assertTrue(finding.line() >= 1, finding::toString);
                assertTrue(finding.in(Language.INDONESIAN).chars().noneMatch(Character::isISOControl), finding::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "* [", "[", "**", "_a", "![", "`", "<", "| a ", "&#", "1. ", "\\", "<a href=\"", "    "})
    void endlessNestingIsNoCrash(String bit) {
        var files = new CourseFolder(folder);
        files.write("01-a/lab.md", CourseFolder.ENGLISH.replace("Why this lab.", "\n" + bit.repeat(1500) + "\n"));
        assertTrue(files.lint().stream().allMatch(finding -> finding.line() >= 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|\n", "_", "a\n", "*a ", "!", "'", "> \n", "[a,", "a\n\n", "--- \n"})
    void aPageTakesNoLongerThanItsLengthAllows(String bit) {
        var files = new CourseFolder(folder);
        files.write("01-a/lab.md", CourseFolder.ENGLISH.replace("Why this lab.", "\n" + bit.repeat(1_000_000 / bit.length()) + "\n"));
        var found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> files.lint());
        assertTrue(found.stream().anyMatch(finding -> finding.message().key().equals("course.page-too-long")), found::toString);
    }

    private static String mutated(String text, Random random) {
        var out = new StringBuilder(text);
        for (var i = random.nextInt(6); i >= 0; i--) {
            var at = random.nextInt(out.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> out.delete(at, Math.min(out.length(), at + random.nextInt(40)));
                case 1 -> out.insert(at, out.substring(at, Math.min(out.length(), at + random.nextInt(80))));
                default -> out.insert(at, BITS.get(random.nextInt(BITS.size())));
            }
        }
        return out.toString();
    }
}
