package praktikum.check;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.site.Site;
import praktikum.site.SshSettings;
import praktikum.site.plan.ClusterPlan;
import praktikum.site.plan.NetworkPlan;
import praktikum.site.plan.Plan;
import praktikum.site.plan.Virtualisation;

/**
 * The checks of both labs on what real Proxmox VE clusters printed, state by state. A state was captured on one of its three machines
 * (two or three where guests were made), so it is that machine that is judged: the others are not in the evidence. What such evidence
 * decides was reasoned from the captures and stands in {@link #TABLE}; whatever stands there not must not be judged.
 */
class CapturedEvidenceTest {

    /** One machine's finding of one check. */
    private record Row(String check, Outcome outcome, Optional<String> mistake, String found, String reason) {
    }

    private static Row passed(String check, String found, String reason) {
        return new Row(check, Outcome.PASSED, Optional.empty(), found, reason);
    }

    private static Row failed(String check, String mistake, String found, String reason) {
        return new Row(check, Outcome.FAILED, Optional.of(mistake), found, reason);
    }

    /** Wrong, but none of the mistakes that the lab page knows. */
    private static Row wrong(String check, String found, String reason) {
        return new Row(check, Outcome.FAILED, Optional.empty(), found, reason);
    }

    private static final String ALL_VOTES = "total 3, expected 3, highest expected 3, quorum 2";
    private static final String STORAGE = "nfs-store in storage.cfg is served by 10.66.0.50, and link 1 is in the same network";

    /** What the machine that a state was captured on shows, by state. */
    private static final Map<String, List<Row>> TABLE = new TreeMap<>(Map.ofEntries(
            entry("pve8/00-standalone pve1", List.of(
                    failed("cluster-name", "no-cluster", "–", ".members holds the node's own name and no cluster"),
                    failed("members", "not-joined", "–", "no corosync.conf; .vmlist names no guest that would be in the way"),
                    wrong("views-agree", "–", "outside a cluster there is no member to see"),
                    failed("quorate", "uncounted", "corosync –", "corosync-quorumtool: Cannot initialize CMAP service"),
                    wrong("votes", "corosync –", "the same: nobody counts"),
                    failed("second-link", "no-link", "–", "no corosync.conf, so no link at all"),
                    wrong("links-connected", "0", "corosync-cfgtool: error 2, there is no corosync to have links"),
                    wrong("corosync-apart", "–", "no corosync.conf, so corosync keeps off nothing"),
                    passed("manager-version", "8.4.21", "pve-manager/8.4.21, and no other version in the evidence"))),
            entry("pve8/02-one-node-cluster pve1", List.of(
                    passed("cluster-name", "lab-cluster", ".members and corosync.conf name it"),
                    passed("members", "pve1",
                            "its own corosync.conf lists it at 10.66.1.11; that the others have not joined is theirs to show"),
                    passed("views-agree", "pve1", "it is its only member and sees itself"),
                    passed("config-version", "1", ".members and the shared file have config_version 1"),
                    passed("quorate", "1 / 1", "Quorate: Yes, one vote of the one expected"),
                    wrong("votes", "total 1, expected 1, highest expected 1, quorum 1",
                            "one vote of three planned; nobody lowered it: .members has one node only"),
                    wrong("links-connected", "1", "corosync-cfgtool shows no link 1 while there is nobody to reach"),
                    failed("corosync-apart", "shared", "10.66.1.11, 10.66.0.11", "ring1_addr 10.66.0.11 is in the planned storage network"),
                    passed("manager-version", "8.4.21", "pve-manager/8.4.21"))),
            entry("pve8/04-healthy-ct-ha pve1", healthy("lab-cluster", "8.4.21")),
            entry("pve8/06-no-quorum pve1", alone("lab-cluster", "pve1")),
            entry("pve8/08-after-recovery pve2", List.of(
                    passed("cluster-name", "lab-cluster", ".members"),
                    passed("members", "pve1, pve2, pve3", "the dead pve1 is a member all the same"),
                    passed("views-agree", "pve2, pve3", "pve1 has online 0, and no other view is in the evidence"),
                    passed("config-version", "3", ".members has what corosync runs with, and the shared file the same"),
                    passed("quorate", "2 / 3", "Quorate: Yes with the votes of pve2 and pve3"),
                    failed("votes", "missing-votes", "total 2, expected 3, highest expected 3, quorum 2",
                            "pve1's vote is missing, nothing was lowered"),
                    failed("links-connected", "disconnected", "disconnected", "both links to nodeid 1 are disconnected"),
                    failed("corosync-apart", "shared", "10.66.1.12, 10.66.0.12", STORAGE),
                    passed("bridge-static", "static 10.66.0.12/24", "iface vmbr0 inet static with that address"),
                    passed("manager-version", "8.4.21", "pve-manager/8.4.21"))),
            entry("pve8/12-healthy-all-running pve1", healthy("lab-cluster", "8.4.21")),
            entry("pve9/04-healthy pve1", healthy("lab9", "9.2.11")),
            entry("pve9/07-no-quorum pve2", alone("lab9", "pve2"))));

    private static List<Row> healthy(String cluster, String version) {
        return List.of(
                passed("cluster-name", cluster, ".members"),
                passed("members", "pve1, pve2, pve3", "corosync.conf has all three, link 0 at 10.66.1.N as planned"),
                passed("views-agree", "pve1, pve2, pve3", "all three have online 1"),
                passed("config-version", "3", ".members has what corosync runs with, and the shared file the same"),
                passed("quorate", "3 / 3", "Quorate: Yes"),
                passed("votes", ALL_VOTES, "three votes of three, quorum 2"),
                passed("links-connected", "2", "links 0 and 1 say connected for both peers"),
                failed("corosync-apart", "shared", "10.66.1.11, 10.66.0.11", STORAGE),
                passed("bridge-static", "static 10.66.0.11/24", "iface vmbr0 inet static with that address"),
                passed("manager-version", version, "the version in pveversion"));
    }

    /** The one node left of three. */
    private static List<Row> alone(String cluster, String self) {
        return List.of(
                passed("cluster-name", cluster, ".members still names it"),
                passed("views-agree", self, "only itself has online 1, and the others' views are not in the evidence"),
                failed("quorate", "blocked", "1", "exit 2, Quorate: No, Quorum: 2 Activity blocked"),
                failed("votes", "missing-votes", "total 1, expected 3, highest expected 3, quorum 2",
                        "one vote is there, all three are expected"),
                failed("links-connected", "disconnected", "disconnected", "both links to both peers are disconnected"));
    }

    private static final String COROSYNC = "systemctl show -p Id,LoadState,ActiveState,SubState,UnitFileState corosync";

    /**
     * What a check asks a node, in this order, NODE standing for its name; it is not measured for want of the first that was not captured.
     */
    private static final Map<String, List<String>> ASKS = Map.ofEntries(
            entry("hostname", List.of("cat /proc/sys/kernel/hostname")),
            entry("name-resolves", List.of("getent ahosts NODE")),
            entry("names-agree", List.of("getent ahosts pve1")),
            entry("own-identity", List.of("cat /etc/machine-id")),
            entry("bridge-port", List.of("ip -j -d addr show")),
            entry("address", List.of("ip -j -d addr show")),
            entry("bridge-static", List.of("cat /etc/network/interfaces")),
            entry("applied", List.of("ls -1 /etc/network")),
            entry("gateway", List.of("ip -j route show default")),
            entry("resolver", List.of("cat /etc/resolv.conf")),
            entry("time-synced", List.of("timedatectl show -p NTPSynchronized -p Timezone")),
            entry("time-agrees", List.of("date +%s.%N")),
            entry("timezone", List.of("timedatectl show -p NTPSynchronized -p Timezone")),
            entry("manager-version", List.of("pveversion")),
            entry("kernel", List.of("cat /proc/sys/kernel/osrelease")),
            entry("repositories", List.of("pvesh get /nodes/NODE/apt/repositories --output-format json")),
            entry("package-lists", List.of("grep -h :aptupdate: /var/log/pve/tasks/index.1")),
            entry("kvm", List.of("ls -1 /sys/class/misc")),
            entry("machine-kind", List.of("systemd-detect-virt")),
            entry("web-reachable", List.of("bash -c 'timeout 5 bash -c ")),
            entry("services", List.of("systemctl show -p Id,LoadState,ActiveState,SubState,UnitFileState chrony")),
            entry("cluster-name", List.of("cat /etc/pve/.members")),
            entry("members", List.of("cat /etc/pve/corosync.conf")),
            entry("views-agree", List.of("cat /etc/pve/.members")),
            entry("config-version",
                    List.of("cat /etc/pve/.members", "cat /etc/pve/corosync.conf", COROSYNC)),
            entry("config-copied", List.of("cat /etc/pve/corosync.conf", "cat /etc/corosync/corosync.conf")),
            entry("corosync-running", List.of(COROSYNC)),
            entry("quorate", List.of("corosync-quorumtool -s")),
            entry("votes", List.of("corosync-quorumtool -s")),
            entry("root-ssh", List.of("/usr/bin/ssh -e none -o BatchMode=yes")),
            entry("certificates", List.of("openssl verify -CAfile /etc/pve/pve-root-ca.pem /etc/pve/nodes/NODE/pve-ssl.pem")),
            entry("second-link", List.of("cat /etc/pve/corosync.conf", "ip -j -d addr show")),
            entry("links-connected", List.of("corosync-cfgtool -s")),
            entry("corosync-apart", List.of("cat /etc/pve/corosync.conf")));

    /** Addresses, bridge and links as in 04's interfaces and corosync.conf; the storage network is where storage.cfg has the NFS server. */
    private static Site site(String state) {
        var nodes = IntStream.rangeClosed(1, 3).mapToObj(i -> Machines.node("pve" + i, "10.66.0.1" + i, List.of("10.66.1.1" + i))).toList();
        return new Site(nodes, new SshSettings("root", List.of(), false, Optional.empty(), false, Duration.ofSeconds(10)),
                Plan.of(new ClusterPlan(state.startsWith("pve8") ? "lab-cluster" : "lab9"),
                        new NetworkPlan("vmbr0", 24, InetAddress.ofLiteral("10.66.0.1"), InetAddress.ofLiteral("10.66.0.1"), "lab",
                                Cidr.parse("10.66.0.0/24")),
                        Virtualisation.NESTED));
    }

    @Test
    void everyCheckSaysWhatTheCapturesSayAndNothingMore() {
        var counted = new LinkedHashMap<Outcome, Integer>();
        var met = new ArrayList<String>();
        for (var name : CapturedState.names()) {
            var state = CapturedState.of(name);
            state.verdicts(site(name)).forEach((key, verdict) -> verdict.findings().forEach(finding -> {
                var where = name + " " + finding.subject();
                var row = TABLE.getOrDefault(where, List.of()).stream().filter(one -> one.check().equals(key.check())).findFirst();
                if (row.isPresent()) {
                    assertEquals(List.of(row.get().outcome(), row.get().mistake(), Optional.of(row.get().found())),
                            List.of(finding.outcome(), finding.mistake(), finding.found()),
                            () -> where + " " + key + ": " + row.get().reason());
                    met.add(where + " " + key.check());
                    counted.merge(finding.outcome(), 1, Integer::sum);
                } else if (state.answering().contains(finding.subject()) && ASKS.containsKey(key.check())) {
                    notMeasuredForWantOf(state, key, finding);
                    counted.merge(Outcome.NOT_MEASURED, 1, Integer::sum);
                } else if (key.toString().equals("04-storage/active")) {
                    // pvesm status is among the captures, and none of these nodes has the pool of the usual plan.
                    assertNotEquals(Outcome.PASSED, finding.outcome(), () -> where + " " + key + ": " + finding);
                } else {
                    assertEquals(Outcome.NOT_MEASURED, finding.outcome(),
                            () -> where + " " + key + " is judged without evidence: " + finding);
                }
            }));
        }

        assertEquals(TABLE.values().stream().mapToInt(List::size).sum(), met.size(), () -> "rows that no check answers to, beside " + met);
        System.out.println("Captured states: " + counted.get(Outcome.PASSED) + " rows Passed, " + counted.get(Outcome.FAILED) + " Failed, "
                + counted.get(Outcome.NOT_MEASURED) + " NotMeasured");
        assertTrue(counted.get(Outcome.PASSED) + counted.get(Outcome.FAILED) >= 40, counted::toString);
    }

    private static void notMeasuredForWantOf(CapturedState state, CheckKey key, Finding finding) {
        var asked = ASKS.get(key.check()).stream().map(line -> line.replace("NODE", finding.subject())).toList();
        var missing = asked.stream().filter(line -> !state.has(finding.subject(), line)).findFirst();
        var what = state.name() + " " + finding.subject() + " " + key + " asks only what was captured: it needs a row; " + finding;
        assertEquals(Outcome.NOT_MEASURED, finding.outcome(), what);
        var why = finding.why().orElseThrow();
        assertEquals("host.not-in-evidence", why.key(), what);
        assertTrue(why.args().getLast().startsWith(missing.orElseThrow(() -> new AssertionError(what))), () -> what + why);
    }

    /** What the one machine shows to be wrong, whatever the others would say, and nothing else explains. */
    private static final Map<String, List<String>> WRONG = Map.of(
            "pve8/00-standalone", List.of("cluster-name"),
            "pve8/02-one-node-cluster", List.of("links-connected"),
            "pve8/06-no-quorum", List.of("quorate", "links-connected"),
            "pve8/08-after-recovery", List.of("links-connected"),
            "pve9/07-no-quorum", List.of("quorate", "links-connected"));

    /** Where only one of three machines is in the evidence, no check as a whole can pass, and none loses points but for what was seen. */
    @Test
    void machinesThatAreNotInTheEvidenceKeepEveryCheckOpen() {
        for (var name : CapturedState.names()) {
            var verdicts = CapturedState.of(name).verdicts(site(name));
            var wrong = WRONG.getOrDefault(name, List.of()).stream().map(check -> new CheckKey("02-cluster", check)).toList();
            verdicts.forEach((key, verdict) -> {
                if (verdict instanceof Verdict.Skipped skipped) {
                    assertEquals(!wrong.contains(skipped.cause()), skipped.open(), () -> name + " " + key);
                } else {
                    assertEquals(wrong.contains(key) ? Verdict.Failed.class : Verdict.NotMeasured.class, verdict.getClass(),
                            () -> name + " " + key);
                }
            });
        }
    }
}
