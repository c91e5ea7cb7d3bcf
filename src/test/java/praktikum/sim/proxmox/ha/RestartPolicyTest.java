package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** What happens to services that do not start, or do not stop. */
class RestartPolicyTest {

    private static HaBench bench(int failures, String... options) {
        var bench = new HaBench("n1", "n2", "n3");
        bench.service("ct:400", "n2", options).failingStarts = failures;
        return bench.start().run(200);
    }

    @Test
    void aStartIsTriedAgainOnTheSameNodeFirst() {
        var bench = bench(2, "max_restart 2");
        assertEquals("n2", bench.whereIs("ct:400"));
        assertEquals(List.of("n2/lrm: restart policy: retry number 1 for service 'ct:400'",
                "n2/lrm: restart policy: retry number 2 for service 'ct:400'"), bench.said("restart policy"));
        assertEquals(List.of(), bench.said("relocat"));
    }

    @Test
    void thenOnOthersAndWhatFailedIsRemembered() {
        var bench = bench(3, "max_restart 0", "max_relocate 5");
        assertEquals(3, bench.said("on local node after 0 retries").size());
        assertEquals(1, bench.said("Start Error Recovery: Tried all available nodes for service 'ct:400', retry start on current node."
                + " Tried nodes: n2, n1, n3").size());
        assertEquals(1, bench.said("relocation policy successful for 'ct:400' on node 'n3', failed nodes: n2, n1, n3").size());
        assertEquals(List.of(), bench.status("ct:400").failedNodes());
        assertEquals("n3", bench.whereIs("ct:400"));
    }

    @Test
    void inTheEndItIsAnErrorUntilSomebodyDisablesIt() {
        var bench = bench(100, "max_restart 1", "max_relocate 1");
        assertEquals(ServiceState.ERROR, bench.status("ct:400").state());
        assertEquals(List.of("n2", "n1"), bench.status("ct:400").failedNodes());
        assertEquals(1, bench.said("recovery policy for service ct:400 failed, entering error state. Failed nodes: n2, n1").size());
        assertTrue(!bench.said("service ct:400 is in an error state and needs manual intervention.").isEmpty());
        bench.services.get("ct:400").failingStarts = 0;
        bench.set("ct:400", "disabled");
        bench.run(30);
        bench.set("ct:400", "started");
        bench.run(60);
        assertEquals("n1", bench.whereIs("ct:400"));
    }

    @Test
    void whatDoesNotStopIsAnError() {
        var bench = bench(0);
        bench.services.get("ct:400").unstoppable = true;
        bench.set("ct:400", "stopped");
        bench.run(60);
        assertEquals(1, bench.said("service 'ct:400' stop failed (exit code 1)").size());
        assertEquals(ServiceState.ERROR, bench.status("ct:400").state());
    }

    @Test
    void ofManyServicesFourAreStartedAtOnce() {
        var bench = new HaBench("n1", "n2", "n3");
        for (int id = 501; id <= 506; id++) {
            bench.service("vm:" + id, "n1").startsIn = 20;
        }
        bench.start();
        long first = bench.when("starting service");
        assertEquals(4, bench.log().stream().filter(line -> line.startsWith(String.format("%5d ", first))
                && line.contains("starting service")).count());
        assertEquals(6, bench.said("starting service").size());
        assertTrue(bench.services.keySet().stream().allMatch(sid -> bench.whereIs(sid).equals("n1")));
    }
}
