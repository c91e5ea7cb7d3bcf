package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.proxmox.ha.status.NodeState;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** Nodes die in different ways, and their services come back elsewhere, once. */
class FailoverTest {

    private static void between(long from, long actual, long to, String what) {
        assertTrue(from <= actual && actual <= to, what + " after " + actual + " s, expected " + from + " to " + to);
    }

    private static HaBench three(String on) {
        var bench = new HaBench("alpha", "beta", "gamma");
        bench.service("vm:7001", on);
        bench.start();
        assertEquals(on, bench.whereIs("vm:7001"));
        return bench;
    }

    private static String other(HaBench bench) {
        return bench.machines.keySet().stream().filter(name -> !name.equals(bench.master())).findFirst().orElseThrow();
    }

    @Test
    void aServiceIsTakenInAndStarted() {
        var bench = three("beta");
        String master = bench.master();
        assertEquals(List.of(master + "/crm: adding new service 'vm:7001' on node 'beta'"), bench.said("adding new service"));
        assertEquals(List.of("beta/lrm: starting service vm:7001", "beta/lrm: service status vm:7001 started"),
                bench.said("vm:7001 started").isEmpty() ? List.of() : bench.said("beta/lrm: s").stream()
                        .filter(line -> line.contains("vm:7001")).toList());
        assertTrue(bench.status("vm:7001").running());
        assertEquals(0, bench.manager().activeServices("gamma"));
    }

    @Test
    void aPowerCutIsSeenFencedAndRecoveredInItsTimes() {
        var bench = three("gamma");
        String victim = "gamma".equals(bench.master()) ? "" : "gamma";
        assertEquals("gamma", victim);
        long cut = bench.now;
        bench.powerOff("gamma");
        bench.run(240);
        between(0, bench.when("node 'gamma': state changed from 'online' => 'unknown'") - cut, 12, "unknown");
        between(50, bench.when("node 'gamma': state changed from 'unknown' => 'fence'") - cut, 75, "fence");
        between(105, bench.when("fencing: acknowledged - got agent lock for node 'gamma'") - cut, 135, "acknowledged");
        between(110, bench.when("service status vm:7001 started", cut) - cut, 160, "started");
        assertEquals(ServiceState.STARTED, bench.status("vm:7001").state());
        assertEquals(NodeState.UNKNOWN, bench.manager().nodes().get("gamma"));
        assertEquals(bench.status("vm:7001").node(), bench.whereIs("vm:7001"));
        assertEquals(List.of("FENCE: Try to fence node 'gamma'",
                "SUCCEED: fencing: acknowledged - got agent lock for node 'gamma'"), bench.mails);
    }

    @Test
    void theDeathOfTheLeaderTakesLonger() {
        var bench = new HaBench("alpha", "beta", "gamma");
        bench.service("vm:7001", "alpha");
        bench.start();
        assertEquals("alpha", bench.master());
        long cut = bench.now;
        bench.powerOff("alpha");
        bench.run(300);
        between(105, bench.when("status change slave => master", cut) - cut, 130, "a new leader");
        between(165, bench.when("service status vm:7001 started", cut) - cut, 215, "started");
    }

    @Test
    void anIsolatedNodeResetsItselfBeforeItsServicesStartElsewhere() {
        var bench = three("gamma");
        long cut = bench.now;
        bench.machines.get("gamma").network = false;
        bench.run(240);
        assertEquals(List.of("gamma/lrm: status change active => lost_agent_lock"), bench.said("lost_agent_lock"));
        long reset = bench.when("gamma/watchdog: reset");
        between(50, reset - cut, 75, "reset");
        assertTrue(bench.when("starting service vm:7001", cut) > reset);
        assertEquals("alpha", bench.whereIs("vm:7001"));
    }

    @Test
    void withoutQuorumAllAreResetAndNothingMoves() {
        var bench = three("gamma");
        bench.machines.values().forEach(machine -> machine.network = false);
        bench.run(400);
        assertEquals(List.of("gamma/watchdog: reset"), bench.said("watchdog: reset"), "who has no services need not die");
        assertEquals(1, bench.said("status change master => lost_manager_lock").size());
        assertEquals("gamma", bench.services.get("vm:7001").node);
        assertEquals("", bench.whereIs("vm:7001"));
    }

    @Test
    void aNodeWithoutServicesIsNotFenced() {
        var bench = three("gamma");
        bench.powerOff(other(bench).equals("gamma") ? "alpha" : other(bench));
        bench.run(600);
        assertEquals(List.of(), bench.said("'fence'"));
    }

    @Test
    void aStoppedServiceMovesAndStaysStoppedADisabledOneStays() {
        var bench = new HaBench("alpha", "beta", "gamma");
        bench.service("ct:31", "gamma", "state stopped");
        bench.service("ct:32", "gamma", "state disabled");
        bench.service("vm:33", "gamma");
        bench.start().powerOff("gamma");
        bench.run(300);
        assertEquals(ServiceState.STOPPED, bench.status("ct:31").state());
        assertTrue(!bench.status("ct:31").node().equals("gamma") && bench.whereIs("ct:31").isEmpty());
        assertEquals("gamma", bench.status("ct:32").node());
        assertTrue(bench.whereIs("vm:33").length() > 0);
    }

    @Test
    void aLeftoverLockDoesNotHinderTheRecovery() {
        var bench = three("gamma");
        bench.services.get("vm:7001").lock = java.util.Optional.of("snapshot");
        bench.powerOff("gamma");
        bench.run(240);
        assertEquals(1, bench.said("removed leftover lock 'snapshot' from recovered service 'vm:7001' to allow its start.").size());
        assertTrue(bench.whereIs("vm:7001").length() > 0);
    }

    @Test
    void aNodeThatComesBackTooEarlyIsFencedFirst() {
        var bench = three("gamma");
        bench.powerOff("gamma");
        bench.run(90);
        assertEquals(NodeState.FENCE, bench.manager().nodes().get("gamma"));
        bench.powerOn("gamma");
        bench.run(200);
        assertEquals(NodeState.ONLINE, bench.manager().nodes().get("gamma"));
        assertEquals(1, bench.said("recover service 'vm:7001'").size());
        assertTrue(bench.whereIs("vm:7001").length() > 0);
    }

    @Test
    void aSlowStartIsReportedOnceWhenItIsOver() {
        var bench = new HaBench("alpha", "beta", "gamma");
        bench.service("vm:7001", "beta").startsIn = 34;
        bench.start();
        long asked = bench.when("starting service vm:7001");
        assertEquals(asked + 34, bench.when("service status vm:7001 started"));
        assertEquals(1, bench.said("starting service vm:7001").size());
        assertTrue(bench.status("vm:7001").running());
    }

    @Test
    void whatDiesByItselfIsStartedAgainOnItsNode() {
        var bench = three("beta");
        bench.end("vm:7001");
        long died = bench.now;
        bench.run(40);
        between(0, bench.when("starting service vm:7001", died) - died, 12, "started again");
        assertEquals("beta", bench.whereIs("vm:7001"));
        assertEquals(List.of(), bench.said("from 'started'"));
    }

    @Test
    void withoutServicesTheStackGoesIdle() {
        var bench = three("beta");
        bench.services.clear();
        bench.run(1100);
        assertEquals(1, bench.said("beta/lrm: node had no service configured for 60 rounds, going idle.").size());
        assertEquals(1, bench.said("cluster had no service configured for 90 rounds, going idle.").size());
        assertTrue(bench.watchdogs.isEmpty());
    }
}
