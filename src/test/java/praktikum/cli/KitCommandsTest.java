package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import praktikum.course.CourseAddress;
import praktikum.run.Cancellation;
import praktikum.text.Language;

/** What a sentence says to type of the kit itself is a command that the kit understands. */
class KitCommandsTest {

    private static final Path SENTENCES = Path.of("src/main/resources/praktikum/text");
    private static final Pattern OWN = Pattern.compile("`(praktikum [^`]+)`");

    static void assertKnown(String command) {
        // A place right behind a verb is an option, where there is one.
        var words = command.replaceAll("([a-z])\\{0}", "$1").replaceAll("--fault \\{0}", "--fault no-bridge")
                .replaceAll("\\{0}|LAB/STEP", "02-cluster/quorum").split(" ");
        var parsed = assertDoesNotThrow(() -> Main.commandLine(new Cancellation(), Language.ENGLISH)
                .parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new)), command);
        assertTrue(parsed.hasSubcommand(), command);
        // What begins with a number is a place in the course.
        Stream.of(words).filter(word -> word.matches("[0-9]+-.*")).forEach(word -> assertFalse(
                CourseAddress.resolve(Rehearsal.COURSE, word) instanceof CourseAddress.Unclear, command));
    }

    @TestFactory
    Stream<DynamicTest> ofTheKitsOwnSentences() throws IOException {
        try (var files = Files.walk(SENTENCES)) {
            return files.filter(file -> file.toString().endsWith(".properties")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(SENTENCES.relativize(file).toString(), () -> {
                        var sentences = new Properties();
                        sentences.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
                        sentences.values().stream().flatMap(sentence -> OWN.matcher(sentence.toString().replace("''", "'")).results())
                                .map(command -> command.group(1)).distinct().forEach(KitCommandsTest::assertKnown);
                    }));
        }
    }

    @TestFactory
    Stream<DynamicTest> ofTheCourse() throws IOException {
        try (var files = Files.walk(Path.of("labs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> OWN.matcher(Files.readString(file)).results()
                            .map(command -> command.group(1).replaceAll("\\s+", " ")).distinct().forEach(KitCommandsTest::assertKnown)));
        }
    }
}
