package praktikum.drill.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.drill.Drill.End;
import praktikum.drill.DrillRestore;
import praktikum.drill.DrillRun;
import praktikum.drill.quorum.QuorumTimeline.State;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.host.evidence.Entry;
import praktikum.site.PlannedNode;
import praktikum.text.Message;

/** The drill changes what it says, in order, writes down each change before it, and leaves everything as it was. */
class QuorumDrillTest extends QuorumDrillTrial {

    @Test
    void threeNodesAreTakenDownOneByOneAndBroughtBack() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());

        assertEquals(new End.Complete(), drill(cluster));

        assertEquals(List.of("stop n3", "stop n2", "start n3", "start n2"), cluster.changes());
        assertEquals(List.of(), DrillRestore.left(evidence()));
        var timeline = timeline();
        assertEquals(List.of(QuorumStage.values()), timeline.stages().stream().map(QuorumTimeline.Measured::stage).toList());
        for (var stage : timeline.stages()) {
            assertTrue(stage.settled().isPresent() && stage.took().isPresent(), stage.toString());
        }
        assertStage(timeline, QuorumStage.ONE_STOPPED, "n1 QUORATE 2/3, n2 QUORATE 2/3", Written.WRITABLE);
        assertStage(timeline, QuorumStage.MAJORITY_LOST, "n1 BLOCKED 1/3", Written.READ_ONLY);
        assertStage(timeline, QuorumStage.RECOVERED, "n1 QUORATE 3/3, n2 QUORATE 3/3, n3 QUORATE 3/3", Written.WRITABLE);
    }

    @Test
    void everyChangeIsWrittenDownBeforeItIsMadeAndAfterItIsTakenBack() throws Exception {
        drill(new FakeCluster(3, Optional.empty()));

        var steps = new ArrayList<String>();
        for (var entry : evidence().entries()) {
            switch (entry) {
                case Entry.Intent intent -> steps.add("intent " + intent.what().args().getFirst() + " undo "
                        + String.join(" ", intent.undo()).replaceAll(".*systemctl", "systemctl"));
                case Entry.Asked asked when asked.askedBy().startsWith("drill/st") -> steps.add(asked.askedBy());
                case Entry.Done done -> steps.add(done.outcome().toString());
                default -> { }
            }
        }
        assertEquals(List.of(
                "intent n3 undo systemctl start corosync", "drill/stop/n3", "MADE",
                "intent n2 undo systemctl start corosync", "drill/stop/n2", "MADE",
                "drill/start/n3", "UNDONE", "drill/start/n2", "UNDONE"), steps);
    }

    @Test
    void ofFiveNodesThreeAreStopped() throws Exception {
        var cluster = new FakeCluster(5, Optional.empty());

        assertEquals(new End.Complete(), drill(cluster));

        assertEquals(List.of("stop n5", "stop n4", "stop n3", "start n5", "start n4", "start n3"), cluster.changes());
        assertStage(timeline(), QuorumStage.ONE_STOPPED, "n1 QUORATE 4/5, n2 QUORATE 4/5, n3 QUORATE 4/5, n4 QUORATE 4/5",
                Written.WRITABLE);
        assertStage(timeline(), QuorumStage.MAJORITY_LOST, "n1 BLOCKED 2/5, n2 BLOCKED 2/5", Written.READ_ONLY);
    }

    @Test
    void powerSwitchesAreWorkedFromTheKitsOwnMachine() throws Exception {
        var power = Optional.of(new PlannedNode.Power(List.of("power", "stop", "n0"), List.of("power", "start", "n0")));
        var cluster = new FakeCluster(3, power);

        drill(cluster);

        assertEquals("stop n0", cluster.changes().getFirst());
        assertTrue(evidence().entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                .filter(asked -> asked.askedBy().startsWith("drill/st")).allMatch(asked -> asked.host().equals(DrillRun.KIT)));
        assertTrue(evidence().entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                .noneMatch(asked -> asked.argv().getFirst().equals("ha-manager")), "a node that is switched off needs no watchdog");
    }

    @Test
    void byHandAPersonDoesIt() throws Exception {
        var cluster = new FakeCluster(3, Optional.of(new PlannedNode.Power(List.of(), List.of())));
        person.reaction = message -> {
            if (message.key().equals("drill.please.stop")) {
                cluster.down(message.args().getFirst());
            } else if (message.key().equals("drill.please.start")) {
                cluster.up(message.args().getFirst());
            }
        };

        assertEquals(new End.Complete(), drill(cluster));

        assertEquals(List.of("drill.please.stop [n3]", "drill.please.stop [n2]", "drill.please.start [n3]", "drill.please.start [n2]"),
                person.heard.stream().filter(said -> said.startsWith("drill.please")).toList());
        var changes = timeline().changes();
        assertEquals(List.of("n3 true", "n2 true", "n3 false", "n2 false"),
                changes.stream().map(change -> change.node() + " " + change.stopped()).toList());
    }

    @Test
    void aWritableFileSystemWithoutQuorumIsMeasured() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).alwaysWritable();

        assertEquals(new End.Complete(), drill(cluster));

        assertStage(timeline(), QuorumStage.MAJORITY_LOST, "n1 BLOCKED 1/3", Written.WRITABLE);
    }

    @Test
    void thePlanNamesWhoIsStoppedAndHow() {
        var three = new QuorumDrill().plan(new FakeCluster(3, Optional.empty()).site());
        assertEquals(List.of(Message.of("drill.quorum.plan.corosync", "n3"), Message.of("drill.quorum.plan.more", "n2"),
                Message.of("drill.quorum.plan.back")), three);
        assertEquals(Message.of("drill.quorum.plan.more", "n4, n3"),
                new QuorumDrill().plan(new FakeCluster(5, Optional.empty()).site()).get(1));
        assertEquals("drill.quorum.plan.by-hand", new QuorumDrill()
                .plan(new FakeCluster(3, Optional.of(new PlannedNode.Power(List.of(), List.of()))).site()).getFirst().key());
    }

    @Test
    void timesAreTheNodesOwnPutRight() throws Exception {
        var right = new FakeCluster(3, Optional.empty());
        drill(right);
        var expected = timeline();
        Files.delete(file());
        var wrong = new FakeCluster(3, Optional.empty()).clockError("n1", Duration.ofSeconds(90)).clockError("n2", Duration.ofMillis(-4500))
                .clockError("n3", Duration.ofHours(7));
        drill(wrong);
        var corrected = timeline();

        assertEquals(4, corrected.changes().size());
        for (var change : corrected.changes()) {
            assertTrue(change.at().isAfter(FakeCluster.START) && change.at().isBefore(FakeCluster.START.plusSeconds(60)),
                    change.toString());
        }
        for (var view : corrected.views()) {
            assertTrue(view.at().isAfter(FakeCluster.START) && view.at().isBefore(FakeCluster.START.plusSeconds(60)), view.toString());
        }
        assertEquals(expected.views().stream().map(view -> view.stage() + " " + view.state()).sorted().distinct().toList(),
                corrected.views().stream().map(view -> view.stage() + " " + view.state()).sorted().distinct().toList());
        assertEquals(State.QUORATE, corrected.views().getFirst().state());
    }
}
