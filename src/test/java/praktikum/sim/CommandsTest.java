package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.fault.Faults;
import praktikum.sim.machine.command.Answer;

/** Exit codes and error texts of commands where pve-facts and the real programs fix them. */
final class CommandsTest {

    private static final Bench FRESH = Bench.three();

    @Test
    void aFreshInstallIsWrongInTheWaysThatTheFirstLabRepairs() {
        assertEquals(2, FRESH.run("node01", "getent", "ahosts", "node02").exit());
        assertTrue(FRESH.run("node03", "timedatectl", "show", "-p", "Timezone").out().contains("Europe/Vienna"));
        assertEquals("[]\n", FRESH.run("node01", "pvesh", "get", "/nodes/node01/tasks", "--typefilter", "aptupdate", "--source", "all",
                "--output-format", "json").out());
        assertEquals("pve-manager/9.1.1/2a5fa54a8503f96d (running kernel: 6.17.2-1-pve)\n", FRESH.run("node01", "pveversion").out());
    }

    @Test
    void aRefusedRefreshFailsAsATaskAndNotAsACommand() {
        var bench = Bench.three();
        Answer answer = bench.run("node01", "pvesh", "create", "/nodes/node01/apt/update");
        assertEquals(0, answer.exit());
        assertTrue(answer.err().endsWith("command 'apt-get update' failed: exit code 100\n"), answer.err());
        assertTrue(answer.out().lines().reduce((a, b) -> b).orElse("")
                .matches("UPID:node01:[0-9A-F]{8}:[0-9A-F]{8}:[0-9A-F]{8}:aptupdate::root@pam:"), answer.out());
        assertTrue(bench.run("node01", "pvesh", "get", "/nodes/node01/tasks", "--typefilter", "aptupdate", "--output-format", "json").out()
                .contains("\"status\":\"command 'apt-get update' failed: exit code 100\""));
        assertEquals(100, bench.run("node01", "apt-get", "update").exit());
    }

    @Test
    void anUpgradeBringsTheNewestVersionsAndARebootTheNewKernel() {
        var bench = Bench.three();
        bench.world.act(() -> {
            var disk = bench.node("node01").disk();
            List.of("pve-enterprise.sources", "ceph.sources").forEach(file -> disk.remove("/etc/apt/sources.list.d/" + file));
            disk.write("/etc/apt/sources.list.d/proxmox.sources",
                    "Types: deb\nURIs: http://download.proxmox.com/debian/pve\nSuites: trixie\nComponents: pve-no-subscription\n");
        });
        assertEquals(0, bench.run("node01", "apt-get", "update").exit());
        assertEquals(0, bench.run("node01", "apt-get", "-y", "dist-upgrade").exit());
        assertEquals("6.17.2-1-pve\n", bench.run("node01", "uname", "-r").out());
        String boot = bench.file("node01", "/proc/sys/kernel/random/boot_id");
        bench.run("node01", "reboot");
        bench.clock.advance(5);
        assertTrue(bench.run("node02", "ping", "-c", "1", "10.20.30.11").out().contains("1 received"));
        bench.clock.advance(30);
        assertEquals("6.17.4-2-pve\n", bench.run("node01", "uname", "-r").out());
        assertTrue(!boot.equals(bench.file("node01", "/proc/sys/kernel/random/boot_id")));
        assertEquals("active\n", bench.run("node01", "systemctl", "is-active", "pve-cluster").out());
    }

    @Test
    void aJoinIsRefusedInTheWordsOfProxmox() {
        var bench = Bench.three();
        bench.run("node01", "pvecm", "create", "lab");
        assertEquals("cluster config '/etc/pve/corosync.conf' already exists\n", bench.run("node01", "pvecm", "create", "other").err());
        assertEquals("401 authentication failure\n", bench.runWith("wrong\nyes\n", "node02", "pvecm", "add", "10.20.30.11").err());
        assertEquals("Fingerprint not verified, abort!\n", bench.runWith("praktikum\nno\n", "node02", "pvecm", "add", "10.20.30.11").err());
        String link = bench.runWith("praktikum\nyes\n", "node02", "pvecm", "add", "10.20.30.11", "--link0", "10.0.0.9").err();
        assertEquals("detected the following error(s):\n* link0: cannot use IP '10.0.0.9', not found on local node!\n\n"
                + "Check if node may join a cluster failed!\n", link);
        bench.world.act(() -> bench.node("node02").disk().write("/etc/pve/qemu-server/100.conf", "memory: 512\n"));
        assertTrue(bench.runWith("praktikum\nyes\n", "node02", "pvecm", "add", "10.20.30.11").err()
                .contains("* this host already contains virtual guests\n"));
        Answer twoLinks = bench.runWith("praktikum\nyes\n", "node03", "pvecm", "add", "10.20.30.11", "--link0", "10.20.30.13", "--link1",
                "10.20.30.13");
        assertTrue(twoLinks.err()
                .contains("corosync: link 1 specified for new node doesn't exist in cluster config\nCluster join aborted!\n"),
                twoLinks.err());
        assertEquals(255, bench.run("node01", "pvecm", "create").exit());
        assertTrue(bench.run("node01", "pvecm", "create", "a-name-too-long-x").err()
                .contains("clustername: value may only be 15 characters long"));
    }

    @Test
    void aPathOfANodeThatIsDownFailsWithNothingOnStandardOutput() {
        var bench = Bench.clustered();
        bench.world.act(() -> bench.node("node03").cutPower());
        Answer answer = bench.run("node01", "pvesh", "get", "/nodes/node03/status", "--output-format", "json");
        assertEquals(new Answer(255, "", "proxy handler failed: ssh: connect to host 10.20.30.13 port 22: No route to host\n"), answer);
        assertEquals(1, bench.run("node01", "pvesh", "get", "/x").exit());
        assertEquals("No 'get' handler defined for '/x'\n", bench.run("node01", "pvesh", "get", "/x").err());
    }

    @Test
    void aNameThatIsLoopbackKeepsTheClusterFileSystemFromStarting() {
        var bench = Bench.three();
        Faults.named("name-loopback").orElseThrow().apply(bench.node("node02"));
        assertEquals("active\n", bench.run("node02", "systemctl", "is-active", "pve-cluster").out());
        Answer answer = bench.run("node02", "systemctl", "restart", "pve-cluster");
        assertEquals(1, answer.exit());
        assertTrue(answer.err().startsWith("Job for pve-cluster.service failed because the control process exited with error code.\n"));
        assertTrue(bench.run("node02", "journalctl", "-u", "pve-cluster", "-o", "cat").out().contains(
                "[main] crit: Unable to resolve node name 'node02' to a non-loopback IP address "
                        + "- missing entry in '/etc/hosts' or DNS?\n"));
        assertEquals(List.of(), bench.world.ask(() -> bench.node("node02").disk().list("/etc/pve")));
    }

    @Test
    void servicesAnswerWithTheExitCodesOfSystemd() {
        assertEquals(new Answer(0, "active\ninactive\n", ""), FRESH.run("node01", "systemctl", "is-active", "pveproxy", "corosync"));
        assertEquals(new Answer(3, "inactive\n", ""), FRESH.run("node01", "systemctl", "is-active", "corosync"));
        assertEquals(new Answer(5, "", "Failed to start nosuch.service: Unit nosuch.service not found.\n"),
                FRESH.run("node01", "systemctl", "start", "nosuch"));
        assertEquals(new Answer(0, "", ""), FRESH.run("node01", "systemctl", "start", "corosync"));
        assertEquals(new Answer(2, "", "systemctl: option --user is not supported by the simulator\n"),
                FRESH.run("node01", "systemctl", "--user", "status"));
    }

    @Test
    void pingsLookLikeThoseOfIputils() {
        Answer good = FRESH.run("node01", "ping", "-c", "3", "10.20.30.12");
        assertTrue(good.out().matches("(?s)PING 10\\.20\\.30\\.12 \\(10\\.20\\.30\\.12\\) 56\\(84\\) bytes of data\\.\n"
                + "(64 bytes from 10\\.20\\.30\\.12: icmp_seq=\\d ttl=64 time=0\\.\\d{3} ms\n){3}\n"
                + "--- 10\\.20\\.30\\.12 ping statistics ---\n"
                + "3 packets transmitted, 3 received, 0% packet loss, time \\d+ms\nrtt min/avg/max/mdev = [\\d./]+ ms\n"), good.out());
        Answer bad = FRESH.run("node01", "ping", "-c", "1", "10.20.30.99");
        assertEquals(1, bad.exit());
        assertTrue(bad.out().contains("From 10.20.30.11 icmp_seq=1 Destination Host Unreachable\n"));
        assertTrue(bad.out().contains("1 packets transmitted, 0 received, +1 errors, 100% packet loss"));
        assertEquals(new Answer(2, "", "ping: nosuch: Name or service not known\n"), FRESH.run("node01", "ping", "nosuch"));
    }

    @Test
    void interfacesOfTheKernelAreInSys() {
        assertEquals(List.of("lo", "nic0", "nic1", "vmbr0"), FRESH.world.ask(() -> FRESH.node("node01").disk().list("/sys/class/net")));
        assertEquals("up\n", FRESH.file("node01", "/sys/class/net/vmbr0/operstate"));
        assertEquals("/etc/pve /dev/fuse fuse\n", FRESH.run("node01", "findmnt", "-n", "-o", "TARGET,SOURCE,FSTYPE", "/etc/pve").out());
    }
}
