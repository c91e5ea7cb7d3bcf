package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.drill.DrillRun;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.run.Cancellation;
import praktikum.run.practice.PracticeCluster;
import praktikum.site.file.SiteFile;
import praktikum.text.Language;
import praktikum.text.Message;

/** A drill's transcript is no program: what it names is undone only as the drill of this site would have it. */
class RestoreRefusedTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"drill.change.stop, kit, touch, touch", "drill.change.stop, blckpink01, touch, touch", "drill.change.stop, stranger, "
            + "systemctl, systemctl", "drill.change.stop, blckpink02, systemctl, systemctl", "drill.restore.unknown, kit, touch, touch",
            "drill.change.stop, blckpink01, systemctl, touch", "drill.change.stop, blckpink01, touch, systemctl"})
    void whatTheSiteWouldNotDoIsRefused(String sentence, String host, String make, String undo) throws Exception {
        var site = SiteFile.write(PracticeCluster.example(3), Language.ENGLISH);
        Files.writeString(folder.resolve("site.yaml"), site);
        var victim = folder.resolve("victim");
        var where = host.equals("kit") ? DrillRun.KIT : host;
        var subject = host.equals("stranger") ? host : "blckpink01";
        try (var transcript = Transcript.create(folder.resolve("transcripts").resolve("20260101-000000-drill.jsonl"),
                new RunHeader(RunHeader.Kind.DRILL, "20260101-000000-drill", "k", "c", site, 1, List.of("02-cluster/quorum-drill")),
                InstantSource.system())) {
            transcript.intent(where, Message.of(sentence, subject), command(make, "stop", victim), command(undo, "start", victim));
        }
        for (var again = 0; again < 2; again++) {
            var said = new ByteArrayOutputStream();
            var before = System.err;
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            try {
                assertEquals(ExitCode.EVIDENCE_DAMAGED,
                        Main.run(new Cancellation(), "drill", "--restore", "-w", folder.toString(), "--lang", "en"),
                        said.toString(StandardCharsets.UTF_8));
            } finally {
                System.setErr(before);
            }
            assertTrue(said.toString(StandardCharsets.UTF_8).contains("no change that a drill makes on this site"));
            assertFalse(Files.exists(victim));
        }
    }

    private static List<String> command(String name, String verb, Path victim) {
        return name.equals("touch") ? List.of("touch", victim.toString()) : List.of("systemctl", verb, "corosync");
    }
}
