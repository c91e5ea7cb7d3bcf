package praktikum.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real shell makes of a quoted line is the words that were quoted. */
class QuoteTest {

    private static final List<String> NASTY =
            List.of("", "-", "--", "-n", "'", "''", "\"", "\\", "\\n", "\n", "\n\n", "\t", " ", "$(id)", "`id`", "$HOME",
            "${IFS}", "~", "~root", "*", "?", "[a-z]", "{a,b}", "!", "!!", "#", "# no comment", "a=b", "A=b", "=", "&", "&&", "|", ";",
            "<", ">", "(", ")",
            "ünïcödé", "日本", "🙂", "\u0001", "\u001b[31m", "\u007f", "\r", "'\\''", "a'b'c", "%s", "%", "é'é");

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash"})
    void aShellReadsBackWhatWasQuoted(String shell) throws Exception {
        var random = new Random(5);
        for (int i = 0; i < 40; i++) {
            var words = new ArrayList<String>(i == 0 ? NASTY : List.of());
            for (int n = random.nextInt(200); n >= 0; n--) {
                words.add(random.nextInt(3) == 0 ? NASTY.get(random.nextInt(NASTY.size())) : any(random));
            }
            assertEquals(words, readBack(shell, words));
        }
    }

    @Test
    void aLongWordIsOneWord() throws Exception {
        var words = List.of("x'".repeat(20_000));

        assertEquals(words, readBack("/bin/sh", words));
    }

    @Test
    void aProgramThatLooksLikeAnAssignmentIsAProgram() {
        assertEquals("'A=b' A=b c", Command.of("A=b", "A=b", "c").line());
        assertEquals("'if' if", Command.of("if", "if").line());
    }

    @Test
    void wordsThatNoArgumentVectorCanHoldAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Command.of("echo", "a\0b"));
        assertThrows(IllegalArgumentException.class, () -> Command.of("echo", "\ud800"));
        assertThrows(IllegalArgumentException.class, () -> Command.of(""));
    }

    private static List<String> readBack(String shell, List<String> words) throws Exception {
        var script = "printf '%s\\0' " + Quote.words(words) + "\n";
        var process = new ProcessBuilder(shell).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Thread.startVirtualThread(() -> {
            try (var in = process.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var printed = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        var text = new String(printed, StandardCharsets.UTF_8);
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), printed);
        return List.of(text.split("\0", -1)).subList(0, words.size());
    }

    /** Any word, no NUL and no half characters. */
    private static String any(Random random) {
        return random.ints(random.nextInt(12), 1, 0x3000)
                .map(point -> random.nextInt(3) > 0 ? point % 0x7f + 1 : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
