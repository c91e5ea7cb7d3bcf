package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Operator;
import praktikum.sim.fault.Faults;
import praktikum.text.Message;

/** What the quorum drill shows on a cluster that the labs have built, whole and with something wrong. */
class DrillMatrixTest {

    @TempDir
    Path folder;

    private Map<CheckKey, Verdict> drilled(Optional<String> before, Consumer<Rehearsal> meanwhile, String when) throws Exception {
        var plan = Rehearsal.plan("kelas-a", List.of("n1", "n2", "n3"), List.of("192.168.137.10", "192.168.137.11", "192.168.137.12"),
                List.of(), 24, "192.168.137.1", "vmbr0");
        try (var rehearsal = Rehearsal.fresh(folder, plan, 9)) {
            rehearsal.carryOut();
            before.ifPresent(rehearsal::fault);
            var timeline = rehearsal.drill(folder.resolve("drill.jsonl"), new Operator() {
                @Override
                public void hear(Message what) {
                    if (what.key().equals(when)) {
                        meanwhile.accept(rehearsal);
                    }
                }

                @Override
                public void please(Message what) {
                    throw new AssertionError("nobody is asked when corosync is what is stopped");
                }
            });
            return rehearsal.settled().check(Optional.of(timeline));
        }
    }

    private static String told(Map<CheckKey, Verdict> verdicts, String check) {
        var verdict = verdicts.get(new CheckKey("02-cluster", check));
        return verdict instanceof Verdict.Passed ? "passed" : verdict instanceof Verdict.NotMeasured ? "not measured"
                : verdict.findings().getFirst().mistake().orElse("-");
    }

    private static void assertTold(Map<CheckKey, Verdict> verdicts, String oneStopped, String twoStopped, String recovered) {
        assertEquals(List.of(oneStopped, twoStopped, recovered),
                List.of(told(verdicts, "one-stopped"), told(verdicts, "two-stopped"), told(verdicts, "recovered")));
    }

    @Test
    void aWholeClusterWithItsDrillHasAllPoints() throws Exception {
        var verdicts = drilled(Optional.empty(), nothing -> { }, "");
        // Each lab's drill is a story of its own: SegmentStatesTest has that of lab 03.
        // So has that of lab 07: MigrationMatrixTest.
        verdicts.keySet().removeIf(check -> check.lab().equals("07-migration"));
        // Challenges are carried out where that is asked for: SharedLabTest.
        verdicts.keySet().removeIf(check -> check.lab().equals("03-network") || check.check().equals("shared-for-real"));

        verdicts.forEach((check, verdict) -> assertTrue(verdict instanceof Verdict.Passed, () -> check + " " + verdict));
        for (var lab : Rehearsal.grade(verdicts).labs()) {
            var all = lab.lab().id().equals("05-shared") ? 86 : 100;
            assertEquals(0, lab.points().earned().compareTo(BigDecimal.valueOf(all)), lab.lab().id());
        }
    }

    /** Somebody lowered the expected votes: the last node goes on alone, which is what quorum is there to prevent. */
    @Test
    void withLoweredVotesTheLastNodeGoesOn() throws Exception {
        assertTold(drilled(Optional.of("expected-override@n1"), nothing -> { }, ""), "passed", "still-quorate", "passed");
    }

    /** While one node is stopped a cable comes out: the other two are one and one, and stay so when the third is back. */
    @Test
    void aNodeThatIsCutOffWhileAnotherIsStoppedCostsTheMajority() throws Exception {
        assertTold(drilled(Optional.empty(), rehearsal -> rehearsal.practice.cluster().fault(
                Faults.named("partitioned").orElseThrow(), "n2"), "drill.quorum.stage.one-stopped"),
                "lost-quorum", "not measured", "not-recovered");
    }

    /** Corosync of a stopped node cannot be started again: the cluster is not whole at the end. */
    @Test
    void aNodeThatCannotBeStartedAgainIsNotRecovered() throws Exception {
        assertTold(drilled(Optional.empty(), rehearsal -> rehearsal.practice.cluster().fault(
                Faults.named("corosync-masked").orElseThrow(), "n3"), "drill.quorum.stage.majority-lost"),
                "passed", "passed", "not-recovered");
    }
}
