package praktikum.drill.quorum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import praktikum.drill.Drill.End;
import praktikum.drill.DrillRestore;
import praktikum.drill.quorum.QuorumTimeline.Written;
import praktikum.host.Answer;
import praktikum.host.evidence.Entry;
import praktikum.text.Language;
import praktikum.text.Message;

/** Where something is in its way a drill changes nothing; what goes wrong in it is told, and it is put back all the same. */
class QuorumDrillTroubleTest extends QuorumDrillTrial {

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

        assertEquals(Message.of("drill.quorum.refused.ha", "n2", "ct:201, vm:100"), refused.why());
        assertNothingChanged(cluster);
    }

    @Test
    void nothingIsTouchedWhereHighAvailabilityIsUnknown() throws Exception {
        for (Answer unclear : List.of(FakeCluster.printed(FakeCluster.START, 255, "", "ipcc_send_rec[1] failed: Connection refused\n"),
                FakeCluster.silence("n3"))) {
            var cluster = new FakeCluster(3, Optional.empty())
                    .instead("n3", command -> command.line().equals("ha-manager status") ? Optional.of(unclear) : Optional.empty());

            var refused = assertInstanceOf(End.Refused.class, drill(cluster));

            assertEquals("drill.quorum.refused.ha-unknown", refused.why().key());
            assertTrue(refused.why().in(Language.INDONESIAN).contains("n3"));
            assertNothingChanged(cluster);
            Files.delete(file());
        }
    }

    @Test
    void aNodeWithoutAnHaManagerHasNoServicesUnderIt() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n1", command -> command.line().equals("ha-manager status")
                ? Optional.of(FakeCluster.printed(FakeCluster.START, 127, "", "bash: line 1: ha-manager: command not found\n"))
                        : Optional.empty());

        assertEquals(new End.Complete(), drill(cluster));
    }

    @Test
    void anUnhealthyClusterIsNotTouched() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).down("n2");

        var refused = assertInstanceOf(End.Refused.class, drill(cluster));

        assertEquals("drill.quorum.refused.unhealthy", refused.why().key());
        assertTrue(refused.why().args().getFirst().contains("n2: STOPPED"), refused.why().toString());
        assertTrue(refused.why().args().getFirst().contains("n1: QUORATE 2/3"), refused.why().toString());
        assertNothingChanged(cluster);
    }

    @Test
    void twoNodesCanLoseNone() throws Exception {
        var cluster = new FakeCluster(2, Optional.empty());

        assertEquals(new End.Refused(Message.of("drill.quorum.refused.too-few", 2)), drill(cluster));
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
        assertEquals(List.of(), DrillRestore.left(evidence()));
        var lost = timeline().stage(QuorumStage.MAJORITY_LOST).orElseThrow();
        assertEquals(Optional.empty(), lost.settled());
        assertEquals(Written.WRITABLE, lost.writes().getFirst().outcome());
        assertTrue(timeline().stage(QuorumStage.RECOVERED).isPresent(), "how it comes back is measured all the same");
    }

    @Test
    void aNodeThatDoesNotStopEndsTheDrillAndIsStartedAllTheSame() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n3", command -> command.line().contains("systemctl stop")
                ? Optional.of(FakeCluster.printed(FakeCluster.START, 1, "", "Failed to stop corosync.service: Access denied\n"))
                        : Optional.empty());

        var broken = assertInstanceOf(End.BrokenOff.class, drill(cluster));

        assertEquals("one-stopped", broken.why().args().getFirst());
        assertTrue(person.heard.stream().anyMatch(said -> said.startsWith("drill.change.failed [n3") && said.contains("Access denied")),
                person.heard.toString());
        assertEquals(List.of("start n3"), cluster.changes());
    }

    @Test
    void aNodeThatDoesNotComeBackIsNamedAndLeftToARestore() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty()).instead("n2", command -> command.line().contains("systemctl start")
                ? Optional.of(FakeCluster.silence("n2")) : Optional.empty());

        var broken = assertInstanceOf(End.BrokenOff.class, drill(cluster));

        assertEquals(Message.of("drill.not-started", "n2"), broken.why());
        assertEquals(Set.of("n2"), cluster.stopped());
        assertEquals(List.of("n2"), DrillRestore.left(evidence()).stream().map(intent -> intent.what().args().getFirst()).toList());
    }

    @Test
    void whoeverInterruptsTheDrillFindsEverythingRunning() throws Exception {
        var cluster = new FakeCluster(3, Optional.empty());
        person.reaction = message -> {
            if (message.equals(Message.of("drill.quorum.stage.majority-lost"))) {
                Thread.currentThread().interrupt();
            }
        };

        assertThrows(InterruptedException.class, () -> drill(cluster));

        assertEquals(Set.of(), cluster.stopped());
        assertEquals(List.of(), DrillRestore.left(evidence()));
    }
}
