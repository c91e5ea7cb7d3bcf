package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import praktikum.check.verdict.Verdict;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.host.replay.RecordedAnswers;

/** Two runs against different sites in one JVM do not see each other's facts. */
class ParallelRunsTest {

    /** Both runs pass here, and neither goes on before the other has come: they are always inside the same check at once. */
    private static final CyclicBarrier MEETING = new CyclicBarrier(2);

    @ChecksFor("toy")
    static final class Meeting {

        @Check("owner")
        void owner(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> {
                var first = node.ask(Question.of(Meeting::metThere, "whose"));
                return equal(cluster.name() + "/" + node.name() + "/" + first, node.ask(Question.of(Meeting::metThere, "whose", first)));
            });
        }

        @Check(value = "behind", after = "owner")
        void behind(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("x", node.ask(Question.of(Meeting::plain, "last"))));
        }

        private static Reading<String> metThere(Printed printed) {
            RoundsTest.meet(MEETING);
            return plain(printed);
        }

        private static Reading<String> plain(Printed printed) {
            return printed.exit() == 0 ? Reading.known(printed.out().strip()) : Reading.strange("exit", printed);
        }
    }

    /** The same node names, the same commands, other answers. */
    private static Machines machines(String cluster, String mark, CyclicBarrier asking) {
        return Machines.of(cluster, "n1", "n2").answers(List.of(mark + 1, mark + 2), "whose")
                .answers("n1", RecordedAnswers.printed(cluster + "/n1/" + mark + 1), "whose", mark + 1)
                .answers("n2", RecordedAnswers.printed(cluster + "/n2/" + mark + 2), "whose", mark + 2)
                .answers(List.of("x", cluster.equals("kelas-a") ? "x" : "y"), "last")
                .before(asked -> {
                    if (asked.host().equals("n1") && asked.line().startsWith("whose")) {
                        RoundsTest.meet(asking);
                    }
                });
    }

    @Test
    @Timeout(120)
    void theyKeepToTheirOwnSites() throws Exception {
        var asking = new CyclicBarrier(2);
        var first = machines("kelas-a", "a", asking);
        var second = machines("kelas-b", "b", asking);

        var one = started(first);
        var other = started(second);
        var verdicts = one.get(60, TimeUnit.SECONDS);
        var others = other.get(60, TimeUnit.SECONDS);

        assertEquals(List.of("kelas-a/n1/a1", "kelas-a/n2/a2"), found(verdicts.get("owner")));
        assertEquals(List.of("kelas-b/n1/b1", "kelas-b/n2/b2"), found(others.get("owner")));
        assertInstanceOf(Verdict.Passed.class, verdicts.get("owner"));
        assertInstanceOf(Verdict.Passed.class, others.get("owner"));
        assertInstanceOf(Verdict.Passed.class, verdicts.get("behind"));
        assertInstanceOf(Verdict.Failed.class, others.get("behind"));
        assertEquals(6, first.log().size());
        assertEquals(6, second.log().size());
    }

    private static FutureTask<Map<String, Verdict>> started(Machines machines) {
        var task = new FutureTask<>(() -> machines.verdicts(Meeting.class));
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static List<String> found(Verdict verdict) {
        return verdict.findings().stream().map(finding -> finding.found().orElse("?")).toList();
    }
}
