package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaptureTest {

    @Test
    void everyCaptureIsThereAndKeepsWhatWasPrintedApart() {
        assertEquals(544, Capture.all().size());

        Capture status = Capture.of("pve8/00-standalone/pvecm-status");
        assertEquals("pvecm status", status.command());
        assertEquals("pve1", status.node());
        assertEquals("pve8/00-standalone", status.state());
        assertEquals(2, status.printed().exit());
        assertEquals("", status.printed().out());
        assertEquals("Error: Corosync config '/etc/pve/corosync.conf' does not exist - is this node part of a cluster?\n",
                status.printed().err());
        assertEquals(Instant.parse("2026-11-22T07:37:26Z"), status.printed().asked());
        assertTrue(Capture.of("pve8/06-no-quorum/pvecm-status").printed().out().startsWith("Cluster information\n"));
    }
}
