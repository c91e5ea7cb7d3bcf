package praktikum.drill.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.drill.DrillRestore;
import praktikum.drill.Operator;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.site.PlannedNode;
import praktikum.text.Message;

/** What a drill that was killed has left is found in its transcript and taken back. */
class RestoreTest {

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private final Operator operator = new Operator() {
        @Override
        public void hear(Message what) {
            heard.add(what.key() + what.args());
        }

        @Override
        public void please(Message what) {
            hear(what);
        }
    };

    private Transcript transcript(String name, FakeCluster cluster) throws Exception {
        return Transcript.create(folder.resolve(name), new RunHeader(RunHeader.Kind.DRILL, "r", "k", "c", "s", 1, List.of()),
                cluster.clock());
    }

    /** As a drill leaves it that was killed after it had stopped n3 and while it was stopping n2. */
    private Evidence cutOff(FakeCluster cluster) throws Exception {
        try (var transcript = transcript("drill.jsonl", cluster)) {
            var n3 = intent(transcript, "n3");
            cluster.down("n3");
            transcript.done(n3, Entry.Outcome.MADE);
            intent(transcript, "n2");
            cluster.down("n2");
        }
        return Evidence.read(folder.resolve("drill.jsonl"));
    }

    private static int intent(Transcript transcript, String node) {
        return transcript.intent(node, Message.of("drill.change.stop", node),
                List.of("sh", "-c", "date +%s.%N; exec systemctl stop corosync"),
                List.of("sh", "-c", "date +%s.%N; exec systemctl start corosync"));
    }

    private Optional<Message> undo(Entry.Intent intent, FakeCluster cluster, Transcript transcript) throws Exception {
        return DrillRestore.undo(DrillRestore.change(intent, cluster.site()).orElseThrow(), cluster.askers(transcript), operator);
    }

    @Test
    void whatWasStoppedIsStartedNewestFirst() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());
        var left = DrillRestore.left(cutOff(cluster));
        assertEquals(List.of("n2", "n3"), left.stream().map(Entry.Intent::host).toList());

        try (var transcript = transcript("restore.jsonl", cluster)) {
            for (var intent : left) {
                assertEquals(Optional.empty(), undo(intent, cluster, transcript));
            }
            // Once more: starting what runs changes nothing.
            assertEquals(Optional.empty(), undo(left.getFirst(), cluster, transcript));
        }

        assertEquals(Set.of(), cluster.stopped());
        assertEquals(List.of("drill.change.start[n2]", "drill.change.start[n3]", "drill.change.start[n2]"), heard);
    }

    @Test
    void aNodeThatCannotBeStartedIsNamedWithWhatItSaid() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n2", command -> Optional.of(
                FakeCluster.printed(FakeCluster.START, 1, "",
                        "Job for corosync.service failed because the control process exited with error code.\n")));
        var left = DrillRestore.left(cutOff(cluster));

        try (var transcript = transcript("restore.jsonl", cluster)) {
            var trouble = undo(left.getFirst(), cluster, transcript).orElseThrow();
            assertEquals("drill.change.failed", trouble.key());
            assertTrue(trouble.args().get(0).equals("n2") && trouble.args().get(1).contains("Job for corosync.service failed"),
                    trouble.toString());
        }
    }

    @Test
    void whatAPersonStoppedAPersonStarts() throws Exception {
        var cluster = new FakeCluster(3, Optional.of(new PlannedNode.Power(List.of(), List.of())));
        try (var transcript = transcript("drill.jsonl", cluster)) {
            transcript.intent("n3", Message.of("drill.change.stop", "n3"), List.of(), List.of());
        }
        var left = DrillRestore.left(Evidence.read(folder.resolve("drill.jsonl")));

        try (var transcript = transcript("restore.jsonl", cluster)) {
            assertEquals(Optional.empty(), undo(left.getFirst(), cluster, transcript));
        }

        assertEquals(List.of("drill.please.start[n3]"), heard);
        assertEquals(List.of(), cluster.changes());
    }

    @Test
    void aRestoreThatWasKilledTooIsGoneOnWith() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());
        var drill = cutOff(cluster);
        try (var transcript = transcript("restore.jsonl", cluster)) {
            var n2 = intent(transcript, "n2");
            transcript.done(n2, Entry.Outcome.UNDONE);
        }
        var first = Evidence.read(folder.resolve("restore.jsonl"));
        transcript("restore-2.jsonl", cluster).close();
        var second = Evidence.read(folder.resolve("restore-2.jsonl"));

        assertEquals(List.of("n3"), DrillRestore.left(List.of(second, first, drill)).stream().map(Entry.Intent::host).toList());
        assertEquals(List.of("n2", "n3"), DrillRestore.left(List.of(second, drill)).stream().map(Entry.Intent::host).toList());
    }

    @Test
    void aRestoreThatCameToItsEndSaysWhatIsLeft() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());
        var drill = cutOff(cluster);
        try (var transcript = transcript("restore.jsonl", cluster)) {
            intent(transcript, "n2");
            transcript.done(intent(transcript, "n3"), Entry.Outcome.UNDONE);
            transcript.end(RunStatus.FAILED);
        }

        var left = DrillRestore.left(List.of(Evidence.read(folder.resolve("restore.jsonl")), drill));

        assertEquals(List.of("n2"), left.stream().map(Entry.Intent::host).toList());
    }

    @Test
    void aDrillThatPutEverythingBackHasLeftNothing() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());
        try (var transcript = transcript("drill.jsonl", cluster)) {
            var intent = intent(transcript, "n3");
            transcript.done(intent, Entry.Outcome.MADE);
            transcript.done(intent, Entry.Outcome.UNDONE);
        }

        assertEquals(List.of(), DrillRestore.left(Evidence.read(folder.resolve("drill.jsonl"))));
    }
}
