package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;
import praktikum.run.Cancellation;
import praktikum.text.Language;

/** A mistyped command line, and a file that cannot be used, are told in a sentence of the user's language. */
class UsageErrorMessageTest {

    private static String told(String line, Language language) {
        var words = line.split(" ");
        var wrong = assertThrows(ParameterException.class, () -> Main.commandLine(new Cancellation(), language, words).parseArgs(words));
        return UsageErrorMessage.of(wrong).in(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            chek                # There is no verb "chek". Did you mean check?         # Tidak ada kata kerja "chek". Maksud Anda check?
            xyzzy               # There is no verb "xyzzy".                            # Tidak ada kata kerja "xyzzy".
            check --jsn         # There is no option --jsn. Did you mean --json?       # Tidak ada pilihan --jsn. Maksud Anda --json?
            labs 01             # "01" is one word too many.                           # Kata "01" berlebih.
            guide               # This is missing: LAB[/STEP].                         # Masukan ini belum ada: LAB[/STEP].
            check --wait        # --wait needs a value: TIME.                          # --wait memerlukan nilai: TIME.
            sim --nodes x       # "x" does not fit --nodes; allowed: N.                # "x" tidak cocok untuk --nodes; yang diperbolehkan: N.
            labs --lang=xx      # "xx" does not fit --lang; allowed: id|en.            # "xx" tidak cocok untuk --lang; yang diperbolehkan: id|en.
            check -w a -w b     # --workspace was given more than once; allowed: once. # --workspace ditulis lebih dari sekali; yang diperbolehkan: sekali.
            """)
    void aMistypedLine(String line, String english, String indonesian) {
        assertEquals(english, told(line, Language.ENGLISH));
        assertEquals(indonesian, told(line, Language.INDONESIAN));
    }

    @Test
    void aFileThatCannotBeUsed(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertEquals(ExitCode.USAGE, Main.run(new Cancellation(), "init", "--example", "-w", file.resolve("below").toString()));
        assertTrue(FileErrorMessage.of(new AccessDeniedException(file.toString())).in(Language.ENGLISH).startsWith(file + " may not be"));
        assertTrue(FileErrorMessage.of(new AccessDeniedException(folder.resolve("new").toString())).in(Language.ENGLISH)
                .startsWith(folder + " may not be"));
        assertTrue(FileErrorMessage.of(new IOException("No space left on device")).in(Language.INDONESIAN)
                .contains("No space left on device"));
    }
}
