package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.cli.terminal.LabPrinter;
import praktikum.cli.terminal.Screen;
import praktikum.run.Cancellation;
import praktikum.run.CourseSource;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.lab.LabRun;
import praktikum.run.lab.LabStep;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.Workspace;
import praktikum.text.Language;

/** A course of one's own, from its first file to its points. */
class LabsTest {

    @TempDir
    private Path folder;

    private record Ended(int exit, String out, String err) {
    }

    private static Ended praktikum(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var before = List.of(System.out, System.err);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            var exit = Main.run(new Cancellation(), Stream.concat(Stream.of(args), Stream.of("--lang", "en")).toArray(String[]::new));
            return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before.getFirst());
            System.setErr(before.getLast());
        }
    }

    private Path course(String name) {
        return folder.resolve(name);
    }

    private static void isClean(Path course) {
        var lint = praktikum("lint", "--course", course.toString());
        assertEquals(ExitCode.OK, lint.exit(), lint.out() + lint.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-first", "7", "new", "00-class-of-2026", "x-9-y", "a-"})
    void aNewCourseLintsCleanAndCompiles(String lab) {
        var course = course("My Course " + lab);
        assertEquals(ExitCode.OK, praktikum("labs", "new", course.toString(), "--lab", lab).exit());
        isClean(course);
        var compiled = praktikum("labs", "compile", "--course", course.toString());
        assertEquals(ExitCode.OK, compiled.exit(), compiled.out() + compiled.err());
        isClean(course);
    }

    @Test
    void aNewCourseHasItsPointsOnMachines() throws Exception {
        var course = course("kuliah");
        assertEquals(ExitCode.OK, praktikum("labs", "new", course.toString()).exit());
        var workspace = folder.resolve("site");
        var source = new CourseSource(Optional.of(course), told -> { });
        var quiet = new Screen(new PrintStream(OutputStream.nullOutputStream()), System.err, false, false, 80, Language.ENGLISH);
        try (var practice = PracticeCluster.start(new Workspace(workspace), PracticeCluster.example(2), 9, 10, Language.ENGLISH)) {
            var check = List.of("check", "--course", course.toString(), "-w", workspace.toString()).toArray(String[]::new);
            var before = praktikum(check);
            assertEquals(ExitCode.FAILED, before.exit(), before.err());
            assertTrue(before.out().contains("blckpink01 has no greeting. Write it there:"), before.out());
            try (var work = WorkContext.open(new Workspace(workspace), source, practice.site(), new Cancellation(), Clock.systemUTC())) {
                assertEquals(WorkEnd.DONE, LabRun.carryOut(work, LabStep.of(source.course(), List.of("01-first")),
                        new LabPrinter(quiet, false), name -> ""));
            }
            var after = praktikum(check);
            assertEquals(ExitCode.OK, after.exit(), after.out() + after.err());
            assertTrue(after.out().contains("100"), after.out());
        }
    }

    @Test
    void whatIsThereIsNotWrittenOver() throws Exception {
        var course = Files.createDirectory(course("full"));
        Files.writeString(course.resolve("notes.txt"), "mine");
        var refused = praktikum("labs", "new", course.toString());
        assertEquals(ExitCode.USAGE, refused.exit());
        assertTrue(refused.err().contains(course.toString()) && !Files.exists(course.resolve("labs")), refused.err());
        assertEquals(ExitCode.USAGE, praktikum("labs", "new", course.resolve("notes.txt").toString()).exit());
        assertEquals(ExitCode.USAGE, praktikum("labs", "new", course("x").toString(), "--lab", "../x").exit());
        assertEquals(ExitCode.OK, praktikum("labs", "new", Files.createDirectory(course("empty")).toString()).exit());
    }

    @Test
    void whatDoesNotCompileIsNamedAndTheJarStays() throws Exception {
        var course = course("kuliah");
        praktikum("labs", "new", course.toString());
        var jar = course.resolve("checks/checks.jar");
        var bytes = Files.readAllBytes(jar);
        praktikum("labs", "compile", "--course", course.toString());
        assertArrayEquals(bytes, Files.readAllBytes(jar), "the same sources, the same bytes");
        var source = course.resolve("src/lab01first/FirstChecks.java");
        Files.writeString(source, Files.readString(source).replace("FileText.of", "FileTxet.of"));
        var broken = praktikum("labs", "compile", "--course", course.toString());
        assertEquals(ExitCode.FAILED, broken.exit());
        assertTrue(broken.out().matches("(?s).*FirstChecks.java:\\d+: .*FileTxet.*"), broken.out());
        assertArrayEquals(bytes, Files.readAllBytes(jar));
    }

    @Test
    void aMistakeThatThePageDoesNotTellIsNamed() throws Exception {
        var course = course("kuliah");
        praktikum("labs", "new", course.toString());
        for (var page : List.of("lab.md", "lab.id.md")) {
            var file = course.resolve("labs/01-first").resolve(page);
            Files.writeString(file, Files.readString(file).replaceFirst("(?m)^    other: .*\n", ""));
        }
        var lint = praktikum("lint", "--course", course.toString());
        assertEquals(ExitCode.FAILED, lint.exit());
        assertTrue(lint.out().contains("found no sentence for the mistake \"other\""), lint.out());
    }

    @Test
    void withoutSourcesOrACourseOneIsToldWhatToDo() throws Exception {
        assertTrue(praktikum("labs", "compile").err().contains("`praktikum labs compile --course DIR`"));
        var none = praktikum("labs", "compile", "--course", Files.createDirectory(course("none")).toString());
        assertEquals(ExitCode.USAGE, none.exit());
        assertTrue(none.err().contains("`praktikum labs new DIR`"), none.err());
    }

    /** A Java that has no compiler: the same one, with its module left out. */
    @ParameterizedTest
    @ValueSource(strings = {"jdk.compiler", "java.compiler"})
    void aMereRuntimeIsToldToGetAJdk(String missing) throws Exception {
        var course = course("kuliah");
        praktikum("labs", "new", course.toString());
        var modules = missing.equals("jdk.compiler") ? "java.se,jdk.unsupported,jdk.crypto.ec,jdk.zipfs"
                : "java.logging,java.xml,java.desktop,java.sql,java.naming,java.management,java.security.jgss,jdk.unsupported";
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--limit-modules", modules,
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "praktikum.cli.Main"));
        line.addAll(List.of("labs", "compile", "--course", course.toString(), "--lang", "en"));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(ExitCode.USAGE, process.exitValue(), said);
        assertTrue(said.contains("is a runtime without a compiler. Install a JDK 25"), said);
        assertFalse(said.contains("\tat "), said);
    }
}
