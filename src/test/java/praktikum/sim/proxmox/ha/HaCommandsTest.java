package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type about services and guests that are services, and what they get to see. */
class HaCommandsTest {

    private static String said(ManagedCluster cluster, String node, String line) {
        var answer = cluster.type(node, line);
        return answer.err() + answer.out();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void servicesAreConfiguredAndShown(int release) {
        var cluster = new ManagedCluster(release);
        assertEquals("quorum OK\n", cluster.out("node02", "ha-manager status"));
        assertEquals("", said(cluster, "node01", "ha-manager add vm:100 --state started --max_restart 2 --comment lab"));
        assertEquals("", said(cluster, "node02", "ha-manager add 201"));
        assertEquals("vm: 100\n\tcomment lab\n\tmax_restart 2\n\tstate started\n\nct: 201\n\n",
                cluster.out("node03", "cat /etc/pve/ha/resources.cfg"));
        cluster.run(40);
        assertEquals("ct:201\n\nvm:100\n\tcomment lab\n\tmax_restart 2\n\tstate started\n\n", cluster.out("node03", "ha-manager config"));
        String master = cluster.master("node02");
        assertEquals(List.of("quorum OK", "master " + master + " (active, DATE)", "lrm node01 (idle, DATE)", "lrm node02 (active, DATE)",
                "lrm node03 (active, DATE)", "service ct:201 (node02, started)", "service vm:100 (node03, started)"),
                cluster.status("node02").map(line -> line.replaceAll("\\w{3} \\w{3} [ \\d]\\d [\\d:]{8} \\d{4}", "DATE")).toList());
        assertTrue(cluster.out("node01", "pvesh get /cluster/ha/status/current --output-format json").contains(
                "\"crm_state\":\"started\"," + (release == 9 ? "\"failback\":1," : "") + "\"id\":\"service:vm:100\",\"max_relocate\":1,"
                + "\"max_restart\":2,\"node\":\"node03\",\"request_state\":\"started\",\"sid\":\"vm:100\",\"state\":\"started\","
                + "\"status\":\"vm:100 (node03, started)\",\"type\":\"service\"}"));
        assertTrue(said(cluster, "node01", "ha-manager add vm:100").contains("resource ID 'vm:100' already defined"));
        assertTrue(said(cluster, "node01", "ha-manager add vm:999").contains("resource 'vm:999' does not exist in cluster"));
        assertEquals("", said(cluster, "node01", "ha-manager set vm:100 --state stopped"));
        cluster.run(60);
        assertEquals("(node03, stopped)", cluster.service("node01", "vm:100"));
        assertEquals(Optional.empty(), cluster.runs("qm", 100));
        assertEquals("", said(cluster, "node01", "ha-manager remove vm:100"));
        assertTrue(said(cluster, "node01", "ha-manager remove vm:100").contains("cannot delete service 'vm:100', not HA managed!"));
        cluster.run(20);
        assertEquals("", cluster.service("node01", "vm:100"));
    }

    @Test
    void whoWantsSomethingOfAServiceAsksItsManager() {
        var cluster = ManagedCluster.managing(9);
        assertEquals("Requesting HA migration for VM 100 to node node01\n", said(cluster, "node03", "qm migrate 100 node01 --online"));
        assertEquals("Requesting HA migration for VM 100 to node node01\nTASK OK\n", cluster.taskLog("node03", "hamigrate"));
        assertEquals(Optional.of("node03"), cluster.runs("qm", 100), "nothing has happened yet");
        cluster.run(40);
        assertEquals(Optional.of("node01"), cluster.runs("qm", 100));
        assertTrue(cluster.taskLog("node03", "qmigrate").startsWith("task started by HA resource agent\n"));
        assertEquals("Requesting HA stop for CT 201\n", said(cluster, "node02", "pct shutdown 201"));
        cluster.run(40);
        assertEquals(Optional.empty(), cluster.runs("pct", 201));
        assertEquals("(node02, stopped)", cluster.service("node01", "ct:201"));
        assertTrue(cluster.taskLog("node02", "vzshutdown").startsWith("task started by HA resource agent\n"));
        assertEquals("Requesting HA start for CT 201\n", said(cluster, "node02", "pct start 201"));
        assertEquals("Requesting HA start for CT 201\nTASK OK\n", cluster.taskLog("node02", "hastart"));
        cluster.run(40);
        assertEquals(Optional.of("node02"), cluster.runs("pct", 201));
        assertEquals(List.of("pve-ha-lrm: starting service ct:201", "pve-ha-lrm: service status ct:201 started"),
                cluster.said("node02", cluster.now().minusSeconds(40)).stream()
                        .filter(line -> line.matches("pve-ha-lrm: (starting service|service status) .*")).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void aGuestTellsThatItIsAService(int release) {
        var cluster = ManagedCluster.managing(release);
        assertTrue(cluster.out("node03", "pvesh get /nodes/node03/qemu/100/status/current --output-format json")
                .contains("\"ha\":{\"managed\":1,\"state\":\"started\"}"));
        String resources = cluster.out("node01", "pvesh get /cluster/resources --output-format json");
        assertEquals(3, resources.split("\"hastate\":\"online\"", -1).length - 1);
        assertEquals(2, resources.split("\"hastate\":\"started\"", -1).length - 1);
        cluster.out("node01", "ha-manager set ct:201 --state stopped");
        cluster.run(40);
        assertEquals("unable to remove CT 201 - used in HA resources and purge parameter not set.\n",
                said(cluster, "node02", "pct destroy 201"));
        assertTrue(cluster.out("node02", "pct destroy 201 --purge").endsWith("purging CT 201 from related configurations..\n"
                + "NOTE: removed CT 201 from HA resource configuration.\n"));
        assertFalse(cluster.out("node01", "cat /etc/pve/ha/resources.cfg").contains("201"));
    }

    @Test
    void atBootTheManagerStartsServicesAndNobodyElse() {
        var cluster = ManagedCluster.managing(9);
        cluster.type("node02", "reboot");
        cluster.run(35);
        assertEquals("(node02, freeze)", cluster.service("node01", "ct:201"));
        cluster.run(150);
        assertEquals(Optional.of("node02"), cluster.runs("pct", 201));
        assertTrue(cluster.taskLog("node02", "vzstart").startsWith("task started by HA resource agent\n"));
        assertEquals("TASK OK\n", cluster.taskLog("node02", "startall"), "it is not started twice");
    }

    @Test
    void aRuleOfNineBringsAServiceHome() {
        var cluster = ManagedCluster.managing(9);
        assertEquals("", said(cluster, "node01", "ha-manager rules add node-affinity home --resources vm:100 --nodes node01:2,node02"));
        assertEquals("node-affinity: home\n\tnodes node01:2,node02\n\tresources vm:100\n\n",
                cluster.out("node02", "cat /etc/pve/ha/rules.cfg"));
        cluster.run(60);
        assertEquals(Optional.of("node01"), cluster.runs("qm", 100));
        assertEquals("cannot create group: ha groups have been migrated to rules\n",
                said(cluster, "node01", "ha-manager groupadd home --nodes node01"));
        cluster.cut("node01");
        cluster.run(320);
        assertEquals(Optional.of("node02"), cluster.runs("qm", 100));
        cluster.bench.world.act(() -> cluster.bench.node("node01").powerOn());
        cluster.run(120);
        assertEquals(Optional.of("node01"), cluster.runs("qm", 100), "it prefers that node");
    }

    @Test
    void aGroupOfEightDoesTheSame() {
        var cluster = ManagedCluster.managing(8);
        cluster.out("node01", "ha-manager groupadd home --nodes node01:2,node02 && ha-manager set vm:100 --group home");
        assertEquals("group: home\n\tnodes node01:2,node02\n\n", cluster.out("node02", "cat /etc/pve/ha/groups.cfg"));
        cluster.run(60);
        assertEquals(Optional.of("node01"), cluster.runs("qm", 100));
        assertTrue(cluster.out("node01", "pvesh get /nodes/node01/qemu/100/status/current --output-format json")
                .contains("\"ha\":{\"group\":\"home\",\"managed\":1,\"state\":\"started\"}"));
    }

    @Test
    void aManagerThatIsStoppedHandsOverAndIsNotWatched() {
        var cluster = ManagedCluster.managing(9);
        String first = cluster.master("node03");
        String boot = cluster.out(first, "cat /proc/sys/kernel/random/boot_id");
        cluster.out(first, "systemctl stop pve-ha-crm");
        cluster.run(200);
        assertEquals(boot, cluster.out(first, "cat /proc/sys/kernel/random/boot_id"));
        assertFalse(cluster.master("node03").equals(first));
        assertEquals("(node03, started)", cluster.service("node03", "vm:100"));
    }
}
