package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;

/** Create, join, stop, start, cut: who is quorate when, on a clock moved by hand. Seconds are those of pve-facts and corosync.conf(5). */
final class QuorumTest {

    private static boolean quorate(Bench bench, String node) {
        Answer answer = bench.run(node, "corosync-quorumtool", "-s");
        boolean yes = answer.out().contains("Quorate:          Yes");
        assertEquals(yes ? 0 : 2, answer.exit());
        return yes;
    }

    private static int members(Bench bench, String node) {
        return Integer.parseInt(bench.run(node, "pvecm", "status").out().replaceFirst("(?s).*Nodes: +(\\d+).*", "$1"));
    }

    private static Duration until(Bench bench, BooleanSupplier reached) {
        Instant start = bench.clock.instant();
        while (!reached.getAsBoolean()) {
            bench.clock.advance(0.1);
            assertTrue(Duration.between(start, bench.clock.instant()).toSeconds() < 60, "not reached within a minute");
        }
        return Duration.between(start, bench.clock.instant());
    }

    private static void between(double least, double most, Duration found) {
        assertTrue(found.toMillis() >= least * 1000 && found.toMillis() <= most * 1000, "took " + found);
    }

    @Test
    void oneStoppedInOrderIsMissedWithinASecondAndTwoStayQuorate() {
        var bench = Bench.clustered();
        assertEquals(0, bench.run("node03", "systemctl", "stop", "corosync").exit());
        between(0, 1, until(bench, () -> members(bench, "node01") == 2));
        assertTrue(quorate(bench, "node01"));
        assertTrue(bench.run("node01", "pvecm", "status").out().contains("Total votes:      2\n"));
        assertEquals(new Answer(1, "", "Cannot initialize CMAP service\n"), bench.run("node03", "corosync-quorumtool", "-s"));
    }

    @Test
    void withoutAMajorityEtcPveIsReadOnlyAndSaysSo() throws FileError {
        var bench = Bench.clustered();
        bench.run("node03", "systemctl", "stop", "corosync");
        bench.run("node02", "systemctl", "stop", "corosync");
        bench.clock.advance(2);
        assertFalse(quorate(bench, "node01"));
        String status = bench.run("node01", "pvecm", "status").out();
        assertTrue(status.contains("Quorum:           2 Activity blocked\nFlags:            \n"), status);
        var files = bench.node("node01").files();
        try {
            files.write("/etc/pve/test", new byte[0]);
            throw new AssertionError("/etc/pve took a file without quorum");
        } catch (FileError e) {
            assertEquals(FileError.Errno.EACCES, e.errno());
        }
        assertTrue(bench.file("node01", "/etc/pve/.members").contains("\"quorate\": 0"));
        assertTrue(bench.run("node01", "pvesh", "get", "/cluster/status", "--output-format", "json").out().contains("\"quorate\":0"));
        bench.run("node02", "systemctl", "start", "corosync");
        between(1, 3.5, until(bench, () -> quorate(bench, "node01")));
        files.write("/etc/pve/test", new byte[0]);
        assertTrue(bench.world.ask(() -> bench.node("node02").disk().exists("/etc/pve/test")));
    }

    @Test
    void aDeadNodeIsLeftOutAfterTokenAndConsensus() {
        var bench = Bench.clustered();
        bench.world.act(() -> bench.node("node02").cutPower());
        // 3650 ms token and 4380 ms consensus with three nodes and the default coefficient
        between(7.9, 8.3, until(bench, () -> members(bench, "node01") == 2));
        String journal = bench.run("node01", "journalctl", "-u", "corosync", "--no-pager", "-o", "short-iso").out();
        assertTrue(journal.contains("[TOTEM ] A processor failed, forming new configuration: token timed out (3650ms), waiting 4380ms "
                + "for consensus."));
        assertTrue(journal.contains("[TOTEM ] Failed to receive the leave message. failed: 2"));
        assertTrue(journal.matches("(?s).*2026-11-22T\\d\\d:\\d\\d:\\d\\d\\+07:00 node01 corosync\\[\\d+]:   \\[KNET  ] host: host: 2 "
                + "has no active links.*"));
        bench.world.act(() -> bench.node("node02").powerOn());
        between(20, 26, until(bench, () -> members(bench, "node01") == 3));
        assertTrue(quorate(bench, "node02"));
    }

    @Test
    void aPartitionStopsTheMinorityAndHeals() {
        var bench = Bench.clustered();
        var lonely = bench.node("node03");
        bench.world.act(() -> {
            List.of("node01", "node02").forEach(other -> Network.of(bench.world).cut("lan", lonely, bench.node(other), true));
            bench.world.reachabilityChanged();
        });
        between(7.9, 8.3, until(bench, () -> !quorate(bench, "node03")));
        assertTrue(quorate(bench, "node01"));
        assertEquals(1, members(bench, "node03"));
        assertTrue(bench.file("node01", "/etc/pve/.members").contains("\"node03\": { \"id\": 3, \"online\": 0"));
        bench.world.act(() -> {
            Network.of(bench.world).heal();
            bench.world.reachabilityChanged();
        });
        // Real ones with a token of 3125 ms take 1.9 to 2.3 s; here it is 3650 ms.
        between(1.9, 2.8, until(bench, () -> quorate(bench, "node03")));
    }

    @Test
    void theRingIdGrowsByFourAndStartsWithTheLowestNodePresent() {
        var bench = Bench.clustered();
        assertTrue(bench.run("node01", "pvecm", "status").out().contains("Ring ID:          1.d\n"));
        bench.run("node01", "systemctl", "stop", "corosync");
        bench.clock.advance(2);
        assertTrue(bench.run("node02", "pvecm", "status").out().contains("Ring ID:          2.11\n"));
    }

    @Test
    void expectedVotesAreForAllMembersAndRefusedWhereTheyMakeNoSense() {
        var bench = Bench.clustered();
        assertEquals(new Answer(0, "", ""), bench.run("node02", "pvecm", "expected", "1"));
        String status = bench.run("node01", "pvecm", "status").out();
        assertTrue(status.contains("Expected votes:   1\nHighest expected: 1\nTotal votes:      3\nQuorum:           2  \n"), status);
        assertEquals(new Answer(1, "", "Unable to set expected votes: CS_ERR_INVALID_PARAM\n"),
                bench.run("node01", "pvecm", "expected", "9"));
        bench.run("node01", "pvecm", "expected", "3");
        assertTrue(bench.run("node03", "pvecm", "status").out().contains("Expected votes:   3\n"));
    }

    @Test
    void fiveNodesNeedThree() {
        var machines = IntStream.rangeClosed(1, 5).mapToObj(i -> new ClusterSpec.Machine("n" + i, "fd00:20::1" + i, List.of())).toList();
        var base = ClusterSpec.example(Path.of("unused"), List.of());
        var bench = Bench.clustered(new ClusterSpec(machines, 64, "fd00:20::1", "fd00:20::1", "lab", "vmbr0", "eno1", 8, "UTC", "none",
                "secret", 3, 1,
                base.keys(), List.of()));
        assertTrue(bench.run("n5", "pvecm", "status").out().contains("Quorum:           3  \n"));
        assertTrue(bench.file("n5", "/etc/pve/corosync.conf").contains("ring0_addr: fd00:20::15\n"));
        List.of("n1", "n2").forEach(name -> bench.run(name, "systemctl", "stop", "corosync"));
        bench.clock.advance(2);
        assertTrue(quorate(bench, "n5"));
        bench.run("n3", "systemctl", "stop", "corosync");
        bench.clock.advance(2);
        assertFalse(quorate(bench, "n5"));
    }

    @Test
    void aSecondLinkAddedLaterCarriesTheCluster() {
        var bench = Bench.clustered();
        for (int i = 1; i <= 3; i++) {
            var node = bench.node("node0" + i);
            String address = "10.20.40.1" + i;
            bench.world.act(() -> node.disk().write("/etc/network/interfaces", node.disk().textOrEmpty("/etc/network/interfaces")
                    .replace("iface nic1 inet manual\n", "auto nic1\niface nic1 inet static\n\taddress " + address + "/24\n")));
            assertEquals(0, bench.run(node.name(), "ifreload", "-a").exit());
        }
        String conf = bench.file("node01", "/etc/pve/corosync.conf");
        for (int i = 1; i <= 3; i++) {
            conf = conf.replace("    ring0_addr: 10.20.30.1" + i + "\n",
                    "    ring0_addr: 10.20.30.1" + i + "\n    ring1_addr: 10.20.40.1" + i + "\n");
        }
        String next = conf.replace("config_version: 3", "config_version: 4")
                .replace("    linknumber: 0\n  }\n", "    linknumber: 0\n  }\n  interface {\n    linknumber: 1\n  }\n");
        bench.world.act(() -> {
            bench.node("node01").disk().write("/etc/pve/corosync.conf.new", next);
            bench.node("node01").disk().rename("/etc/pve/corosync.conf.new", "/etc/pve/corosync.conf");
        });
        bench.clock.advance(5);
        String links = bench.run("node02", "corosync-cfgtool", "-s").out();
        assertEquals(4, links.split("\tconnected", -1).length - 1, links);
        assertEquals(next, bench.file("node03", "/etc/corosync/corosync.conf"));
        bench.run("node02", "ip", "link", "set", "nic0", "down");
        bench.clock.advance(15);
        assertEquals(3, members(bench, "node01"));
        assertEquals(2, bench.run("node02", "corosync-cfgtool", "-s").out().split("disconnected", -1).length - 1);
        bench.world.act(() -> Nics.of(bench.node("node02")).get("nic0").map(Nic::up).orElseThrow());
    }
}
