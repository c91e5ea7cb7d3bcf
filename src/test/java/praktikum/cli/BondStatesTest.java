package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.site.Site;
import praktikum.site.plan.BondPlan;
import praktikum.site.plan.Plan;

/** A bond below the bridge as the page of lab 03 makes it, what may be wrong with it, and a stranger on the segment. */
class BondStatesTest {

    private static final String FILE = "/etc/network/interfaces";
    private static final String PAGE = """
            cat >> interfaces <<'EOF'

            auto bond0
            iface bond0 inet manual
            	bond-slaves nic0 nic3
            	bond-miimon 100
            	bond-mode active-backup
            EOF
            sed -i 's/bridge-ports nic0$/bridge-ports bond0/' interfaces
            ifreload -a""";

    private record Row(String because, String made, String shows, String remedy) {}

    private static final List<Row> ROWS = List.of(
            new Row("as the page makes it", "true", "{}", "true"),
            new Row("the mode by its number", "sed -i 's/active-backup/1/' " + FILE + "; ifreload -a", "{}",
                    "sed -i 's/bond-mode 1/bond-mode active-backup/' " + FILE + "; ifreload -a"),
            new Row("what is no mode leaves the kernel's own", "sed -i 's/active-backup/backup/' " + FILE + "; ifreload -a",
                    "{bond=n2=mode}", "sed -i 's/bond-mode .*/bond-mode active-backup/' " + FILE + "; ifreload -a"),
            new Row("a leg is switched off", "ip link set nic3 down", "{bond=n2=leg-down}", "ip link set nic3 up"),
            new Row("another mode", "sed -i 's/active-backup/802.3ad/' " + FILE + "; ifreload -a", "{bond=n2=mode}",
                    "sed -i 's/bond-mode .*/bond-mode active-backup/' " + FILE + "; ifreload -a"),
            new Row("one leg only", "sed -i 's/nic0 nic3/nic0/' " + FILE + "; ifreload -a", "{bond=n2=one-leg}",
                    "sed -i 's/bond-slaves nic0/bond-slaves nic0 nic3/' " + FILE + "; ifreload -a"),
            new Row("the bridge's port is the card itself", "sed -i 's/bridge-ports bond0/bridge-ports nic0/; s/nic0 nic3/nic3/' " + FILE
                    + "; ifreload -a", "{bond=n2=no-bond}",
                    "sed -i 's/bridge-ports nic0/bridge-ports bond0/; s/bond-slaves nic3/bond-slaves nic0 nic3/' " + FILE
                    + "; ifreload -a"),
            new Row("a leg that nobody wrote down", "sed -i 's/nic0 nic3/nic0/' " + FILE, "{bond-at-boot=n2=not-configured}",
                    "sed -i 's/bond-slaves nic0/bond-slaves nic0 nic3/' " + FILE + "; ifreload -a"),
            new Row("the bridge's stanza names the card", "sed -i 's/bridge-ports bond0/bridge-ports nic1/' " + FILE,
                    "{bond-at-boot=n2=not-under-bridge}", "sed -i 's/bridge-ports nic1/bridge-ports bond0/' " + FILE + "; ifreload -a"),
            new Row("a bond that never looks at its legs", "sed -i '/bond-miimon/d' " + FILE + "; ifreload -a",
                    "{bond-at-boot=n2=not-watched}", "sed -i 's/^\\tbond-mode/\\tbond-miimon 100\\n&/' " + FILE + "; ifreload -a"));

    @TempDir
    static Path folder;

    private static Rehearsal rehearsal;

    @BeforeAll
    static void start() throws Exception {
        var plain = Expected.plan();
        var sections = Stream.concat(plain.plan().sections().stream(), Stream.of(new BondPlan("active-backup"))).toList();
        rehearsal = Rehearsal.fresh(folder.resolve("w"), new Site(plain.nodes(), plain.ssh(), new Plan(sections)), 9);
        for (var node : rehearsal.site().nodes()) {
            rehearsal.must(node.name(), "cd /etc/network; " + PAGE);
        }
    }

    @AfterAll
    static void stop() {
        rehearsal.close();
    }

    @TestFactory
    Stream<DynamicTest> aBondIsReadAndItsRemedyMendsIt() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.because(), () -> {
            rehearsal.must("n2", row.made());
            assertEquals(row.shows(), shown(rehearsal.site(), "bond").toString());
            rehearsal.must("n2", row.remedy());
            assertEquals("{}", shown(rehearsal.site(), "bond").toString(), row.remedy());
        }));
    }

    /** With a bond below it, the bridge is what labs 01 and 03 want of it. */
    @Test
    void aBondBelowTheBridgeLosesNoPoints() {
        var verdicts = rehearsal.check(List.of());
        for (var check : List.of("01-nodes/bridge-port", "01-nodes/address", "01-nodes/bridge-static", "03-network/one-plan",
                "03-network/direct", "03-network/neighbours", "03-network/path-mtu")) {
            var key = new CheckKey(check.substring(0, check.indexOf('/')), check.substring(check.indexOf('/') + 1));
            assertEquals("passed", Expected.told(verdicts.get(key)), check);
        }
    }

    /** A machine that nobody planned has taken the address of a node: the others talk to it in the node's place. */
    @Test
    void aStrangerBehindTheAddressOfANodeIsTold() throws Exception {
        var four = Rehearsal.plan("kelas-a", List.of("x0", "n1", "n2", "n3"),
                List.of("192.168.137.9", "192.168.137.10", "192.168.137.11", "192.168.137.12"), List.of(), 24, "192.168.137.1", "vmbr0");
        var planned = new Site(four.nodes().subList(1, 4), four.ssh(), four.plan());
        try (var own = Rehearsal.fresh(folder.resolve("four"), four, 9)) {
            assertEquals("{}", shown(planned, own, "neighbours").toString());
            own.must("x0", "ip addr add 192.168.137.12/24 dev vmbr0");
            assertEquals("{neighbours=n1=stranger n2=stranger}", shown(planned, own, "neighbours").toString());
            own.must("x0", "ip addr del 192.168.137.12/24 dev vmbr0");
            assertEquals("{}", shown(planned, own, "neighbours").toString());
        }
    }

    private static Map<String, String> shown(Site site, String checks) {
        return shown(site, rehearsal, checks);
    }

    /** What is not right of some checks of lab 03; every sentence is told in both languages on the way. */
    private static Map<String, String> shown(Site site, Rehearsal on, String checks) {
        var methods = Rehearsal.CHECKS.stream().filter(check -> check.key().lab().equals("03-network")).toList();
        var found = new TreeMap<String, String>();
        Rehearsal.whole(new CheckRun(site, on.askers(), methods, Timelines.NONE, RunListener.SILENT).run()).forEach((key, verdict) -> {
            if (key.check().startsWith(checks) && !(verdict instanceof Verdict.Passed) && !(verdict instanceof Verdict.Skipped)) {
                found.put(key.check(), Expected.told(verdict));
                verdict.findings().stream().filter(finding -> finding.outcome() == Outcome.FAILED)
                        .forEach(finding -> Expected.assertTold(key, finding));
            }
        });
        return found;
    }
}
