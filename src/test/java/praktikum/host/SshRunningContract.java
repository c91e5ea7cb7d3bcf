package praktikum.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.NoAnswer.Problem;

/** How commands over SSH end when they do not end by themselves. */
public abstract class SshRunningContract extends SshContract {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fewChannelsAreEnough(int sessions) throws Exception {
        try (var few = start(folder.resolve("few"), sessions); var hosts = few.hosts()) {
            var answers = new ArrayList<Future<String>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 30; i++) {
                    var number = Integer.toString(i);
                    answers.add(threads.submit(() -> printed(hosts, number)));
                }
                for (int i = 0; i < 30; i++) {
                    assertEquals(Integer.toString(i), answers.get(i).get());
                }
            }
        }
    }

    @Test
    void aMachineWithoutChannelsSaysSo() throws Exception {
        try (var none = start(folder.resolve("none"), 0); var hosts = none.hosts()) {
            for (var answer : atOnce(hosts, 10, "true")) {
                assertEquals(Problem.NO_CHANNEL, none(answer).problem());
                assertTold(none(answer), "pve1", "MaxSessions");
            }
        }
    }

    @Test
    void aConnectionThatIsCutEndsItsCommandWhichIsNotRepeated() throws Exception {
        try (var hosts = machine.hosts(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CompletableFuture<Void>();
            var count = "/tmp/" + folder.getFileName() + "-count";
            var answer = threads.submit(() -> hosts.host("pve1").run(Command.of("sh", "-c", "echo x >>" + count + "; echo begun; sleep 20"),
                    live -> begun.complete(null)));
            begun.get(60, TimeUnit.SECONDS);
            machine.cut();

            assertEquals(Problem.CUT, none(answer.get()).problem());
            assertTold(none(answer.get()), "pve1", "sleep 20");
            assertEquals("x\n", assertInstanceOf(Output.class, hosts.host("pve1").run(Command.of("cat", count))).outText());
            hosts.host("pve1").run(Command.of("rm", "-f", count));
        }
    }

    @Test
    void questionsWhoseConnectionIsCutAreAskedAgain() throws Exception {
        // None of them comes to its end before the cut, all of them do after it.
        var again = "/tmp/" + folder.getFileName() + "-again";
        var questions = IntStream.range(0, 20).mapToObj(i -> Command.of("sh", "-c", "[ -e " + again + " ] || sleep 4715; echo " + i))
                .toList();
        var answers = new ConcurrentHashMap<Command, Answer>();
        try (var hosts = machine.hosts(); var others = machine.hosts()) {
            printed(hosts, "connected");
            printed(others, "connected");
            var asking = CompletableFuture.runAsync(() -> hosts.host("pve1").runAll(questions, answers::put), Thread::startVirtualThread);
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10)).until(() -> machine.runs("sleep 4715"));
            assertInstanceOf(Output.class, others.host("pve1").run(Command.of("touch", again)));
            machine.cut();
            asking.get(60, TimeUnit.SECONDS);
            others.host("pve1").run(Command.of("rm", "-f", again));
        }

        for (int i = 0; i < 20; i++) {
            assertEquals(i + "\n", assertInstanceOf(Output.class, answers.get(questions.get(i))).outText());
        }
    }

    @Test
    void questionsToAMachineWithoutChannelsAllSaySo() throws Exception {
        var questions = IntStream.range(0, 20).mapToObj(i -> Command.of("echo", Integer.toString(i))).toList();
        var answers = new ConcurrentHashMap<Command, Answer>();
        try (var none = start(folder.resolve("none"), 0); var hosts = none.hosts()) {
            hosts.host("pve1").runAll(questions, answers::put);
        }

        questions.forEach(question -> assertEquals(Problem.NO_CHANNEL, none(answers.get(question)).problem()));
    }

    @Test
    void aConnectionThatIsCutBetweenCommandsIsOpenedAgain() throws Exception {
        try (var hosts = machine.hosts()) {
            for (var round : List.of("one", "two", "three")) {
                assertEquals(round, printed(hosts, round));
                machine.cut();
            }
        }
    }

    @Test
    void aMachineThatComesBackIsReachedAgain() throws Exception {
        try (var hosts = machine.hosts()) {
            assertEquals("before", printed(hosts, "before"));
            machine.down();
            var problems = List.of(Problem.CUT, Problem.UNREACHABLE);
            assertTrue(problems.contains(none(hosts.host("pve1").run(Command.of("true"))).problem()));
            assertEquals(Problem.UNREACHABLE, none(hosts.host("pve1").run(Command.of("true"))).problem());
            machine.up();
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100))
                    .until(() -> hosts.host("pve1").run(Command.of("true")) instanceof Output);
        }
    }

    @Test
    void nothingIsLeftOfACommandThatRanOutOfTime() throws Exception {
        try (var hosts = machine.hosts()) {
            var output = assertInstanceOf(Output.class,
                    hosts.host("pve1").run(Command.of("sh", "-c", "sleep 4711 | sleep 4711").within(Duration.ofSeconds(1))));

            assertEquals(124, output.exit());
            assertGone("sleep 4711");
        }
    }

    @Test
    void anInterruptedRunLeavesNothingBehind() throws Exception {
        try (var hosts = machine.hosts()) {
            var begun = new CompletableFuture<Void>();
            var answer = new CompletableFuture<Answer>();
            var interrupted = new CompletableFuture<Boolean>();
            var other = CompletableFuture.supplyAsync(() -> hosts.host("pve1").run(Command.of("sh", "-c", "sleep 4; echo lived on")),
                    Thread::startVirtualThread);
            var thread = Thread.startVirtualThread(() -> {
                answer.complete(hosts.host("pve1")
                        .run(Command.of("sh", "-c", "echo begun; sleep 4712; echo \"$(id)\""), live -> begun.complete(null)));
                interrupted.complete(Thread.interrupted());
            });
            begun.get(60, TimeUnit.SECONDS);
            thread.interrupt();

            assertEquals(Problem.INTERRUPTED, none(answer.get(60, TimeUnit.SECONDS)).problem());
            assertTrue(interrupted.get(), "the thread stays interrupted");
            assertGone("sleep 4712");
            assertEquals("lived on\n", assertInstanceOf(Output.class, other.get(60, TimeUnit.SECONDS)).outText());
        }
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        var hosts = machine.hosts();
        var begun = new CompletableFuture<Void>();
        var answer = CompletableFuture.supplyAsync(() -> hosts.host("pve1")
                .run(Command.of("sh", "-c", "echo begun; sleep 4713"), live -> begun.complete(null)),
                Thread::startVirtualThread);
        begun.get(60, TimeUnit.SECONDS);
        hosts.close();

        assertEquals(Problem.INTERRUPTED, none(answer.get(60, TimeUnit.SECONDS)).problem());
        assertGone("sleep 4713");
        assertEquals(Problem.INTERRUPTED, none(hosts.host("pve1").run(Command.of("true"))).problem());
    }

    @Test
    void aDialogueIsAnsweredAndItsSecretIsCovered() throws Exception {
        var script =
                "printf 'Go on (yes/no)? '; read a; printf 'New Password: '; read b; printf 'Retype password: '; read c; echo \"$a $b "
                        + "$c\"; [ \"$b\" = \"$c\" ]";
        var dialogue = new Dialogue(List.of(new Dialogue.Turn("yes/no", "yes", false), new Dialogue.Turn("password:", "rahasia 1", true),
                new Dialogue.Turn("password:", "rahasia 1", true)));
        var live = new StringBuffer();
        try (var hosts = machine.hosts()) {
            var output = assertInstanceOf(Output.class, hosts.host("pve1").run(Command.of("sh", "-c", script).onTerminal(dialogue)
                    .within(Duration.ofSeconds(20)), bytes -> live.append(new String(bytes, StandardCharsets.UTF_8))));

            assertEquals(0, output.exit(), output.outText());
            assertTrue(output.outText().contains("yes ***** *****"), output.outText());
            assertFalse(output.outText().contains("rahasia"), output.outText());
            assertEquals(output.outText(), live.toString());
        }
    }

    @Test
    void aQuestionNobodyAnswersEndsWithTheTimeout() throws Exception {
        try (var hosts = machine.hosts()) {
            var output = assertInstanceOf(Output.class,
                    hosts.host("pve1").run(Command.of("sh", "-c", "printf 'Sure? '; read a").within(Duration.ofSeconds(3))
                    .onTerminal(new Dialogue(List.of(new Dialogue.Turn("password", "x", true))))));

            assertEquals(124, output.exit());
            assertEquals("Sure? ", output.outText());
        }
    }

    private void assertGone(String words) {
        await(words + " to end").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> !machine.runs(words));
    }
}
