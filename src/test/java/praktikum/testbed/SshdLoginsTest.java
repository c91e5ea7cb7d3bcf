package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.ssh.SshHosts;

/** What users, login shells, sudo and the server's rules for them do to commands. */
@OnTestbed(Tier.SSHD)
@ExtendWith(Crowds.Shared.class)
@ParameterizedClass
@EnumSource
class SshdLoginsTest {

    private static Crowds crowds;
    private static Sshd machine;

    private final Debian debian;

    SshdLoginsTest(Debian debian) {
        this.debian = debian;
    }

    @BeforeAll
    static void up(Crowds all) {
        crowds = all;
    }

    @BeforeParameterizedClassInvocation
    static void start(Debian debian) {
        machine = crowds.of(debian);
    }

    private static SshHosts hosts(String user, boolean sudo) {
        return machine.hosts(Crowd.as(machine, user, sudo));
    }

    @Test
    void itIsTheReleaseItIsSaidToBe() throws Exception {
        assertTrue(machine.greeting().startsWith(debian.banner()), machine.greeting());
    }

    @ParameterizedTest
    @CsvSource({"root, false", "noisy, false", "dash, false", "few, false", "greeted, false", "wrapped, false", "free, true", "hard, true"})
    void manyQuestionsGetTheirOwnAnswers(String user, boolean sudo) {
        var questions = IntStream.range(0, 40)
                .mapToObj(i -> Command.of("sh", "-c", "echo out " + i + "; printf 'err " + i + "' >&2; exit " + i % 5)).toList();
        var answers = new ConcurrentHashMap<Command, Answer>();
        try (var hosts = hosts(user, sudo)) {
            hosts.host("pve1").runAll(questions, answers::put);
        }
        for (int i = 0; i < 40; i++) {
            var output = Told.output(answers.get(questions.get(i)));
            assertEquals(List.of("out " + i + "\n", "err " + i, i % 5), List.of(output.outText(), output.errText(), output.exit()));
            assertFalse(output.truncated());
        }
    }

    @ParameterizedTest
    @CsvSource({"noisy, false", "greeted, false", "free, true", "hard, true"})
    void aTerminalShowsTheCommandOnly(String user, boolean sudo) {
        var dialogue = new Dialogue(List.of(new Dialogue.Turn("go on", "yes", false)));
        try (var hosts = hosts(user, sudo)) {
            var output = Told.output(hosts.host("pve1")
                    .run(Command.of("sh", "-c", "printf 'Go on? '; read a; echo \"[$a]\"; id -un").onTerminal(dialogue)));
            assertEquals(List.of("Go on? yes", "[yes]", sudo ? "root" : user), output.outText().lines().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"free, true, root", "hard, true, root", "free, false, free", "plain, false, plain"})
    void commandsRunAsWhoTheyShould(String user, boolean sudo, String as) {
        try (var hosts = hosts(user, sudo)) {
            assertEquals(as + "\n", Told.output(hosts.host("pve1").run(Command.of("id", "-un"))).outText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asks", "plain", "without"})
    void sudoThatDoesNotLetUsIsNoAnswerAboutAnything(String user) {
        try (var hosts = hosts(user, true)) {
            for (var none : everyWay(hosts)) {
                Told.none(Problem.NO_PRIVILEGE, none, "pve1", user, user.equals("without") ? "not found" : "password is required",
                        "NOPASSWD");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"forced, and that", "transfers, ''", "nobodys, not available", "leaves, closed for today"})
    void aLoginThatDoesSomethingElseIsNoAnswerAboutAnything(String user, String said) {
        try (var hosts = hosts(user, false)) {
            for (var none : everyWay(hosts)) {
                Told.none(Problem.NO_CHANNEL, none, "pve1", said, "ForceCommand");
            }
        }
    }

    /** Answers to commands alone, on a terminal and together; also to such as would say something by failing. */
    private static List<NoAnswer> everyWay(SshHosts hosts) {
        var questions = IntStream.range(0, 20).mapToObj(i -> Command.of("test", "-e", "/no/such/file" + i)).toList();
        var answers = new ConcurrentHashMap<Command, Answer>();
        var host = hosts.host("pve1");
        host.runAll(questions, answers::put);
        assertEquals(Set.copyOf(questions), answers.keySet());
        answers.put(Command.of("true"), host.run(Command.of("true")));
        var terminal = Command.of("true").onTerminal(new Dialogue(List.of(new Dialogue.Turn("password", "rahasia", true))))
                .within(Duration.ofSeconds(5));
        answers.put(terminal, host.run(terminal));
        return answers.values().stream().map(answer -> assertInstanceOf(NoAnswer.class, answer, answer.toString())).toList();
    }

    @ParameterizedTest
    @CsvSource({"root, false", "dash, false", "noisy, false", "wrapped, false", "free, true", "hard, true"})
    void nothingIsLeftBehind(String user, boolean sudo) throws Exception {
        try (var hosts = hosts(user, sudo)) {
            var host = hosts.host("pve1");
            assertEquals(124,
                    Told.output(host.run(Command.of("sh", "-c", "sleep 4721 | sleep 4721").within(Duration.ofSeconds(1)))).exit());
            gone("sleep 4721");

            var begun = new CompletableFuture<Void>();
            var answer = new CompletableFuture<Answer>();
            var thread = Thread.startVirtualThread(() -> answer.complete(
                    host.run(Command.of("sh", "-c", "echo begun; sleep 4722; echo \"$(id)\""), live -> begun.complete(null))));
            begun.get(60, TimeUnit.SECONDS);
            thread.interrupt();
            assertEquals(Problem.INTERRUPTED, assertInstanceOf(NoAnswer.class, answer.get(60, TimeUnit.SECONDS)).problem());
            gone("sleep 4722");

            var running = new CompletableFuture<Void>();
            CompletableFuture.runAsync(() -> host.run(Command.of("sh", "-c", "echo begun; sleep 4723"), live -> running.complete(null)),
                    Thread::startVirtualThread);
            running.get(60, TimeUnit.SECONDS);
        }
        gone("sleep 4723");
        await("all sessions to end").atMost(Duration.ofSeconds(60)).until(() -> machine.sessions().isEmpty());
        // What sudo and timeout started ends before they do.
        await("all else to end").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertEquals(List.of(), machine.busy()));
    }

    private static void gone(String words) {
        await(words + " to end").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> !machine.runs(words));
    }

    @ParameterizedTest
    @CsvSource({"root, false", "hard, true"})
    void moreThanIsKeptIsReadAndAnEndlessCommandEnded(String user, boolean sudo) {
        try (var hosts = hosts(user, sudo)) {
            var all = Told.output(hosts.host("pve1").run(Command.of("head", "-c", "4000000", "/dev/zero").keeping(1 << 20)));
            assertEquals(List.of(0, 1 << 20, true), List.of(all.exit(), all.out().length, all.truncated()));

            var most = Told.output(hosts.host("pve1").run(Command.of("head", "-c", "100000000", "/dev/zero").keeping(1 << 20)));
            assertEquals(List.of(141, 1 << 20, true), List.of(most.exit(), most.out().length, most.truncated()));
            gone("head -c 100000000");

            assertEquals("still here\n", Told.output(hosts.host("pve1").run(Command.of("echo", "still here"))).outText());
        }
    }

    @Test
    void eightTimesAHundredMegabytesAtOnceFitIntoTheMemory() {
        var questions = IntStream.range(0, 8).mapToObj(i -> Command.of("sh", "-c", "head -c 100000000 /dev/zero; : " + i)).toList();
        var answers = new ConcurrentHashMap<Command, Answer>();
        try (var hosts = hosts("root", false)) {
            hosts.host("pve1").runAll(questions, answers::put);
        }
        assertEquals(Set.of(Command.DEFAULT_LIMIT),
                answers.values().stream().map(answer -> Told.output(answer).out().length).collect(Collectors.toSet()));
        assertTrue(answers.values().stream().allMatch(answer -> Told.output(answer).truncated()));
    }

    @Test
    void sixMegabytesThatAreWantedAreThereWhole() {
        try (var hosts = hosts("few", false)) {
            var text = new String(Told.output(hosts.host("pve1").run(Command.of("seq", "1000000").keeping(8 << 20))).out(),
                    StandardCharsets.US_ASCII);
            assertEquals(IntStream.rangeClosed(1, 1_000_000).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n")), text);
        }
    }
}
