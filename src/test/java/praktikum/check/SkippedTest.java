package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.equal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.fact.Printed;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelRelease;
import praktikum.fact.node.PveVersion;
import praktikum.host.replay.RecordedAnswers;

/** One cause, not twelve red lines. */
class SkippedTest {

    /** a ← b ← c ← d, and e by itself. */
    @ChecksFor("toy")
    static final class Chain {

        @Check("a")
        void a(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("right", node.ask(HostName.ASKED).shortName()));
        }

        @Check(value = "b", after = "a")
        void b(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }

        @Check(value = "c", after = "b")
        void c(Cluster cluster) {
            judgeAll(cluster.nodes(),
                    node -> equal("pve-manager/9", "pve-manager/" + node.ask(PveVersion.ASKED).manager().toString().charAt(0)));
        }

        @Check(value = "d", after = "toy/c")
        void d(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("right", node.ask(HostName.ASKED).shortName()));
        }

        @Check("e")
        void e(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }
    }

    private static final String VERSION = "pve-manager/9.1.1/2a5fa54a8503f96d (running kernel: 6.8.0-1-pve)\n";

    private static Machines machines(String hostname, String kernel, String version) {
        return Machines.of("k", "n1").answers("n1", RecordedAnswers.printed(hostname + "\n"), HostName.ASKED)
                .answers("n1", RecordedAnswers.printed(kernel + "\n"), KernelRelease.ASKED)
                .answers("n1", RecordedAnswers.printed(version), "pveversion");
    }

    private static Map<String, Verdict> verdicts(String hostname, String kernel, String version) {
        return machines(hostname, kernel, version).verdicts(Chain.class);
    }

    @Test
    void withoutTroubleNothingIsSkipped() {
        verdicts("right", "6.8.0-1-pve", VERSION).forEach((check, verdict) -> assertInstanceOf(Verdict.Passed.class, verdict, check));
    }

    @Test
    void whatBuildsOnAFailedCheckIsSkippedAndNamesTheRoot() {
        var verdicts = verdicts("wrong", "6.8.0-1-pve", VERSION);

        assertInstanceOf(Verdict.Failed.class, verdicts.get("a"));
        for (var check : List.of("b", "c", "d")) {
            var skipped = assertInstanceOf(Verdict.Skipped.class, verdicts.get(check));
            assertEquals(new CheckKey("toy", "a"), skipped.cause(), check);
            assertEquals(false, skipped.open(), "points behind a failed check are lost");
            assertEquals(1, skipped.findings().size(), "what was seen all the same stays in the results");
        }
        assertInstanceOf(Verdict.Passed.class, verdicts.get("e"));
    }

    @Test
    void aFailureInTheMiddleOfTheChainIsItsOwnCause() {
        var verdicts = verdicts("right", "6.8.0-9-pve", VERSION);

        assertInstanceOf(Verdict.Passed.class, verdicts.get("a"));
        assertInstanceOf(Verdict.Failed.class, verdicts.get("b"));
        assertEquals(new CheckKey("toy", "b"), assertInstanceOf(Verdict.Skipped.class, verdicts.get("c")).cause());
        assertEquals(new CheckKey("toy", "b"), assertInstanceOf(Verdict.Skipped.class, verdicts.get("d")).cause());
        assertInstanceOf(Verdict.Failed.class, verdicts.get("e"));
    }

    @Test
    void twoFailuresInOneChainHaveTheFirstAsTheirCause() {
        var verdicts = verdicts("wrong", "6.8.0-9-pve", VERSION);

        assertEquals(new CheckKey("toy", "a"), assertInstanceOf(Verdict.Skipped.class, verdicts.get("b")).cause());
        assertEquals(new CheckKey("toy", "a"), assertInstanceOf(Verdict.Skipped.class, verdicts.get("d")).cause());
    }

    @Test
    void whatBuildsOnSomethingNotMeasuredIsOpen() {
        var verdicts = verdicts("right", "what?", VERSION);

        assertInstanceOf(Verdict.NotMeasured.class, verdicts.get("b"));
        for (var check : List.of("c", "d")) {
            var skipped = assertInstanceOf(Verdict.Skipped.class, verdicts.get(check));
            assertEquals(new CheckKey("toy", "b"), skipped.cause());
            assertEquals(true, skipped.open());
        }
    }

    @Test
    void aPrerequisiteThatIsNotPartOfTheRunIsTakenAsPassed() {
        var machines = machines("wrong", "6.8.0-1-pve", VERSION);
        var onlyB = CheckMethod.of(Chain.class).stream().filter(check -> check.key().check().equals("b")).toList();

        var verdicts = new CheckRun(machines.site(), machines.askers(), onlyB, Timelines.NONE, RunListener.SILENT).run();

        assertInstanceOf(Verdict.Passed.class, verdicts.get(new CheckKey("toy", "b")));
    }

    @ChecksFor("toy")
    static final class Bonus {

        @Check("regular")
        void regular(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("right", node.ask(HostName.ASKED).shortName()));
        }

        @Check(value = "bonus", after = "regular")
        void bonus(Cluster cluster) {
            onlyWherePlanned(cluster.nodes().stream().noneMatch(node -> node.plannedLinks().isEmpty()));
            judgeAll(cluster.nodes(), node -> equal(1, node.plannedLinks().size()));
        }

        @Check(value = "behind-bonus", after = "bonus")
        void behind(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("right", node.ask(HostName.ASKED).shortName()));
        }
    }

    @Test
    void aBonusCheckOfWhatIsNotPlannedIsLeftOut() {
        var verdicts = Machines.of("k", "n1").answers(List.of("right"), HostName.ASKED).verdicts(Bonus.class);

        assertEquals(Set.of("regular", "behind-bonus"), verdicts.keySet());
        verdicts.values().forEach(verdict -> assertInstanceOf(Verdict.Passed.class, verdict));
    }

    @Test
    void aBonusCheckOfWhatIsPlannedIsJudged() {
        var planned = Machines.of("k", List.of(Machines.node("n1", "192.0.2.11", List.of("198.51.100.11"))));

        assertInstanceOf(Verdict.Passed.class, planned.answers(List.of("right"), HostName.ASKED).verdicts(Bonus.class).get("bonus"));
    }

    @Test
    void kernelsAreComparedAsPrinted() {
        // Guards the chain above: its verdicts rest on what KernelRelease prints of itself.
        assertEquals("6.8.0-1-pve", KernelRelease.read(Printed.of("6.8.0-1-pve\n")).asOptional().orElseThrow().toString());
    }
}
