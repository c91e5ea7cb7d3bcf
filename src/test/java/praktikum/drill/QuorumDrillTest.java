package praktikum.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.drill.QuorumDrill.End;
import praktikum.drill.QuorumTimeline.State;
import praktikum.drill.QuorumTimeline.Written;
import praktikum.host.Answer;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.Opening;
import praktikum.host.evidence.Transcript;
import praktikum.site.Node;
import praktikum.text.Language;
import praktikum.text.Message;

/** The drill changes what it says, in order, writes down each change before it, and leaves everything as it was. */
class QuorumDrillTest {

    private static final Duration PATIENCE = Duration.ofMillis(600);

    @TempDir
    Path folder;

    /** Somebody who does what is asked; what was said, in order. */
    private static final class Person implements Operator {

        private final List<String> heard = new ArrayList<>();
        private Consumer<Message> reaction = message -> { };

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

    private final Person person = new Person();

    private Path file() {
        return folder.resolve("drill.jsonl");
    }

    private End drill(FakeCluster cluster) throws Exception {
        try (var transcript = Transcript.create(file(), new Opening(Opening.Kind.DRILL, "r", "k", "c", "s", 1, List.of()), cluster.clock())) {
            return new QuorumDrill(cluster.site(), cluster.askers(transcript), transcript, person, cluster.clock(), PATIENCE).run();
        }
    }

    private Evidence evidence() throws Exception {
        return Evidence.read(file());
    }

    @Test
    void threeNodesAreTakenDownOneByOneAndBroughtBack() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());

        assertEquals(new End.Complete(), drill(cluster));

        assertEquals(List.of("stop n3", "stop n2", "start n3", "start n2"), cluster.changes());
        assertEquals(List.of(), Restore.left(evidence()));
        var timeline = QuorumTimeline.of(evidence());
        assertEquals(List.of(Stage.values()), timeline.stages().stream().map(QuorumTimeline.Measured::stage).toList());
        for (var stage : timeline.stages()) {
            assertTrue(stage.settled().isPresent() && stage.took().isPresent(), stage.toString());
        }
        assertStage(timeline, Stage.ONE_STOPPED, "n1 QUORATE 2/3, n2 QUORATE 2/3", Written.WRITABLE);
        assertStage(timeline, Stage.MAJORITY_LOST, "n1 BLOCKED 1/3", Written.READ_ONLY);
        assertStage(timeline, Stage.RECOVERED, "n1 QUORATE 3/3, n2 QUORATE 3/3, n3 QUORATE 3/3", Written.WRITABLE);
    }

    private static void assertStage(QuorumTimeline timeline, Stage which, String views, Written written) {
        var stage = timeline.stage(which).orElseThrow();
        assertEquals(views, String.join(", ", stage.last().stream().map(view -> view.node() + " " + view.state() + " " + view.votes() + "/" + view.expected()).sorted().toList()));
        assertTrue(stage.writes().stream().allMatch(write -> write.outcome() == written), stage.writes().toString());
        assertEquals(stage.last().size(), stage.writes().size(), "every running node tries to write");
    }

    @Test
    void everyChangeIsWrittenDownBeforeItIsMadeAndAfterItIsTakenBack() throws Exception {
        drill(new FakeCluster(3, Optional.empty()));

        var steps = new ArrayList<String>();
        for (var entry : evidence().entries()) {
            switch (entry) {
                case Entry.Intent intent -> steps.add("intent " + intent.what().args().getFirst() + " undo " + String.join(" ", intent.undo()).replaceAll(".*systemctl", "systemctl"));
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
        assertStage(QuorumTimeline.of(evidence()), Stage.ONE_STOPPED, "n1 QUORATE 4/5, n2 QUORATE 4/5, n3 QUORATE 4/5, n4 QUORATE 4/5", Written.WRITABLE);
        assertStage(QuorumTimeline.of(evidence()), Stage.MAJORITY_LOST, "n1 BLOCKED 2/5, n2 BLOCKED 2/5", Written.READ_ONLY);
    }

    @Test
    void powerSwitchesAreWorkedFromTheKitsOwnMachine() throws Exception {
        var power = Optional.of(new Node.Power(List.of("power", "stop", "n0"), List.of("power", "start", "n0")));
        var cluster = new FakeCluster(3, power);

        drill(cluster);

        assertEquals("stop n0", cluster.changes().getFirst());
        assertTrue(evidence().entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                .filter(asked -> asked.askedBy().startsWith("drill/st")).allMatch(asked -> asked.host().equals(QuorumDrill.KIT)));
        assertTrue(evidence().entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                .noneMatch(asked -> asked.argv().getFirst().equals("ha-manager")), "a node that is switched off needs no watchdog");
    }

    @Test
    void byHandAPersonDoesIt() throws Exception {
        var cluster = new FakeCluster(3, Optional.of(new Node.Power(List.of(), List.of())));
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
        var changes = QuorumTimeline.of(evidence()).changes();
        assertEquals(List.of("n3 true", "n2 true", "n3 false", "n2 false"), changes.stream().map(change -> change.node() + " " + change.stopped()).toList());
    }

    @Test
    void whereHighAvailabilityWatchesNothingIsTouched() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n2", command -> command.line().equals("ha-manager status")
                ? Optional.of(FakeCluster.printed(FakeCluster.START, 0, """
                        quorum OK
                        master n1 (active, Sun Nov 22 08:51:50 2026)
                        lrm n1 (active, watchdog active, Sun Nov 22 08:51:50 2026)
                        service ct:201 (n1, started)
                        service vm:100 (n1, started)
                        """, "")) : Optional.empty());

        var refused = assertInstanceOf(End.Refused.class, drill(cluster));

        assertEquals(Message.of("drill.refused.ha", "n2", "ct:201, vm:100"), refused.why());
        assertNothingChanged(cluster);
    }

    @Test
    void whereItIsUnknownWhetherHighAvailabilityWatchesNothingIsTouchedEither() throws Exception {
        for (Answer unclear : List.of(FakeCluster.printed(FakeCluster.START, 255, "", "ipcc_send_rec[1] failed: Connection refused\n"), FakeCluster.silence("n3"))) {
            var cluster = new FakeCluster(3, Optional.empty()).instead("n3", command -> command.line().equals("ha-manager status") ? Optional.of(unclear) : Optional.empty());

            var refused = assertInstanceOf(End.Refused.class, drill(cluster));

            assertEquals("drill.refused.ha-unknown", refused.why().key());
            assertTrue(refused.why().in(Language.INDONESIAN).contains("n3"));
            assertNothingChanged(cluster);
            java.nio.file.Files.delete(file());
        }
    }

    @Test
    void aNodeWithoutAnHaManagerHasNoServicesUnderIt() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n1", command -> command.line().equals("ha-manager status")
                ? Optional.of(FakeCluster.printed(FakeCluster.START, 127, "", "bash: line 1: ha-manager: command not found\n")) : Optional.empty());

        assertEquals(new End.Complete(), drill(cluster));
    }

    @Test
    void anUnhealthyClusterIsNotTouched() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).down("n2");

        var refused = assertInstanceOf(End.Refused.class, drill(cluster));

        assertEquals("drill.refused.unhealthy", refused.why().key());
        assertTrue(refused.why().args().getFirst().contains("n2: STOPPED"), refused.why().toString());
        assertTrue(refused.why().args().getFirst().contains("n1: QUORATE 2/3"), refused.why().toString());
        assertNothingChanged(cluster);
    }

    @Test
    void twoNodesCanLoseNone() throws Exception {
        var cluster = new FakeCluster(2, Optional.empty());

        assertEquals(new End.Refused(Message.of("drill.refused.too-few", 2)), drill(cluster));
        assertNothingChanged(cluster);
    }

    private void assertNothingChanged(FakeCluster cluster) throws Exception {
        assertEquals(List.of(), cluster.changes());
        assertTrue(evidence().entries().stream().noneMatch(Entry.Intent.class::isInstance));
    }

    @Test
    void aClusterThatGoesOnWithoutAMajorityIsPutBackAllTheSame() throws Exception {
        // Somebody ran "pvecm expected": three nodes are there, and one would do.
        var cluster = new FakeCluster(3, Optional.empty()).expecting(1);

        var broken = assertInstanceOf(End.BrokenOff.class, drill(cluster));

        assertEquals("drill.unsettled", broken.why().key());
        assertEquals("majority-lost", broken.why().args().getFirst());
        assertTrue(broken.why().args().get(2).contains("n1: QUORATE 1/1"), broken.why().toString());
        assertEquals(Set.of(), cluster.stopped());
        assertEquals(List.of(), Restore.left(evidence()));
        var lost = QuorumTimeline.of(evidence()).stage(Stage.MAJORITY_LOST).orElseThrow();
        assertEquals(Optional.empty(), lost.settled());
        assertEquals(Written.WRITABLE, lost.writes().getFirst().outcome());
        assertTrue(QuorumTimeline.of(evidence()).stage(Stage.RECOVERED).isPresent(), "how it comes back is measured all the same");
    }

    @Test
    void aWritableFileSystemWithoutQuorumIsMeasured() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).alwaysWritable();

        assertEquals(new End.Complete(), drill(cluster));

        assertStage(QuorumTimeline.of(evidence()), Stage.MAJORITY_LOST, "n1 BLOCKED 1/3", Written.WRITABLE);
    }

    @Test
    void aNodeThatDoesNotStopEndsTheDrillAndIsStartedAllTheSame() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n3", command -> command.line().contains("systemctl stop")
                ? Optional.of(FakeCluster.printed(FakeCluster.START, 1, "", "Failed to stop corosync.service: Access denied\n")) : Optional.empty());

        var broken = assertInstanceOf(End.BrokenOff.class, drill(cluster));

        assertEquals("one-stopped", broken.why().args().getFirst());
        assertTrue(person.heard.stream().anyMatch(said -> said.startsWith("drill.change.failed [n3") && said.contains("Access denied")), person.heard.toString());
        assertEquals(List.of("start n3"), cluster.changes());
    }

    @Test
    void aNodeThatDoesNotComeBackIsNamedAndLeftToARestore() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n2", command -> command.line().contains("systemctl start")
                ? Optional.of(FakeCluster.silence("n2")) : Optional.empty());

        var broken = assertInstanceOf(End.BrokenOff.class, drill(cluster));

        assertEquals(Message.of("drill.not-started", "n2"), broken.why());
        assertEquals(Set.of("n2"), cluster.stopped());
        assertEquals(List.of("n2"), Restore.left(evidence()).stream().map(intent -> intent.what().args().getFirst()).toList());
    }

    @Test
    void whoeverInterruptsTheDrillFindsEverythingRunning() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());
        person.reaction = message -> {
            if (message.equals(Message.of("drill.stage.majority-lost"))) {
                Thread.currentThread().interrupt();
            }
        };

        assertThrows(InterruptedException.class, () -> drill(cluster));

        assertEquals(Set.of(), cluster.stopped());
        assertEquals(List.of(), Restore.left(evidence()));
    }

    @Test
    void thePlanNamesWhoIsStoppedAndHow() {
        var three = QuorumDrill.plan(new FakeCluster(3, Optional.empty()).site());
        assertEquals(List.of(Message.of("drill.plan.corosync", "n3"), Message.of("drill.plan.more", "n2"), Message.of("drill.plan.back")), three);
        assertEquals(Message.of("drill.plan.more", "n4, n3"), QuorumDrill.plan(new FakeCluster(5, Optional.empty()).site()).get(1));
        assertEquals("drill.plan.by-hand", QuorumDrill.plan(new FakeCluster(3, Optional.of(new Node.Power(List.of(), List.of()))).site()).getFirst().key());
    }

    @Test
    void timesAreTheNodesOwnPutRight() throws Exception {
        var right = new FakeCluster(3, Optional.empty());
        drill(right);
        var expected = QuorumTimeline.of(evidence());
        java.nio.file.Files.delete(file());
        var wrong = new FakeCluster(3, Optional.empty()).clockError("n1", Duration.ofSeconds(90)).clockError("n2", Duration.ofMillis(-4500)).clockError("n3", Duration.ofHours(7));
        drill(wrong);
        var corrected = QuorumTimeline.of(evidence());

        assertEquals(4, corrected.changes().size());
        for (var change : corrected.changes()) {
            assertTrue(change.at().isAfter(FakeCluster.START) && change.at().isBefore(FakeCluster.START.plusSeconds(60)), change.toString());
        }
        for (var view : corrected.views()) {
            assertTrue(view.at().isAfter(FakeCluster.START) && view.at().isBefore(FakeCluster.START.plusSeconds(60)), view.toString());
        }
        assertEquals(expected.views().stream().map(view -> view.stage() + " " + view.state()).sorted().distinct().toList(),
                corrected.views().stream().map(view -> view.stage() + " " + view.state()).sorted().distinct().toList());
        assertEquals(State.QUORATE, corrected.views().getFirst().state());
    }
}
