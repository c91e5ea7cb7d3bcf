package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five ways in which a node leaves its services, told apart by what journals, status and tasks say, each in its time. */
class FiveDeathsTest {

    private static final String WRITE = "sudo sh -c 'echo kept > /var/kept; sync; echo lost > /var/lost'";

    private static void between(long from, long actual, long to, String what) {
        assertTrue(from <= actual && actual <= to, what + " after " + actual + " s, expected " + from + " to " + to);
    }

    private static void recovered(ManagedCluster cluster, String boot, String master) {
        String node = cluster.runs("qm", 100).orElseThrow();
        assertNotEquals("node03", node);
        assertEquals("(" + node + ", started)", cluster.service(master, "vm:100"));
        assertNotEquals(boot, cluster.bootId(node), "it has booted anew");
        assertEquals("kept\n", cluster.inside(node, "ls /var | grep -e kept -e lost"), "only what was synced before is there");
        assertTrue(cluster.taskLog(node, "qmstart").startsWith("task started by HA resource agent\n"));
        assertFalse(cluster.out(node, "ls /var/log/pve/tasks/*").matches("(?s).*(hastart|hamigrate).*"), "nobody asked for it");
    }

    @Test
    void aWorkerWithoutPowerIsFencedAndItsServiceRecovered() {
        var cluster = ManagedCluster.managing(9);
        String master = cluster.master("node01");
        assertNotEquals("node03", master);
        String boot = cluster.bootId("node03");
        cluster.inside("node01", WRITE);
        var cut = cluster.now();
        cluster.cut("node03");
        cluster.run(30);
        assertEquals("(node03, started)", cluster.service(master, "vm:100"), "nothing is done yet");
        between(128, cluster.answers(cut, "node01"), 170, "the first answer");
        between(5, cluster.after(cut, master, "node 'node03': state changed from 'online' => 'unknown'"), 20, "unknown");
        between(55, cluster.after(cut, master, "service 'vm:100': state changed from 'started' to 'fence'"), 76, "fence");
        between(115, cluster.after(cut, master, "fencing: acknowledged - got agent lock for node 'node03'"), 136, "acknowledged");
        String node = cluster.runs("qm", 100).orElseThrow();
        List<String> then = cluster.said(master, cut).stream().filter(line -> line.startsWith("pve-ha-crm")).toList();
        assertEquals(List.of("pve-ha-crm: fencing: acknowledged - got agent lock for node 'node03'",
                "pve-ha-crm: node 'node03': state changed from 'fence' => 'unknown'",
                "pve-ha-crm: service 'vm:100': state changed from 'fence' to 'recovery'",
                "pve-ha-crm: recover service 'vm:100' from fenced node 'node03' to node '" + node + "'",
                "pve-ha-crm: service 'vm:100': state changed from 'recovery' to 'started'  (node = " + node + ")"),
                then.stream().dropWhile(line -> !line.contains("acknowledged")).toList());
        between(117, cluster.after(cut, node, "service status vm:100 started"), 150, "started");
        recovered(cluster, boot, master);
    }

    @Test
    void withoutItsMasterTheOthersFirstNeedALeader() {
        var cluster = ManagedCluster.managing(8);
        String first = cluster.master("node01");
        assertEquals("Requesting HA migration for VM 100 to node " + first + "\n", cluster.out("node03", "qm migrate 100 " + first
                + " --online"));
        cluster.run(60);
        assertEquals(Optional.of(first), cluster.runs("qm", 100));
        String boot = cluster.bootId(first);
        var cut = cluster.now();
        cluster.cut(first);
        String third = first.equals("node03") ? "node01" : "node03";
        between(170, cluster.answers(cut, third), 235, "the first answer");
        String next = cluster.master(third);
        between(100, cluster.after(cut, next, "status change slave => master"), 132, "a new leader");
        between(102, cluster.after(cut, next, "node '" + first + "': state changed from 'online' => 'unknown'"), 134, "unknown");
        String node = cluster.runs("qm", 100).orElseThrow();
        between(160, cluster.after(cut, node, "service status vm:100 started"), 215, "started");
        assertNotEquals(boot, cluster.bootId(node));
    }

    @Test
    void anIsolatedNodeIsResetBeforeTheServiceStartsElsewhere() {
        var cluster = ManagedCluster.managing(9);
        String master = cluster.master("node01");
        String boot = cluster.bootId("node03");
        String host = cluster.out("node03", "cat /proc/sys/kernel/random/boot_id");
        cluster.inside("node01", WRITE);
        var cut = cluster.now();
        cluster.out("node03", "ip link set nic0 down");
        cluster.run(40);
        assertTrue(cluster.out("node03", "ha-manager status").startsWith("quorum No quorum on node 'node03'!\n"));
        assertEquals("status: running\n", cluster.out("node03", "qm status 100"), "it goes on where nobody reaches it");
        between(120, cluster.answers(cut, "node01"), 170, "the first answer");
        assertNotEquals(host, cluster.out("node03", "cat /proc/sys/kernel/random/boot_id"));
        long expired = cluster.after(cut, "node03", "watchdog expired - disable watchdog updates");
        between(50, cluster.after(cut, "node03", "watchdog is about to expire"), 62, "the warning");
        between(58, expired, 72, "the end of patience");
        cluster.after(cut, "node03", "pve-ha-lrm: status change active => lost_agent_lock");
        String node = cluster.runs("qm", 100).orElseThrow();
        assertTrue(expired + 10 < cluster.after(cut, node, "starting service vm:100"));
        recovered(cluster, boot, master);
    }

    @Test
    void aPowerOffStopsTheServiceAndNeedsNoPatienceForTheLock() {
        var cluster = ManagedCluster.managing(9);
        String master = cluster.master("node01");
        String boot = cluster.bootId("node03");
        cluster.inside("node01", WRITE);
        var asked = cluster.now();
        cluster.type("node03", "poweroff");
        cluster.run(30);
        between(65, cluster.answers(asked, "node01"), 125, "the first answer");
        String node = cluster.runs("qm", 100).orElseThrow();
        between(60, cluster.after(asked, node, "starting service vm:100"), 115, "the start");
        assertNotEquals(boot, cluster.bootId(node));
        cluster.bench.world.act(() -> cluster.bench.node("node03").powerOn());
        cluster.run(60);
        assertEquals(List.of("pve-ha-lrm: got shutdown request with shutdown policy 'conditional'",
                "pve-ha-lrm: shutdown LRM, stop all services", "pve-ha-lrm: stopping service vm:100",
                "pve-ha-lrm: service status vm:100 stopped", "pve-ha-lrm: watchdog closed (disabled)", "pve-ha-lrm: server stopped"),
                cluster.said("node03", asked).stream().filter(line -> line.matches("pve-ha-lrm: (got|shutdown|stopping|service|watchdog cl|"
                        + "server stopped).*")).filter(line -> !line.contains("UPID")).toList());
        assertEquals("(" + node + ", started)", cluster.service(master, "vm:100"), "without a rule it stays");
    }

    @Test
    void maintenanceMovesWhatRunsAndTakesItBack() {
        var cluster = ManagedCluster.managing(9);
        String master = cluster.master("node01");
        String boot = cluster.bootId("node03");
        var asked = cluster.now();
        cluster.out("node01", "ha-manager crm-command node-maintenance enable node03");
        cluster.run(60);
        String node = cluster.runs("qm", 100).orElseThrow();
        assertNotEquals("node03", node);
        assertEquals(boot, cluster.bootId(node), "it never stopped");
        assertTrue(cluster.status("node01").anyMatch(line -> line.startsWith("lrm node03 (maintenance mode, ")));
        cluster.after(asked, master, "node 'node03': state changed from 'online' => 'maintenance'");
        between(0, cluster.after(asked, master, "migrate service 'vm:100' to node '" + node + "' (running)"), 25, "the move");
        assertTrue(cluster.taskLog("node03", "qmigrate").startsWith("task started by HA resource agent\n"));
        cluster.out("node01", "ha-manager crm-command node-maintenance disable node03");
        cluster.run(60);
        assertEquals(Optional.of("node03"), cluster.runs("qm", 100));
        cluster.after(asked, master, "moving service 'vm:100' back to 'node03', node came back from maintenance.");
        assertEquals(boot, cluster.bootId("node03"));
        assertTrue(cluster.said(master, asked).stream().noneMatch(line -> line.contains("fence")));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void byPolicyMachinesAreMovedBeforeTheirNodeGoesDown(int release) {
        var cluster = ManagedCluster.managing(release);
        cluster.out("node01", "pvesh set /cluster/options --ha shutdown_policy=migrate");
        assertTrue(cluster.out("node02", "pvesh get /cluster/options --output-format json").contains(
                "\"ha\":{\"shutdown_policy\":\"migrate\"}"));
        String boot = cluster.bootId("node01");
        var asked = cluster.now();
        cluster.type("node03", "poweroff");
        cluster.run(60);
        String node = cluster.runs("qm", 100).orElseThrow();
        assertEquals(boot, cluster.bootId(node), "it never stopped");
        assertTrue(cluster.status(node).anyMatch(line -> line.startsWith("lrm node03 (maintenance mode, ")
                || line.startsWith("lrm node03 (old timestamp - dead?, ")));
        assertTrue(cluster.said(cluster.master(node), asked).stream().noneMatch(line -> line.contains("fence")));
        cluster.bench.world.act(() -> cluster.bench.node("node03").powerOn());
        cluster.run(120);
        assertEquals(Optional.of("node03"), cluster.runs("qm", 100), "it comes back with its node");
        assertEquals(boot, cluster.bootId(node));
    }

    @Test
    void aDiskThatStayedBehindEndsInAnErrorThatSomebodyHasToMend() {
        var cluster = new ManagedCluster(9);
        cluster.out("node03", "qm set 100 --scsi1 local-lvm:1");
        cluster.out("node01", "ha-manager add vm:100 --state started");
        cluster.run(40);
        cluster.cut("node03");
        cluster.run(320);
        String node = cluster.service("node01", "vm:100").replaceFirst(".(\\w+), error.", "$1");
        assertTrue(cluster.status("node01").anyMatch(line -> line.equals("service vm:100 (" + node + ", error)")));
        assertEquals(Optional.empty(), cluster.runs("qm", 100));
        assertTrue(cluster.said(node, cluster.now().minusSeconds(320)).containsAll(List.of("pve-ha-lrm: unable to start service vm:100",
                "pve-ha-lrm: restart policy: retry number 1 for service 'vm:100'",
                "pve-ha-lrm: unable to start service vm:100 on local node after 1 retries")));
        assertEquals("service 'vm:100' in error state, must be disabled and fixed first\n",
                cluster.type("node01", "ha-manager set vm:100 --state started").err());
        cluster.out(node, "ha-manager set vm:100 --state disabled && qm set 100 --delete scsi1");
        cluster.run(30);
        assertEquals("(" + node + ", disabled)", cluster.service("node01", "vm:100"));
        cluster.out(node, "ha-manager set vm:100 --state started");
        cluster.run(60);
        assertEquals(Optional.of(node), cluster.runs("qm", 100));
    }
}
