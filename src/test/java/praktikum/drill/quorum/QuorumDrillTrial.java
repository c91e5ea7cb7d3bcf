package praktikum.drill.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import praktikum.drill.Drill.End;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.Operator;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.Transcript;
import praktikum.text.Message;

/** A drill of a fake cluster, beside somebody who does what is asked of him. */
abstract class QuorumDrillTrial {

    private static final Duration PATIENCE = Duration.ofMillis(600);

    @TempDir
    Path folder;

    /** Somebody who does what is asked; what was said, in order. */
    static final class Person implements Operator {

        final List<String> heard = new ArrayList<>();
        Consumer<Message> reaction = message -> { };

        @Override
        public void hear(Message what) {
            heard.add(what.key() + " " + what.args());
            reaction.accept(what);
        }

        @Override
        public void please(Message what) {
            hear(what);
        }
    }

    final Person person = new Person();

    Path file() {
        return folder.resolve("drill.jsonl");
    }

    End drill(FakeCluster cluster) throws Exception {
        try (var transcript = Transcript.create(file(), new RunHeader(RunHeader.Kind.DRILL, "r", "k", "c", "s", 1, List.of()),
                cluster.clock())) {
            return new QuorumDrill().run(new DrillRun(cluster.site(), cluster.askers(transcript), transcript, person,
                    PATIENCE, 1));
        }
    }

    Evidence evidence() throws Exception {
        return Evidence.read(file());
    }

    QuorumTimeline timeline() throws Exception {
        return QuorumTimeline.of(DrillRecords.of(evidence()));
    }

    static void assertStage(QuorumTimeline timeline, QuorumStage which, String views, Written written) {
        var stage = timeline.stage(which).orElseThrow();
        assertEquals(views, String.join(", ", stage.last().stream()
                .map(view -> view.node() + " " + view.state() + " " + view.votes() + "/" + view.expected()).sorted().toList()));
        assertTrue(stage.writes().stream().allMatch(write -> write.outcome() == written), stage.writes().toString());
        assertEquals(stage.last().size(), stage.writes().size(), "every running node tries to write");
    }
}
