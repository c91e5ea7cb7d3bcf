package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.fact.node.HostName;
import praktikum.fact.node.KernelRelease;
import praktikum.host.NoAnswer;
import praktikum.host.replay.RecordedAnswers;
import praktikum.text.Message;

/** {@code check --wait}, and runs that are ended early. */
class WaitingTest {

    private static final String NAME = String.join(" ", HostName.ASKED.argv());
    private static final String KERNEL = String.join(" ", KernelRelease.ASKED.argv());

    @ChecksFor("toy")
    static final class Two {

        @Check("name")
        void name(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal(node.name(), node.ask(HostName.ASKED).shortName()));
        }

        @Check(value = "kernel", after = "name")
        void kernel(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }
    }

    private static final List<CheckKey> ALL = List.of(new CheckKey("toy", "name"), new CheckKey("toy", "kernel"));

    private static Machines kernelComesThirdTime() {
        return Machines.of("k", "n1").answers(List.of("n1"), HostName.ASKED)
                .answers(List.of("6.8.0-9-pve"), KernelRelease.ASKED)
                .answers("n1", new NoAnswer(NoAnswer.Problem.CUT, Message.of("host.cut", "n1", "…"), Instant.EPOCH), KernelRelease.ASKED)
                .answers(List.of("6.8.0-1-pve"), KernelRelease.ASKED);
    }

    @Test
    void onlyWhatHasNotPassedIsAskedAgainUntilItPasses() {
        var machines = kernelComesThirdTime();
        var again = new AtomicInteger();
        var now = InstantSource.system();

        var verdicts = Machines.byId(machines.run(Two.class).runUntil(now.instant().plusSeconds(60), now, ALL, again::incrementAndGet));

        assertInstanceOf(Verdict.Passed.class, verdicts.get("name"));
        assertInstanceOf(Verdict.Passed.class, verdicts.get("kernel"));
        assertEquals(2, again.get());
        assertEquals(List.of(NAME, KERNEL, KERNEL, KERNEL),
                machines.log().stream().map(Machines.Asked::line).sorted().toList());
        assertEquals(List.of(4), verdicts.get("kernel").evidence(), "the verdict rests on the newest answer");
    }

    @ChecksFor("toy")
    static final class Explained {

        @Check("name")
        void name(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal(node.name(), node.ask(HostName.ASKED).shortName()));
        }

        @Check(value = "kernel", explainedBy = "name")
        void kernel(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("6.8.0-1-pve", node.ask(KernelRelease.ASKED).toString()));
        }
    }

    /** The name can never be measured, and nobody asked for it. */
    private static Machines nameIsNeverKnown(String... kernels) {
        var machines = Machines.of("k", "n1");
        for (var kernel : kernels) {
            machines.answers("n1", new NoAnswer(NoAnswer.Problem.CUT, Message.of("host.cut", "n1", "…"), Instant.EPOCH), HostName.ASKED)
                    .answers(List.of(kernel), KernelRelease.ASKED);
        }
        return machines;
    }

    @Test
    @Timeout(30)
    void whatNobodyAskedForIsNotWaitedForOnceTheAskedHasPassed() {
        var wanted = List.of(new CheckKey("toy", "kernel"));
        var again = new AtomicInteger();

        var verdicts = Machines.byId(nameIsNeverKnown("6.8.0-9-pve", "6.8.0-1-pve").run(Explained.class)
                .runUntil(Instant.MAX, InstantSource.system(), wanted, again::incrementAndGet));

        assertInstanceOf(Verdict.Passed.class, verdicts.get("kernel"));
        assertInstanceOf(Verdict.NotMeasured.class, verdicts.get("name"));
        assertEquals(1, again.get());
        assertEquals(verdicts, Machines.byId(nameIsNeverKnown("6.8.0-9-pve", "6.8.0-1-pve").run(Explained.class).runTimes(2, wanted)));
    }

    @Test
    @Timeout(30)
    void whatHoldsTheAskedBackIsAskedAgainWithIt() {
        var machines = Machines.of("k", "n1")
                .answers("n1", new NoAnswer(NoAnswer.Problem.CUT, Message.of("host.cut", "n1", "…"), Instant.EPOCH), HostName.ASKED)
                .answers(List.of("6.8.0-1-pve"), KernelRelease.ASKED).answers(List.of("n1"), HostName.ASKED);

        var verdicts = Machines.byId(machines.run(Two.class)
                .runUntil(Instant.MAX, InstantSource.system(), List.of(new CheckKey("toy", "kernel")), () -> { }));

        assertInstanceOf(Verdict.Passed.class, verdicts.get("kernel"), "skipped at first, and itself right from the start");
        assertEquals(3, machines.log().size());
    }

    @Test
    void theSameAskingsFromEvidenceGiveTheSameVerdicts() {
        var twice = Machines.byId(kernelComesThirdTime().run(Two.class).runTimes(2, ALL));
        var thrice = Machines.byId(kernelComesThirdTime().run(Two.class).runTimes(3, ALL));
        var more = Machines.byId(kernelComesThirdTime().run(Two.class).runTimes(4, ALL));

        assertInstanceOf(Verdict.NotMeasured.class, twice.get("kernel"));
        assertInstanceOf(Verdict.Passed.class, thrice.get("kernel"));
        assertEquals(thrice, more);
    }

    @Test
    void withoutAWaitEverythingIsAskedOnce() {
        var machines = kernelComesThirdTime();
        var clock = InstantSource.fixed(Instant.EPOCH);

        var verdicts = Machines.byId(machines.run(Two.class).runUntil(Instant.EPOCH, clock, ALL, () -> {
            throw new AssertionError("asked again");
        }));

        assertInstanceOf(Verdict.Failed.class, verdicts.get("kernel"));
        assertEquals(2, machines.log().size());
    }

    @Test
    void theDeadlineEndsTheWaiting() {
        var machines = kernelComesThirdTime();
        var ticks = new AtomicInteger();
        // Each look at the clock is 100 ms later than the one before, so that the deadline is over after the second asking.
        InstantSource clock = () -> Instant.EPOCH.plusMillis(ticks.getAndIncrement() * 100L);

        var verdicts = Machines.byId(machines.run(Two.class).runUntil(Instant.EPOCH.plus(Duration.ofMillis(350)), clock, ALL, () -> { }));

        assertInstanceOf(Verdict.NotMeasured.class, verdicts.get("kernel"));
    }

    @Test
    @Timeout(60)
    void aCancelledRunEndsAfterTheAnswersThatAreUnderWay() throws Exception {
        var asked = new CountDownLatch(2);
        var cancelled = new CountDownLatch(1);
        var machines = Machines.of("k", "n1", "n2").answers(List.of("n1", "n2"), HostName.ASKED)
                .answers(List.of("6.8.0-1-pve", "6.8.0-1-pve"), KernelRelease.ASKED).before(one -> {
                    if (one.line().equals(NAME)) {
                        asked.countDown();
                        await(cancelled);
                    }
                });
        var run = machines.run(Two.class);
        var ended = new FutureTask<>(() -> Machines.byId(run.runUntil(Instant.MAX, InstantSource.system(), ALL, () -> { })));
        Thread.ofVirtual().start(ended);
        await(asked);
        run.cancel(Instant.EPOCH);
        cancelled.countDown();

        var verdicts = ended.get(30, TimeUnit.SECONDS);

        assertEquals(Set.of("name", "kernel"), verdicts.keySet());
        assertInstanceOf(Verdict.Passed.class, verdicts.get("name"), "its answers were under way and are there");
        assertEquals(4, machines.log().size(), "nothing is asked again");
    }

    @Test
    @Timeout(60)
    void whatWasSettledBeforeTheEndCounts() {
        var machines = Machines.of("k", "n1").answers(List.of("n1"), HostName.ASKED).answers(List.of("b"), "second");
        var run = new CheckRun[1];
        run[0] = machines.run(Late.class, new RunListener() {
            @Override
            public void settled(CheckKey key, Verdict verdict) {
                run[0].cancel(Instant.EPOCH);
            }
        });

        var verdicts = Machines.byId(run[0].run());

        assertInstanceOf(Verdict.Passed.class, verdicts.get("early"));
        assertEquals("host.unasked", verdicts.get("late").findings().getFirst().why().orElseThrow().key());
        assertTrue(machines.log().stream().map(Machines.Asked::line).collect(Collectors.toSet()).stream().noneMatch(KERNEL::equals));
    }

    @ChecksFor("toy")
    static final class Late {

        @Check("early")
        void early(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal(node.name(), node.ask(HostName.ASKED).shortName()));
        }

        @Check("late")
        void late(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal(node.ask(HostName.ASKED).shortName(), node.ask(KernelRelease.ASKED).toString()));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
    }
}
