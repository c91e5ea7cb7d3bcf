package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a machine is after its power was away: what lies on its disk and in its hardware, and nothing else. */
final class PowerCycleTest {

    private static void cycle(Bench bench) {
        bench.world.machines().forEach(machine -> bench.world.act(machine::cutPower));
        bench.clock.advance(30);
        bench.world.machines().forEach(machine -> bench.world.act(machine::powerOn));
        bench.clock.advance(60);
    }

    private static String out(Bench bench, String node, String line) {
        return bench.shell(node, line).out();
    }

    @Test
    void aClusterComesBackWithItsFilesMembersAndTasks() {
        var bench = Bench.clustered();
        bench.world.act(() -> bench.node("node01").disk().write("/etc/pve/note", "kept\n"));
        List<String> kept = List.of("cat /etc/pve/note", "cat /etc/pve/corosync.conf", "dpkg-query -W", "uname -r", "cat /etc/shadow",
                "pvesh get /nodes/node02/tasks --typefilter clusterjoin --output-format json",
                "systemctl is-enabled corosync pve-cluster ssh rrdcached dbus");
        List<String> before = kept.stream().map(line -> out(bench, "node02", line)).toList();
        String journal = out(bench, "node02", "journalctl -o cat");
        cycle(bench);
        assertEquals(before, kept.stream().map(line -> out(bench, "node02", line)).toList());
        assertTrue(out(bench, "node02", "journalctl -o cat --no-pager").startsWith(journal.stripTrailing()));
        assertTrue(out(bench, "node03", "pvecm status").matches("(?s).*Nodes: +3\n.*Quorate: +Yes.*"));
    }

    @Test
    void whatWasDisabledOrMaskedStaysSoAndIsALinkOnTheDisk() {
        var bench = Bench.three();
        bench.run("node01", "systemctl", "disable", "--now", "chrony");
        bench.run("node01", "systemctl", "mask", "pvestatd");
        bench.shell("node01", "rm /etc/systemd/system/multi-user.target.wants/cron.service");
        cycle(bench);
        assertEquals("disabled\nmasked\ndisabled\nenabled\n", out(bench, "node01", "systemctl is-enabled chrony pvestatd cron ssh"));
        assertEquals("inactive\ninactive\ninactive\nactive\n", out(bench, "node01", "systemctl is-active chrony pvestatd cron ssh"));
        assertEquals("/dev/null\n", out(bench, "node01", "readlink /etc/systemd/system/pvestatd.service"));
    }

    @Test
    void whatOnlyTheKernelHadIsGone() {
        var bench = Bench.three();
        String interfaces = out(bench, "node01", "ip -br addr");
        String ring = out(bench, "node01", "cat /proc/sys/kernel/random/boot_id");
        bench.run("node01", "ip", "addr", "add", "10.20.30.99/24", "dev", "vmbr0");
        bench.run("node01", "ip", "link", "set", "nic0", "down");
        bench.run("node01", "hostname", "other");
        bench.run("node01", "iptables", "-A", "INPUT", "-p", "tcp", "--dport", "22", "-j", "DROP");
        bench.run("node01", "modprobe", "nbd");
        bench.shell("node01", "rm /dev/kvm");
        cycle(bench);
        assertEquals(interfaces, out(bench, "node01", "ip -br addr"));
        assertEquals("node01\n", out(bench, "node01", "hostname"));
        assertEquals("-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n", out(bench, "node01", "iptables -S"));
        assertEquals("0\n", out(bench, "node01", "lsmod | grep -c nbd"));
        assertEquals(0, bench.shell("node01", "test -c /dev/kvm").exit());
        assertNotEquals(ring, out(bench, "node01", "cat /proc/sys/kernel/random/boot_id"));
    }

    @Test
    void whatIsWrongWithTheHardwareStaysWrong() {
        var bench = Bench.three();
        var node = bench.node("node02");
        bench.run("node02", "systemctl", "disable", "--now", "chrony");
        bench.world.act(() -> {
            node.hardware(node.hardware().withVirtualisation(false).withCable("nic0", false));
            node.clock().error(Duration.ofSeconds(90));
        });
        cycle(bench);
        assertEquals("", out(bench, "node02", "grep -c ' vmx ' /proc/cpuinfo | grep -v 0"));
        assertTrue(out(bench, "node02", "ip -br link show nic0").contains("NO-CARRIER"));
        assertEquals(90, bench.world.ask(() -> node.clock().instant().getEpochSecond() - bench.clock.instant().getEpochSecond()));
    }
}
