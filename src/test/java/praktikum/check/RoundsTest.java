package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static praktikum.check.Expect.judge;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Judgement;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.system.DirectoryListing;
import praktikum.host.replay.RecordedAnswers;

/** How a run asks: in rounds, of all hosts at once, nothing twice. */
class RoundsTest {

    private static Question<String> line(String... argv) {
        return Question.of(printed -> printed.exit() == 0 ? Reading.known(printed.out().strip())
                : Reading.strange("exit " + printed.exit(), printed), argv);
    }

    /** One command deep, three deep, and two that share what they ask. */
    @ChecksFor("toy")
    static final class Chains {

        @Check("one")
        void one(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("a", node.ask(line("first"))));
        }

        @Check("three")
        void three(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> {
                var first = node.ask(line("first"));
                var second = node.ask(line("second", first));
                return equal("c", node.ask(line("third", second)));
            });
        }

        @Check("both")
        void both(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("aa", node.ask(line("first")) + node.ask(line("other"))));
        }
    }

    private static Machines chained() {
        return Machines.of("k", "n1", "n2", "n3").answers(List.of("a", "a", "a"), "first").answers(List.of("a", "a", "a"), "other")
                .answers(List.of("b", "b", "b"), "second", "a").answers(List.of("c", "c", "c"), "third", "b");
    }

    @Test
    void aLabSettlesInAsManyRoundsAsItsLongestChainAndOneMore() {
        var machines = chained();
        var rounds = new ArrayList<Integer>();
        var settledAfter = new ArrayList<Integer>();

        var verdicts = machines.run(Chains.class, new RunListener() {
            @Override
            public void round(int number, int settled, int checks) {
                rounds.add(number);
                settledAfter.add(settled);
                assertEquals(3, checks);
            }
        }).run();

        assertEquals(List.of(1, 2, 3, 4), rounds);
        // "both" needs two answers of each node, and asks for the second one only when it has the first.
        assertEquals(List.of(0, 1, 2, 3), settledAfter);
        verdicts.values().forEach(verdict -> assertInstanceOf(Verdict.Passed.class, verdict));
    }

    @Test
    void nothingIsAskedTwiceHoweverManyChecksNeedIt() {
        var machines = chained();
        machines.verdicts(Chains.class);

        var asked = machines.log().stream().map(one -> one.host() + ": " + one.line()).toList();
        assertEquals(12, asked.size(), asked::toString);
        assertEquals(12, new HashSet<>(asked).size(), asked::toString);
    }

    @Test
    void theEvidenceSaysWhoAskedFirst() {
        var machines = chained();
        machines.verdicts(Chains.class);

        var by = new HashSet<String>();
        machines.log().stream().filter(one -> one.line().equals("second a")).forEach(one -> by.add(one.askedBy()));
        assertEquals(Set.of("toy/three"), by);
    }

    @ChecksFor("toy")
    static final class Wide {

        @Check("left")
        void left(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("l", node.ask(line("left"))));
        }

        @Check("right")
        void right(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("r", node.ask(line("right"))));
        }

        @Check("pairs")
        void pairs(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> {
                var trials = Expect.askAll(cluster.others(node), peer -> node.ask(line("try", peer.name())));
                return Judgement.right(trials.values());
            });
        }
    }

    @Test
    void allCommandsOfARoundAreUnderWayAtOnce() {
        var machines = Machines.of("k", "n1", "n2", "n3").answers(List.of("l", "l", "l"), "left").answers(List.of("r", "r", "r"), "right");
        for (var name : List.of("n1", "n2", "n3")) {
            machines.answers(List.of("ok", "ok", "ok"), "try", name);
        }
        // 3 nodes with left, right and two pairs each: nobody gets an answer before all twelve are asked.
        var together = new CyclicBarrier(12);
        machines.before(asked -> meet(together));

        var verdicts = machines.verdicts(Wide.class);

        assertEquals(12, machines.log().size());
        verdicts.values().forEach(verdict -> assertInstanceOf(Verdict.Passed.class, verdict));
    }

    static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new AssertionError("asked one after the other", alone);
        }
    }

    /** What a check says in a round in which an answer is still to come does not count, whatever it is. */
    @ChecksFor("toy")
    static final class Hasty {

        @Check("swallows")
        void swallows(Cluster cluster) {
            judge(cluster, () -> {
                try {
                    return equal("a", cluster.nodes().getFirst().ask(line("first")));
                } catch (Throwable everything) {
                    return wrong("a", everything);
                }
            });
        }

        @Check("throws")
        void breaks(Cluster cluster) {
            try {
                cluster.each(node -> node.ask(line("first")));
            } catch (Error early) {
                throw new IllegalStateException("too early", early);
            }
            judge(cluster, () -> Judgement.right("all"));
        }
    }

    @Test
    void anOutcomeBeforeAllAnswersAreThereIsThrownAway() {
        var verdicts = Machines.of("k", "n1", "n2").answers(List.of("a", "a"), "first").verdicts(Hasty.class);

        assertInstanceOf(Verdict.Passed.class, verdicts.get("swallows"));
        assertInstanceOf(Verdict.Passed.class, verdicts.get("throws"));
    }

    private static final AtomicInteger EVER = new AtomicInteger();

    @ChecksFor("toy")
    static final class Insatiable {

        @Check("ever")
        void ever(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> right(node.ask(line("again", Integer.toString(EVER.incrementAndGet())))));
        }

        @Check("modest")
        void modest(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("a", node.ask(line("first"))));
        }
    }

    @Test
    void aCheckThatAsksForEverIsGivenUpAndTheOthersCount() {
        var machines = Machines.of("k", "n1").answers(List.of("a"), "first");
        var verdicts = machines.verdicts(Insatiable.class);

        assertInstanceOf(Verdict.Passed.class, verdicts.get("modest"));
        var given = assertInstanceOf(Verdict.NotMeasured.class, verdicts.get("ever")).findings();
        assertEquals(1, given.size());
        assertEquals("check.never-stops-asking", given.getFirst().why().orElseThrow().key());
        assertEquals(List.of("8"), given.getFirst().why().orElseThrow().args());
        assertEquals(8, machines.log().stream().filter(asked -> asked.line().startsWith("again")).count());
    }

    @Test
    void thePlannedFirstRoundIsToldWithoutAskingAnybody() {
        var machines = chained();
        var first = new CheckRun(machines.site(), Map.of(), CheckMethod.of(Chains.class), Timelines.NONE, RunListener.SILENT).firstRound();

        assertEquals(List.of("n1 first", "n2 first", "n3 first"),
                first.stream().map(ask -> ask.getKey() + " " + ask.getValue().line()).sorted().toList());
        assertEquals(List.of(), machines.log());
    }

    @Test
    void aRunWhoseEvidenceCannotBeWrittenBreaksOff() {
        var machines = chained().before(asked -> {
            if (asked.host().equals("n2")) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        });
        var run = machines.run(Chains.class);

        assertEquals("No space left on device", assertThrows(UncheckedIOException.class, run::run).getCause().getMessage());
        assertEquals(3, machines.log().size(), "nobody is asked any more");
    }

    /** A parser of a module that is wrong: its fault stays within its check. */
    @ChecksFor("toy")
    static final class Reads {

        @Check("reads")
        void reads(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> right(node.ask(DirectoryListing.of("/x")).names().stream().sorted().toList()));
        }
    }

    @Test
    void evidenceOfAFindingIsWhatThatSubjectRestsOn() {
        var machines = Machines.of("k", "n1", "n2")
                .answers("n1", RecordedAnswers.printed("unused\n"), "unused")
                .answers("n1", RecordedAnswers.printed("b\na\n"), "ls", "-1", "/x")
                .answers("n2", RecordedAnswers.printed(2, "", "ls: cannot access '/x': No such file or directory\n"), "ls", "-1", "/x");

        var findings = machines.verdicts(Reads.class).get("reads").findings();

        assertEquals(List.of("n1", "n2"), findings.stream().map(Finding::subject).toList());
        assertEquals(List.of(Optional.of("a, b"), Optional.of("–")), findings.stream().map(Finding::found).toList());
        assertEquals(List.of(List.of(2), List.of(1)), findings.stream().map(Finding::evidence).toList());
    }
}
