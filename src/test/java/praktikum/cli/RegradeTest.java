package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.course.read.Courses;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.run.Cancellation;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.file.SiteFile;
import praktikum.text.Language;

/** Transcripts and what stands beside them, as people move, rename and cut them: a sentence and a code that no verdict has. */
class RegradeTest {

    private record Ended(int exit, String err) {
    }

    @TempDir
    private Path folder;

    private Ended praktikum(String... args) {
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
        var site = Files.readString(Files.writeString(folder.resolve("site.yaml"), SiteFile.write(PracticeCluster.example(3), Language.ENGLISH)));
        try (var transcript = Transcript.create(file, new RunHeader(RunHeader.Kind.CHECK, "r", "k", Courses.bundled().course().orElseThrow().hash(), site, 1,
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
        assertEquals(ExitCode.NOT_MEASURED, praktikum("regrade", transcript("t").toString(), "--lang", "en").exit());
    }

    @Test
    void aTranscriptThatIsNoFileIsNotRead() throws Exception {
        var other = Files.createDirectory(folder.resolve("folder.jsonl"));
        isASentence(praktikum("regrade", other.toString()), ExitCode.USAGE, other);
    }
}
