package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timeline;

/** What lab 03 says of the network between the nodes, measured each time, and that its remedies work when typed. */
class SegmentStatesTest {

    /**
     * A state of the network.
     *
     * @param made what is typed on nodes, {@code n2: ip …}; what stands without a node is a fault
     * @param shows what is found then
     * @param remedy what is typed to mend it, in the same form; empty where a person has to change a cable
     */
    private record Row(String because, List<String> made, List<String> shows, List<String> remedy) {}

    private static Row row(String because, List<String> made, List<String> remedy, String... shows) {
        return new Row(because, made, List.of(shows), remedy);
    }

    private static final List<String> JUMBO = each("ip link set nic0 mtu 9000; ip link set vmbr0 mtu 9000");
    private static final List<String> USUAL = each("ip link set nic0 mtu 1500; ip link set vmbr0 mtu 1500");

    private static List<String> each(String line) {
        return Stream.of("n1: ", "n2: ", "n3: ").map(node -> node + line).toList();
    }

    private static final List<Row> ROWS = List.of(
            row("an untouched segment has nothing to hide", List.of(), List.of()),
            row("jumbo frames everywhere, and a switch that lets them pass", JUMBO, USUAL),
            row("an address of another plan beside the right one", List.of("n2: ip addr add 192.168.1.11/24 dev vmbr0"),
                    List.of("n2: ip addr del 192.168.1.11/24 dev vmbr0"), "one-plan n2=other-plan"),
            row("the storage network's address on the bridge is of the plan, if not a good one",
                    List.of("n2: ip addr del 10.10.20.11/24 dev nic2; ip addr add 10.10.20.11/24 dev vmbr0"),
                    List.of("n2: ifreload -a"), "storage-network n2=same-card"),
            row("the storage network's address on a bridge without a card",
                    List.of("n2: cp /etc/network/interfaces /root/before; sed -i 's/^auto nic2/auto vmbr7/; s/^iface nic2/iface vmbr7/;"
                            + " s/10.10.20.11.24/&\\n\\tbridge-ports none/' /etc/network/interfaces; ifreload -a"),
                    List.of("n2: cp /root/before /etc/network/interfaces; ifreload -a"), "storage-network n2=no-card"),
            row("a storage address on loopback, as in a routed mesh, is not judged",
                    List.of("n2: ip addr del 10.10.20.11/24 dev nic2; ip addr add 10.10.20.11/32 dev lo"),
                    List.of("n2: ip addr del 10.10.20.11/32 dev lo; ifreload -a"), "storage-network n2=?"),
            row("two nodes have the same storage address", List.of("n3: ip addr del 10.10.20.12/24 dev nic2; "
                    + "ip addr add 10.10.20.10/24 dev nic2"), List.of("n3: ip addr del 10.10.20.10/24 dev nic2; ifreload -a"),
                    "storage-network n3=taken"),
            row("a second address besides its own, which is another node's", List.of("n2: ip addr add 10.10.20.10/24 dev nic2"),
                    List.of("n2: ip addr del 10.10.20.10/24 dev nic2"), "storage-network n2=taken"),
            row("no address in the storage network", List.of("n3: ip addr del 10.10.20.12/24 dev nic2"), List.of("n3: ifreload -a"),
                    "storage-network n3=no-address"),
            row("a storage address that nobody wrote down",
                    List.of("n3: cp /etc/network/interfaces /root/before; sed -i '/^auto nic2/d' /etc/network/interfaces"),
                    List.of("n3: cp /root/before /etc/network/interfaces"), "storage-network n3=not-at-boot"),
            row("a prefix so long that the neighbours seem to be elsewhere",
                    List.of("n2: ip addr del 192.168.137.11/24 dev vmbr0; ip addr add 192.168.137.11/32 dev vmbr0"),
                    List.of("n2: ip addr del 192.168.137.11/32 dev vmbr0; ifreload -a"), "direct n2=through-router"),
            row("the address of another node on this one", List.of("n1: ip addr add 192.168.137.12/24 dev vmbr0"),
                    List.of("n1: ip addr del 192.168.137.12/24 dev vmbr0"), "direct n1=other-interface"),
            row("one node sends larger packets than the others take", List.of("n2: ip link set nic0 mtu 9000; ip link set vmbr0 mtu 9000"),
                    List.of("n2: ip link set nic0 mtu 1500; ip link set vmbr0 mtu 1500"), "path-mtu n2=swallowed"),
            row("a firewall holds the measurement back", List.of("n1: iptables -A INPUT -p tcp --dport 5219 -j DROP"),
                    List.of("n1: iptables -F"), "bandwidth n1=no-stream n2=no-stream n3=no-stream"));

    private static final List<Row> CABLES = List.of(
            row("a switch that lets through less than a full packet", List.of("small-frames@n2"), List.of(),
                    "path-mtu n1=swallowed n2=swallowed n3=swallowed"),
            row("a worn cable", List.of("lossy-cable@n2"), List.of(), "bandwidth n1=slow n2=slow n3=slow",
                    "no-loss n1=lost n2=lost n3=lost"),
            row("packets that are long under way", List.of("late-packets@n3"), List.of(), "latency n1=average n2=average n3=average"),
            row("a card that agreed on 100 Mbit/s", List.of("fast-ethernet@n1"), List.of(), "bandwidth n1=slow n2=slow n3=slow"),
            row("duplex that does not match", List.of("half-duplex@n2"), List.of(), "bandwidth n1=one-way n3=one-way"));

    @TempDir
    static Path folder;

    private static final AtomicInteger DRILLS = new AtomicInteger();
    private static Rehearsal rehearsal;

    @BeforeAll
    static void start() throws Exception {
        rehearsal = Rehearsal.fresh(folder.resolve("w"), Expected.plan(), 9).carryOut();
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    @Test
    void aWholeNetworkHasAllPoints() throws Exception {
        var measured = rehearsal.measured(folder.resolve("all.jsonl"));
        var verdicts = rehearsal.check(List.<Timeline>of(measured));

        var lab = Rehearsal.grade(verdicts).labs().stream().filter(one -> one.lab().id().equals("03-network")).findFirst().orElseThrow();
        assertEquals(0, lab.points().earned().compareTo(BigDecimal.valueOf(100)), verdicts.toString());
        assertInstanceOf(Verdict.Passed.class, verdicts.get(new CheckKey("03-network", "storage-network")));
    }

    @TestFactory
    Stream<DynamicTest> aStateIsToldAndItsRemedyMendsIt() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.because(), () -> {
            make(rehearsal, row.made());
            assertEquals(row.shows(), shown(rehearsal), row.because());
            make(rehearsal, row.remedy());
            if (!row.shows().isEmpty()) {
                assertEquals(List.of(), shown(rehearsal), row.remedy().toString());
            }
        }));
    }

    /** What is wrong with a cable is measured, be the rest as it may. */
    @TestFactory
    Stream<DynamicTest> aBadCableIsMeasured() {
        return CABLES.stream().map(row -> DynamicTest.dynamicTest(row.because(), () -> {
            try (var own = Rehearsal.fresh(folder.resolve("c" + DRILLS.incrementAndGet()), Expected.plan(), 9)) {
                for (var node : own.site().nodes()) {
                    own.must(node.name(), "sed -i '/enterprise/d' /etc/apt/sources.list.d/*; printf 'Types: deb\\n"
                            + "URIs: http://deb.debian.org/debian\\nSuites: trixie\\nComponents: main\\n' > "
                            + "/etc/apt/sources.list.d/d.sources;"
                            + " rm -f /etc/apt/sources.list.d/pve-* /etc/apt/sources.list.d/ceph*; apt-get update; "
                            + "apt-get install -y iperf3");
                }
                make(own, row.made());
                var shown = new ArrayList<>(shown(own));
                shown.removeIf(line -> line.startsWith("storage-network"));
                assertEquals(row.shows(), shown, row.because());
            }
        }));
    }

    private static void make(Rehearsal on, List<String> made) {
        for (var one : made) {
            if (one.contains(": ")) {
                on.must(one.substring(0, 2), one.substring(4));
            } else {
                on.fault(one);
            }
        }
    }

    /** What is not right of lab 03, after measuring; every sentence is told in both languages on the way. */
    private static List<String> shown(Rehearsal on) throws Exception {
        var measured = on.measured(folder.resolve("m" + DRILLS.incrementAndGet() + ".jsonl"));
        var found = new TreeMap<String, String>();
        on.check(List.<Timeline>of(measured)).forEach((key, verdict) -> {
            if (key.lab().equals("03-network") && !(verdict instanceof Verdict.Passed) && !(verdict instanceof Verdict.Skipped)) {
                found.put(key.check(), Expected.told(verdict));
                verdict.findings().stream().filter(finding -> finding.outcome() == Outcome.FAILED)
                        .forEach(finding -> Expected.assertTold(key, finding));
            }
        });
        return found.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
    }
}
