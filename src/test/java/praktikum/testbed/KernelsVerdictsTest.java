package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.testbed.Row.failed;
import static praktikum.testbed.Row.leftOut;
import static praktikum.testbed.Row.notMeasured;
import static praktikum.testbed.Row.passed;
import static praktikum.testbed.Row.skipped;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What labs 01 and 02 say of a cluster of machines with a kernel and a systemd of their own, and without Proxmox VE. */
@OnTestbed(Tier.KERNELS)
class KernelsVerdictsTest {

    private static final String NO_PMXCFS = "check.no-pmxcfs";
    private static final String NO_PVE = "check.no-proxmox-ve";
    private static final String NO_COMMAND = "check.refused.command-missing";
    private static final String NO_LINK = "the site plans no second link and no storage network";

    private static final List<Row> ROWS = List.of(
            notMeasured("hostname", NO_PMXCFS, "the name is right, but whether Proxmox VE knows it only /etc/pve/nodes tells"),
            passed("name-resolves", "/etc/hosts has it"),
            passed("names-agree", "the same /etc/hosts everywhere"),
            passed("bridge-port", "eno1 is in vmbr0 and has a carrier"),
            passed("address", "10.78.1.N/24 on vmbr0"),
            passed("bridge-static", "so it stands in /etc/network/interfaces, which ifupdown2 carried out"),
            passed("applied", "no interfaces.new"),
            passed("gateway", "one default route, through 10.78.1.254"),
            passed("own-identity", "machine ids, host keys and cards of their own"),
            passed("resolver", "10.78.1.254 in /etc/resolv.conf"),
            failed("time-synced", "pve1=own-clock", "the first machine follows nobody (chrony's local mode), the others follow it"),
            passed("time-agrees", "for they follow it"),
            passed("timezone", "all of them as Debian left it"),
            notMeasured("manager-version", NO_COMMAND, "pveversion is Proxmox VE's own"),
            passed("kernel", "all of them run the same user-mode-linux"),
            notMeasured("repositories", NO_COMMAND, "pvesh is Proxmox VE's own"),
            skipped("package-lists", "repositories", "check.no-proxmox-ve", "no such task, and nobody to carry it out"),
            failed("machine-kind", "nested-undeclared",
                    "user-mode-linux is a virtual machine, and a site that declares nothing means bare metal"),
            notMeasured("web-reachable", NO_PVE, "nobody listens on 8006, but there is no pveproxy that could"),
            notMeasured("services", NO_PVE, "chrony runs; the others are not stopped, they are not there"),
            notMeasured("cluster-name", NO_PMXCFS, "/etc/pve/.members is pmxcfs's own"),
            skipped("members", "cluster-name", NO_PMXCFS, "no /etc/pve/corosync.conf without /etc/pve: not the same as no cluster"),
            skipped("views-agree", "cluster-name", NO_PMXCFS, "/etc/pve/.members"),
            skipped("config-version", "cluster-name", NO_PMXCFS, "/etc/pve/.members"),
            skipped("config-copied", "cluster-name", NO_PMXCFS, "/etc/pve/corosync.conf"),
            notMeasured("corosync-running", NO_PVE, "corosync runs; pve-cluster is not stopped, it is not there"),
            passed("quorate", "corosync-quorumtool: three of three"),
            passed("votes", "total 3, expected 3, highest expected 3, quorum 2"),
            skipped("root-ssh", "cluster-name", NO_PMXCFS, "the host keys that Proxmox VE pins are below /etc/pve"),
            skipped("certificates", "cluster-name", NO_COMMAND, "the root has no openssl"),
            leftOut("second-link", NO_LINK), leftOut("links-connected", NO_LINK), leftOut("corosync-apart", NO_LINK),
            notMeasured("one-stopped", "check.no-drill", "no drill in a fresh workspace"),
            notMeasured("two-stopped", "check.no-drill", "the same"),
            notMeasured("recovered", "check.no-drill", "the same"));

    private static void followersAreSynchronised(Testbed testbed) {
        for (var follower : List.of(2, 3)) {
            await("chrony of pve" + follower + " follows pve1").atMost(Duration.ofSeconds(150)).until(() ->
                    testbed.ssh(follower, "timedatectl show -p NTPSynchronized --value").out().strip().equals("yes"));
        }
    }

    @Test
    void everyCheckSaysWhatTheTableSays(Testbed testbed, @TempDir Path folder) {
        followersAreSynchronised(testbed);
        var rows = new ArrayList<>(ROWS);
        var flag = testbed.ssh(1, "grep -qwE 'vmx|svm' /proc/cpuinfo").exit() == 0;
        rows.add(failed("kvm", flag ? "no-module" : "no-flag",
                "its /proc/cpuinfo passes on this computer's flags, and a process has no KVM module"));
        Table.holds(testbed.tier(), testbed.kit(folder), rows, "01-nodes", "02-cluster");
    }

    @Test
    void clocksServicesAndRoutesMadeWrongAreToldApart(Testbed testbed, @TempDir Path folder) {
        followersAreSynchronised(testbed);
        var mishaps = List.of(
                // A clock that was only left alone the kernel takes for synchronised for hours to come; one that was set it does not.
                Mishap.on(3, "systemctl stop chrony", "systemctl start chrony", "time-synced", "failed pve1=own-clock pve2=unsynchronised"),
                Mishap.on(2, "systemctl stop chrony && date -s @$(($(date +%s) + 5))",
                        "systemctl start chrony && chronyc -m 'burst 4/4' makestep",
                        "services", "failed pve1=" + NO_PVE + " pve2=stopped pve3=stopped", "time-agrees", "failed pve2=ahead"),
                Mishap.on(3, "timedatectl set-timezone Asia/Jakarta", "timedatectl set-timezone Etc/UTC", "timezone",
                        "failed pve3=differs"),
                Mishap.on(1, "ip route del default", "ip route replace default via 10.78.1.254", "gateway", "failed pve1=none"),
                Mishap.on(3,
                        "ip address add 10.78.1.3/20 dev vmbr0; ip address del 10.78.1.3/24 dev vmbr0; "
                                + "ip route replace default via 10.78.1.254",
                        "ip address add 10.78.1.3/24 dev vmbr0; ip address del 10.78.1.3/20 dev vmbr0; "
                                + "ip route replace default via 10.78.1.254",
                        "address", "failed pve3=prefix"),
                Mishap.on(3, "hostname pve2", "hostname pve3", "hostname",
                        "failed pve1=" + NO_PMXCFS + " pve2=" + NO_PMXCFS + " pve3=taken",
                        "name-resolves", "skipped by hostname", "names-agree", "skipped by hostname"));
        var expected = Mishap.expected(ROWS, mishaps);
        var found = new TreeMap<String, String>();
        var made = new ArrayList<Mishap>();
        try {
            for (var mishap : mishaps) {
                testbed.ssh(mishap.machine(), mishap.does()).well();
                made.add(mishap);
            }
            testbed.kit(folder).check("01-nodes").path("labs").get(0).path("checks").forEach(check -> {
                var id = check.path("check").asString();
                found.put(id.substring(id.lastIndexOf('/') + 1), Row.said(check));
            });
        } finally {
            made.reversed().forEach(mishap -> testbed.ssh(mishap.machine(), mishap.undoes()).well());
        }
        found.remove("kvm");
        expected.keySet().retainAll(found.keySet());
        assertEquals(expected.toString().replace(", ", "\n"), found.toString().replace(", ", "\n"));
    }

    /** A site without power switches: the drill stops and starts the service on the machine. */
    @Test
    void theQuorumDrillStopsCorosync(Testbed testbed, @TempDir Path folder) {
        var site = testbed.siteYaml().lines().filter(line -> !line.matches(" +(power:|off: .*|on: .*)"))
                .collect(Collectors.joining("\n", "", "\n"));
        var kit = testbed.kit(folder, site);
        try {
            var drill = kit.run("drill", "02-cluster/quorum-drill", "--yes");
            assertEquals(0, drill.exit(), drill.err());
            System.out.println("The quorum drill on kernels, corosync stopped in order:\n"
                    + drill.out().lines().filter(line -> !line.startsWith("    ")).collect(Collectors.joining("\n")));
            testbed.ssh(3, "systemctl stop corosync").well();
            var stopped = kit.check("02-cluster/quorum");
            assertEquals("failed pve1=" + NO_PVE + " pve2=" + NO_PVE + " pve3=stopped", Row.said(Kit.one(stopped, "corosync-running")));
            assertEquals("skipped by corosync-running pve3=uncounted", Row.said(Kit.one(stopped, "quorate")), "one cause, one red line");
        } finally {
            testbed.machines().forEach(machine -> testbed.ssh(machine.number(), "systemctl start corosync").well());
            testbed.mend();
        }
    }
}
