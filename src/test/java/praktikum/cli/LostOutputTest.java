package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.run.Cancellation;
import praktikum.text.Language;

/** What a command says does not arrive: on a full disk, in a pipe that nobody reads, or because it is ended while it asks. */
@EnabledOnOs(OS.LINUX)
class LostOutputTest {

    @TempDir
    private static Path folder;

    /** Every verb in a way that needs no machine, and every verb's help. */
    static List<List<String>> verbs() {
        var lines = new ArrayList<List<String>>();
        Main.commandLine(new Cancellation(), Language.ENGLISH).getSubcommands().keySet()
                .forEach(verb -> lines.add(List.of(verb, "--help")));
        lines.add(List.of("--help"));
        lines.add(List.of("--version"));
        lines.add(List.of("labs"));
        lines.add(List.of("labs", "--json"));
        lines.add(List.of("labs", "new", "NEW"));
        lines.add(List.of("guide", "01-nodes"));
        lines.add(List.of("lint", "--course", folder.toString()));
        lines.add(List.of("check", "--dry-run"));
        lines.add(List.of("check", "01-nodes/time"));
        lines.add(List.of("run", "01-nodes/time", "--dry-run"));
        lines.add(List.of("drill", "02-cluster/quorum-drill", "--dry-run"));
        lines.add(List.of("hint", "01-nodes/time"));
        lines.add(List.of("doctor"));
        lines.add(List.of("sim", "--fault", "list"));
        return lines;
    }

    private record Ended(int exit, String out, String err) {
    }

    private static Ended to(PrintStream out, PrintStream err, List<String> given) {
        var args =
                new ArrayList<>(given.stream().map(word -> word.equals("NEW") ? folder.resolve("new" + System.nanoTime()).toString() : word)
                .toList());
        args.addAll(List.of("--lang", "en", "-w", folder.toString()));
        var before = List.of(System.out, System.err);
        System.setOut(out);
        System.setErr(err);
        try {
            return new Ended(Main.run(new Cancellation(), args.toArray(String[]::new)), "", "");
        } finally {
            System.setOut(before.getFirst());
            System.setErr(before.getLast());
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void nothingThatIsLostEndsWellWhateverTheVerb(List<String> verb) throws Exception {
        if (!Files.exists(folder.resolve("site.yaml"))) {
            assertEquals(ExitCode.OK,
                    to(quiet(new ByteArrayOutputStream()), quiet(new ByteArrayOutputStream()), List.of("init", "--example"))
                    .exit());
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        to(quiet(out), quiet(err), verb);
        if (out.size() > 0) {
            var told = new ByteArrayOutputStream();
            assertEquals(ExitCode.USAGE, to(full(), quiet(told), verb).exit(), verb.toString());
            assertTrue(told.toString(StandardCharsets.UTF_8).contains("could not all be written"), told.toString(StandardCharsets.UTF_8));
        }
        if (err.size() > 0) {
            assertNotEquals(ExitCode.OK, to(quiet(new ByteArrayOutputStream()), full(), verb).exit(), verb.toString());
        }
        assertTrue(out.size() + err.size() > 0, "it says something");
    }

    private static PrintStream quiet(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static PrintStream full() throws Exception {
        return new PrintStream(new FileOutputStream("/dev/full"), true, StandardCharsets.UTF_8);
    }

    private static ProcessBuilder process(String... args) {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), "praktikum.cli.Main"));
        line.addAll(List.of(args));
        line.addAll(List.of("--lang", "en"));
        return new ProcessBuilder(line);
    }

    /** {@code praktikum … | head}: the reader is gone before the first line. */
    @Test
    void aPipeThatNobodyReadsIsNoError() throws Exception {
        for (var verb : List.of(List.of("labs"), List.of("guide", "01-nodes"), List.of("--help"))) {
            var err = folder.resolve("err.txt").toFile();
            var process = process(verb.toArray(String[]::new)).redirectError(err).start();
            process.getInputStream().close();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS));
            assertEquals(ExitCode.READER_GONE, process.exitValue(), verb.toString());
            var said = Files.readString(err.toPath());
            assertFalse(said.contains("could not all be written") || said.contains("\tat "), said);
        }
    }

    /** What Java says of a pipe without reader it says in the language of the machine: glibc has it in forty. */
    @ParameterizedTest
    @CsvSource({"Pipa rusak, pipe:[4711], true", "Pipa rusak, socket:[4711], true", "Broken pipe, '', true",
            "Broken pipe, /dev/pts/0, true",
            "No space left on device, /dev/full, false", "Tidak ada ruang tersisa pada perangkat, /tmp/out, false", ", '', false"})
    void aReaderThatHasGoneIsKnownWithoutWords(String words, String to, boolean gone) {
        assertEquals(gone, StandardStream.gone(new IOException(words), to));
    }

    @Test
    void aFullDiskIsToldByTheProcessAsWell() throws Exception {
        var err = folder.resolve("err2.txt").toFile();
        var process = process("labs").redirectOutput(new File("/dev/full")).redirectError(err).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals(ExitCode.USAGE, process.exitValue());
        assertTrue(Files.readString(err.toPath()).contains("could not all be written"));
    }

    @Test
    void aSignalEndsInitWhileItAsks() throws Exception {
        for (var signal : List.of("TERM", "INT", "HUP")) {
            var workspace = folder.resolve(signal);
            var process = process("init", "-w", workspace.toString()).redirectErrorStream(true).start();
            // It asks how many nodes there are, and waits for somebody.
            assertTrue(process.getInputStream().read() >= 0);
            var sent = System.nanoTime();
            assertEquals(0, new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor());
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), signal);
            var took = Duration.ofNanos(System.nanoTime() - sent);
            // A process of Java's needs some time to go, on a busy computer more; what waited for the work to end took twenty seconds.
            assertTrue(took.toSeconds() < 5, signal + " took " + took);
            assertNotEquals(0, process.exitValue());
            assertFalse(Files.exists(workspace.resolve("site.yaml")));
        }
    }
}
