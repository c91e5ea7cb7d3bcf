package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.proxmox.ha.config.ShutdownPolicy;
import praktikum.sim.proxmox.ha.node.LrmNode.Shutdown;
import praktikum.sim.proxmox.ha.status.NodeState;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** Nodes go down in good order, for maintenance or for good. */
class ShutdownPolicyTest {

    private static HaBench bench(ShutdownPolicy policy) {
        var bench = new HaBench("n1", "n2", "n3");
        bench.policy(policy);
        bench.service("vm:61", "n3");
        bench.service("ct:62", "n3");
        return bench.start();
    }

    @Test
    void aRebootFreezesServicesWhereTheyAre() {
        var bench = bench(ShutdownPolicy.CONDITIONAL);
        bench.shutDown("n3", Shutdown.REBOOT);
        bench.run(25);
        assertEquals(List.of("n3/lrm: got shutdown request with shutdown policy 'conditional'",
                "n3/lrm: reboot LRM, stop and freeze all services"), bench.said("n3/lrm").stream()
                .filter(line -> line.contains("shutdown policy") || line.contains("reboot LRM")).toList());
        assertEquals(ServiceState.FREEZE, bench.status("vm:61").state());
        assertEquals("", bench.whereIs("vm:61"));
        bench.run(200);
        assertEquals("n3", bench.whereIs("vm:61"));
        assertEquals("n3", bench.whereIs("ct:62"));
        assertEquals(List.of(), bench.said("'fence'"));
    }

    @Test
    void aPowerOffIsAFailoverThatNeedNotWaitForTheLock() {
        var bench = bench(ShutdownPolicy.CONDITIONAL);
        long asked = bench.now;
        bench.shutDown("n3", Shutdown.POWEROFF);
        bench.run(180);
        long started = bench.when("service status vm:61 started", asked) - asked;
        assertTrue(started > 60 && started < 115, "after " + started + " s");
        assertEquals(1, bench.said("n3/lrm: service status vm:61 stopped").size());
    }

    @Test
    void servicesAreMovedBeforeAndComeBackAfter() {
        var bench = bench(ShutdownPolicy.MIGRATE);
        bench.shutDown("n3", Shutdown.REBOOT);
        bench.run(25);
        assertEquals(1, bench.said("n3/lrm: reboot LRM, doing maintenance, removing this node from active list").size());
        assertTrue(!bench.whereIs("vm:61").isEmpty() && !bench.whereIs("vm:61").equals("n3"));
        assertEquals(1, bench.said("starting service vm:61").size(), "it moved while it ran");
        assertEquals(2, bench.said("starting service ct:62").size(), "a container is started again");
        bench.run(200);
        assertEquals("n3", bench.whereIs("vm:61"));
        assertEquals(1, bench.said("moving service 'vm:61' back to 'n3', node came back from maintenance.").size());
        assertEquals(List.of(), bench.said("'fence'"));
    }

    @Test
    void freezeKeepsServicesEvenOfANodeThatStaysOff() {
        var bench = bench(ShutdownPolicy.FREEZE);
        bench.shutDown("n3", Shutdown.POWEROFF);
        bench.run(600);
        assertEquals(ServiceState.FREEZE, bench.status("vm:61").state());
        assertEquals("n3", bench.status("vm:61").node());
    }

    @Test
    void failoverTakesThemEvenOnAReboot() {
        var bench = bench(ShutdownPolicy.FAILOVER);
        bench.shutDown("n3", Shutdown.REBOOT);
        bench.run(30);
        assertEquals(ServiceState.STARTED, bench.status("vm:61").state());
        assertEquals(List.of("n3/lrm: shutdown LRM, stop all services"), bench.said("shutdown LRM"));
        bench.run(120);
        assertEquals("n3", bench.whereIs("vm:61"), "it was back in time");
    }

    @Test
    void maintenanceEmptiesANodeAndItsEndFillsItAgain() {
        var bench = bench(ShutdownPolicy.CONDITIONAL);
        bench.commands.add("enable-node-maintenance n3");
        bench.run(60);
        assertEquals(NodeState.MAINTENANCE, bench.manager().nodes().get("n3"));
        assertTrue(!bench.whereIs("vm:61").equals("n3") && !bench.whereIs("ct:62").equals("n3"));
        assertEquals("n3", bench.status("vm:61").maintenanceNode().orElseThrow());
        bench.commands.add("disable-node-maintenance n3");
        bench.run(80);
        assertEquals("n3", bench.whereIs("vm:61"));
        assertEquals("n3", bench.whereIs("ct:62"));
        assertEquals(NodeState.ONLINE, bench.manager().nodes().get("n3"));
    }

    @Test
    void theLeaderHandsOverWhenItGoes() {
        var bench = bench(ShutdownPolicy.CONDITIONAL);
        String leader = bench.master();
        long asked = bench.now;
        bench.shutDown(leader, Shutdown.POWEROFF);
        bench.run(60);
        assertTrue(bench.when("status change slave => master", asked) - asked < 45);
        assertTrue(!bench.master().equals(leader) && !bench.master().isEmpty());
    }
}
