package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.Faults;
import praktikum.sim.machine.command.Answer;

/** What faults do to people at a shell: what they see, how a repair ends it, and what cannot be made. */
final class FaultsAtTheShellTest {

    private static void make(Bench bench, String fault) {
        Faults.named(fault).orElseThrow().apply(bench.node("node03"));
        bench.clock.advance(12);
    }

    private static String out(Bench bench, String node, String line) {
        return bench.shell(node, line).out();
    }

    @Test
    void aGreetingInBashrcComesWithEveryCommandOverSsh() {
        Bench bench = Bench.clustered();
        String ssh =
                "/usr/bin/ssh -e none -o BatchMode=yes -o HostKeyAlias=node03 -o UserKnownHostsFile=/etc/pve/nodes/node03/ssh_known_hosts "
                + "-o GlobalKnownHostsFile=none root@10.20.30.13 /bin/true";
        assertEquals(new Answer(0, "", ""), bench.shell("node01", ssh));
        make(bench, "noisy-bashrc");
        assertEquals(new Answer(0, "Welcome to node03\n", ""), bench.shell("node01", ssh));
        bench.shell("node03", "sed -i '1i [ -z \"$PS1\" ] && return' /root/.bashrc");
        assertEquals(new Answer(0, "", ""), bench.shell("node01", ssh));
    }

    @Test
    void aDroppedPortIsSilentAndARejectedOneRefuses() {
        String dial = "bash -c 'exec 3<>/dev/tcp/10.20.30.13/8006'";
        Bench dropping = Bench.three();
        assertEquals(0, dropping.shell("node01", dial).exit());
        make(dropping, "firewall-8006");
        assertTrue(dropping.shell("node01", dial).err().endsWith(": Connection timed out\n"));
        Bench rejecting = Bench.three();
        make(rejecting, "firewall-8006-reject");
        assertTrue(rejecting.shell("node01", dial).err().endsWith(": Connection refused\n"));
    }

    @Test
    void whoeverMissedAConfigurationHasToFetchIt() {
        Bench bench = Bench.clustered();
        String version = "grep config_version /etc/pve/corosync.conf";
        make(bench, "old-config");
        assertEquals("  config_version: 3\n", out(bench, "node03", version));
        assertEquals("  config_version: 4\n", out(bench, "node01", version));
        bench.shell("node03", "systemctl restart corosync");
        bench.clock.advance(5);
        assertTrue(out(bench, "node03", "journalctl -u corosync -n 30")
                .contains("Received config version (4) is different than my config version (3)! Exiting"));
        bench.shell("node03", "ssh -o StrictHostKeyChecking=accept-new root@10.20.30.11 cat /etc/pve/corosync.conf"
                + " > /etc/corosync/corosync.conf");
        bench.shell("node03", "systemctl restart corosync");
        bench.shell("node03", "systemctl restart pve-cluster");
        bench.clock.advance(5);
        assertEquals("  config_version: 4\n", out(bench, "node03", version));
    }

    @Test
    void aBrokenConfigurationShowsWhenCorosyncIsStartedAgain() {
        Bench bench = Bench.clustered();
        make(bench, "corosync-conf-broken");
        assertEquals("active\n", out(bench, "node03", "systemctl is-active corosync"));
        assertEquals(1, bench.shell("node03", "systemctl restart corosync").exit());
        assertEquals("failed\n", out(bench, "node03", "systemctl is-active corosync"));
        bench.shell("node03", "cp /etc/pve/corosync.conf /etc/corosync/corosync.conf; systemctl restart corosync");
        bench.clock.advance(5);
        assertTrue(out(bench, "node03", "corosync-quorumtool -s").contains("Quorate:          Yes"));
    }

    @Test
    void whoeverWasTakenOutJoinsAgain() {
        Bench bench = Bench.clustered();
        make(bench, "not-joined");
        assertEquals(2, bench.shell("node03", "pvecm status").exit());
        assertTrue(out(bench, "node01", "pvecm status").contains("Total votes:      2"));
        Answer joined = bench.shell("node03", "printf 'praktikum\\nyes\\n' | pvecm add 10.20.30.11");
        assertEquals(0, joined.exit(), joined::toString);
        bench.clock.advance(5);
        assertTrue(out(bench, "node01", "pvecm status").contains("Total votes:      3"));
    }

    @Test
    void whereNobodyIsInAClusterOneCanBeMade() {
        Bench bench = Bench.clustered();
        make(bench, "no-cluster");
        assertTrue(out(bench, "node02", "cat /etc/pve/storage.cfg").contains("dir: local"));
        bench.form();
        assertTrue(out(bench, "node02", "pvecm status").contains("Total votes:      3"));
    }

    @Test
    void aFaultOfAClusterNeedsOne() {
        Bench bench = Bench.three();
        for (String name : List.of("not-joined", "no-cluster", "corosync-down", "expected-override", "link1-down")) {
            Fault fault = Faults.named(name).orElseThrow();
            assertThrows(IllegalStateException.class, () -> fault.apply(bench.node("node03")), name);
        }
        assertThrows(IllegalStateException.class, () -> Faults.named("link1-down").orElseThrow().apply(Bench.clustered().node("node03")));
    }
}
