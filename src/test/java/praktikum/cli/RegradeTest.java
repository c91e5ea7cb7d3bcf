package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import praktikum.course.read.Courses;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.run.Cancellation;
import praktikum.run.WorkContext;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.file.SiteFile;
import praktikum.text.Language;

/** Transcripts and what stands beside them, as people move, rename and cut them: a sentence and a code that no verdict has. */
class RegradeTest {

    private record Ended(int exit, String err) {
    }

    @TempDir
    private Path folder;

    private Ended praktikum(String... given) {
        var args = Stream.concat(Stream.of(given), Stream.of("--lang", "en")).toArray(String[]::new);
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return new Ended(Main.run(new Cancellation(), args), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private Path transcript(String name) throws IOException {
        var file = folder.resolve(name);
        var site = Files.readString(Files.writeString(folder.resolve("site.yaml"),
                SiteFile.write(PracticeCluster.example(3), Language.ENGLISH)));
        try (var transcript = Transcript.create(file,
                new RunHeader(RunHeader.Kind.CHECK, "r", WorkContext.kitVersion(), Courses.bundled().course().orElseThrow().hash(), site, 1,
                List.of("01-nodes/time")), InstantSource.system())) {
            transcript.end(RunStatus.COMPLETE);
        }
        return file;
    }

    private static void isASentence(Ended ended, int exit, Path about) {
        assertEquals(exit, ended.exit(), ended.err());
        assertTrue(ended.err().contains(about.toString()), ended.err());
        assertFalse(ended.err().contains("\tat ") || ended.err().contains("Exception"), ended.err());
    }

    @Test
    void whatIsInTheWayIsNamed() throws Exception {
        var transcript = transcript("a.jsonl");
        var file = Files.createFile(folder.resolve("file"));
        isASentence(praktikum("report", transcript.toString(), "--format", "html", "--out", file.toString()), ExitCode.USAGE, file);
        var nowhere = folder.resolve("nowhere").resolve("out.json");
        isASentence(praktikum("regrade", transcript.toString(), "--out", nowhere.toString()), ExitCode.USAGE, nowhere);
    }

    @Test
    void resultsThatCannotBeReadAreDamagedEvidence() throws Exception {
        var transcript = transcript("a.jsonl");
        var results = Files.writeString(folder.resolve("a.results.json"), "{\"transcript\": {\"sha2");
        isASentence(praktikum("regrade", transcript.toString()), ExitCode.EVIDENCE_DAMAGED, results);
    }

    @Test
    void aTranscriptMayHaveAnyName() throws Exception {
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", transcript("t").toString()).exit());
    }

    @Test
    void aTranscriptThatIsNoFileIsNotRead() throws Exception {
        var other = Files.createDirectory(folder.resolve("folder.jsonl"));
        isASentence(praktikum("regrade", other.toString()), ExitCode.USAGE, other);
    }

    /** A check of before: the transcript of an unanswered check, and beside it the results that the kit gives for it. */
    private Path checked() throws Exception {
        var transcript = transcript("a.jsonl");
        var out = folder.resolve("a.results.json");
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", transcript.toString(), "--out", out.toString()).exit());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(out)));
        return transcript;
    }

    @Test
    void everyPlaceOfTheResultsIsHeldToTheTranscript() throws Exception {
        var transcript = checked();
        var results = folder.resolve("a.results.json");
        var whole = Files.readString(results);
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", transcript.toString()).exit(), "untouched");
        for (var change : List.of(List.of("\"not-measured\"", "\"passed\""), List.of("\"earned\" : 0", "\"earned\" : 9"),
                List.of("\"complete\"", "\"interrupted\""), List.of("\"bonus\" : false", "\"bonus\" : true"),
                List.of("\"version\" : 1", "\"version\" : 1, \"grade\" : \"A\""), List.of("\"records\" : 2", "\"records\" : 3"),
                List.of("\"check\" : ", "\"check\" : \"x\", \"check\" : "), List.of("\"a.jsonl\"", "\"b.jsonl\""))) {
            var changed = whole.replaceAll(Pattern.quote(change.getFirst()), Matcher.quoteReplacement(change.getLast()));
            assertNotEquals(whole, changed, change.getFirst());
            Files.writeString(results, changed);
            isASentence(praktikum("regrade", transcript.toString()), ExitCode.EVIDENCE_DAMAGED, results);
            isASentence(praktikum("report", transcript.toString(), "--format", "html", "-w", folder.toString()), ExitCode.EVIDENCE_DAMAGED,
                    results);
            assertFalse(Files.exists(folder.resolve("report")), "a changed check is not reported");
        }
        Files.delete(results);
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", transcript.toString()).exit(), "the transcript alone");
    }

    /** A kit that judges otherwise has damaged nothing: what it says is told from the transcript, and that it is not compared. */
    @Test
    void resultsThatAnotherKitHasGivenAreNotTakenForChangedOnes() throws Exception {
        var transcript = checked();
        var results = folder.resolve("a.results.json");
        var whole = Files.readString(results);
        for (var other : List.of(List.of("\"kit\" : \"" + WorkContext.kitVersion() + "\"", "\"kit\" : \"0.9\""),
                List.of("\"kit\" : \"" + WorkContext.kitVersion() + "\",", ""), List.of("\"sha256\" : \"", "\"sha256\" : \"0"))) {
            // The course's hash stands before the transcript's.
            Files.writeString(results, whole.replace("\"not-measured\"", "\"passed\"")
                    .replaceFirst(Pattern.quote(other.getFirst()), Matcher.quoteReplacement(other.getLast())));
            var again = praktikum("regrade", transcript.toString());
            assertEquals(ExitCode.NOT_MEASURED, again.exit(), again.err());
            assertTrue(again.err().contains("another version of the kit or of the course"), again.err());
        }
    }

    @Test
    void resultsInPlaceOfATranscriptAreNamedAsThat() throws Exception {
        var transcript = checked();
        isASentence(praktikum("regrade", folder.resolve("a.results.json").toString()), ExitCode.USAGE, transcript);
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        var transcript = checked();
        var victim = Files.writeString(folder.resolve("victim"), "mine");
        var link = Files.createSymbolicLink(folder.resolve("out.json"), victim);
        isASentence(praktikum("regrade", transcript.toString(), "--out", link.toString()), ExitCode.USAGE, link);
        var report = Files.createDirectory(folder.resolve("r"));
        var page = Files.createSymbolicLink(report.resolve("report.html"), victim);
        isASentence(praktikum("report", transcript.toString(), "--format", "html", "--out", report.toString()), ExitCode.USAGE, page);
        for (var taken : List.of(".lock", "transcripts")) {
            var workspace = Files.createDirectory(folder.resolve("w" + taken));
            var way = Files.createSymbolicLink(workspace.resolve(taken), taken.equals(".lock") ? victim : report);
            isASentence(praktikum("init", "--example", "-w", workspace.toString()), ExitCode.USAGE, way);
        }
        var hard = Files.createDirectory(folder.resolve("hard"));
        isASentence(praktikum("init", "--example", "-w", hard.toString()).exit() == 0 ? hardLinked(hard, victim) : new Ended(-1, ""),
                ExitCode.USAGE, hard.resolve(".lock"));
        assertEquals("mine", Files.readString(victim));
        assertFalse(Files.exists(report.resolve("report.pdf")));
        // The workspace itself may be reached by a link, and so may a folder that somebody names.
        var by = Files.createSymbolicLink(folder.resolve("by"), Files.createDirectory(folder.resolve("real")));
        assertEquals(ExitCode.OK, praktikum("init", "--example", "-w", by.toString()).exit());
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", transcript.toString(), "--out", "/dev/null").exit());
        assertEquals(ExitCode.OK, praktikum("report", transcript.toString(), "--format", "html", "--out", by.toString()).exit());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(by.resolve("report.html"))));
    }

    private Ended hardLinked(Path workspace, Path victim) throws IOException {
        Files.delete(workspace.resolve(".lock"));
        Files.createLink(workspace.resolve(".lock"), victim);
        return praktikum("init", "--example", "--force", "-w", workspace.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void outputThatIsLostIsToldAndCounts() throws Exception {
        var transcript = transcript("a.jsonl");
        var before = System.out;
        try (var full = new PrintStream(new FileOutputStream("/dev/full"), true, StandardCharsets.UTF_8)) {
            System.setOut(full);
            for (var verb : List.of(List.of("regrade", transcript.toString(), "--json"), List.of("labs"), List.of("--version"))) {
                var ended = praktikum(verb.toArray(String[]::new));
                assertEquals(ExitCode.USAGE, ended.exit(), verb + ended.err());
                assertTrue(ended.err().contains("could not all be written"), ended.err());
            }
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void timesThatNoClockShowsAreNoTranscript() throws Exception {
        for (var time
                : List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-01-01T00:00:00Z")) {
            var file = folder.resolve("t" + time.hashCode() + ".jsonl");
            var site = SiteFile.write(PracticeCluster.example(3), Language.ENGLISH);
            try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", "c", site, 1, List.of()),
                    () -> Instant.parse(time))) {
                transcript.end(RunStatus.COMPLETE);
            }
            var ended = praktikum("report", file.toString(), "--format", "html", "--out", folder.resolve("r").toString());
            isASentence(ended, ExitCode.EVIDENCE_DAMAGED, file.getFileName());
        }
    }

    @Test
    void aClockThatWasSetBackIsNoNegativeTime() throws Exception {
        var file = folder.resolve("back.jsonl");
        var site = SiteFile.write(PracticeCluster.example(3), Language.ENGLISH);
        var hours = new AtomicInteger(20);
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", "c", site, 1, List.of()),
                () -> Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(hours.getAndDecrement())))) {
            transcript.end(RunStatus.COMPLETE);
        }
        var out = folder.resolve("r");
        assertEquals(ExitCode.OK, praktikum("report", file.toString(), "--format", "html", "--out", out.toString()).exit());
        assertTrue(Files.readString(out.resolve("report.html")).contains(">0 ms<"));
    }

    @Test
    void aTranscriptOfOtherMachinesIsNotTakenUnasked() throws Exception {
        var own = transcript("transcripts/20260101-000000-check.jsonl");
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", "-w", folder.toString()).exit(), "its own");
        Files.writeString(folder.resolve("site.yaml"), SiteFile.write(PracticeCluster.example(4), Language.ENGLISH));
        isASentence(praktikum("report", "-w", folder.toString(), "--format", "html"), ExitCode.EVIDENCE_DAMAGED, own);
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", own.toString(), "-w", folder.toString()).exit(), "named, it is judged");
    }
}
