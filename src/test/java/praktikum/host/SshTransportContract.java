package praktikum.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.ssh.KnownHosts;
import praktikum.host.ssh.SshHosts;
import praktikum.site.Node;
import praktikum.site.Ssh;
import praktikum.text.Language;

/** How a host over SSH behaves when the machine, the network or the run does not. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class SshTransportContract {

    private static final Duration IMPATIENT = Duration.ofSeconds(2);

    @TempDir
    protected Path folder;

    private SshMachine machine;

    /**
     * Starts a machine.
     *
     * @param sessions how many commands it carries out at once on one connection
     */
    protected abstract SshMachine start(Path folder, int sessions) throws IOException;

    @BeforeEach
    void up() throws IOException {
        machine = start(folder.resolve("machine"), 10);
    }

    @AfterEach
    void down() throws IOException {
        machine.close();
    }

    @Test
    void theMachineThatAnsweredIsKnown() throws Exception {
        try (var hosts = machine.hosts()) {
            assertEquals(Host.Identity.NONE, hosts.host("pve1").identity());

            assertEquals("here", printed(hosts, "here"));

            assertEquals("127.0.0.1:" + machine.port(), hosts.host("pve1").identity().address());
            assertEquals(new KnownHosts(machine.knownHosts()).keys(KnownHosts.name("127.0.0.1", machine.port())).getFirst().fingerprint(),
                    hosts.host("pve1").identity().fingerprint());
        }
    }

    @Test
    void nobodyListens() throws Exception {
        machine.down();
        try (var hosts = machine.hosts()) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.UNREACHABLE, none.problem());
            assertTold(none, "pve1", "127.0.0.1:" + machine.port());
        }
    }

    @Test
    void theNameIsUnknown() throws Exception {
        var node = new Node("pve1", "192.0.2.11", List.of(), new Node.Login("no-such-machine.invalid", 22, Optional.empty(), Optional.empty()), Optional.empty());
        try (var hosts = hosts(node, machine.ssh())) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.UNREACHABLE, none.problem());
            assertTold(none, "no-such-machine.invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 300, 1500, 2000})
    void aMachineThatGoesSilentIsGivenUpInTime(int bytes) throws Exception {
        try (var silent = Faulty.silentAfter(machine.port(), bytes); var hosts = accepting(silent.port(), machine.ssh(IMPATIENT))) {
            var asked = System.nanoTime();
            var answers = atOnce(hosts, 5, "true");
            var took = Duration.ofNanos(System.nanoTime() - asked);

            for (var answer : answers) {
                assertEquals(Problem.SILENT, none(answer).problem(), answer.toString());
                assertTold(none(answer), "pve1", " 2 ");
            }
            assertTrue(took.compareTo(IMPATIENT.plusSeconds(2)) < 0, took.toString());
            assertEquals(1, silent.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 300})
    void aMachineThatHangsUpIsUnreachable(int bytes) throws Exception {
        try (var hanging = Faulty.hangingUpAfter(machine.port(), bytes); var hosts = accepting(hanging.port(), machine.ssh())) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.UNREACHABLE, none.problem());
            assertTold(none, "pve1");
        }
    }

    @Test
    void aMachineWhoseKeyNobodyAcceptedIsNotLoggedInTo() throws Exception {
        var nothing = folder.resolve("nothing");
        try (var hosts = machine.hosts(machine.ssh(), nothing)) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.UNKNOWN_KEY, none.problem());
            var key = assertInstanceOf(SshHosts.Key.class, hosts.keyOf("pve1"));
            assertEquals(KnownHosts.name("127.0.0.1", machine.port()), key.name());
            assertTold(none, key.key().fingerprint(), "praktikum doctor");
            assertFalse(Files.exists(nothing));

            new KnownHosts(nothing).add(key.name(), key.key());
        }
        try (var hosts = machine.hosts(machine.ssh(), nothing)) {
            assertEquals("in", printed(hosts, "in"));
        }
    }

    @Test
    void aMachineThatShowsAnotherKeyIsNotLoggedInTo() throws Exception {
        var other = OpenSsh.keygen(folder.resolve("other"), "ed25519");
        var words = Files.readString(other.resolveSibling("other.pub")).split(" ");
        var known = Files.writeString(folder.resolve("known"), KnownHosts.name("127.0.0.1", machine.port()) + " " + words[0] + " " + words[1] + "\n");
        try (var hosts = machine.hosts(machine.ssh(), known)) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.CHANGED_KEY, none.problem());
            var shown = assertInstanceOf(SshHosts.Key.class, hosts.keyOf("pve1")).key();
            var accepted = new KnownHosts(known).keys(KnownHosts.name("127.0.0.1", machine.port())).getFirst();
            assertNotEquals(shown, accepted);
            assertTold(none, shown.fingerprint(), accepted.fingerprint(), known.toString());
        }
    }

    @Test
    void anAliasStandsForAddressAndPort() throws Exception {
        var known = Files.writeString(folder.resolve("known"), "our-node " + machine.hostKey() + "\n");
        var node = new Node("pve1", "192.0.2.11", List.of(), new Node.Login("127.0.0.1", machine.port(), Optional.empty(), Optional.of("our-node")), Optional.empty());
        try (var hosts = SshHosts.of(List.of(node), machine.ssh(), new KnownHosts(known), Optional.empty(), InstantSource.system())) {
            assertEquals("in", printed(hosts, "in"));
        }
    }

    @Test
    void aLoginThatIsRefusedNamesUserAndKey() throws Exception {
        var stranger = OpenSsh.keygen(folder.resolve("stranger"), "ed25519");
        try (var hosts = machine.hosts(new Ssh(machine.user(), List.of(stranger), false, Optional.empty(), false, Ssh.DEFAULT_CONNECT_TIMEOUT))) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.DENIED, none.problem());
            assertTold(none, machine.user() + "@127.0.0.1:" + machine.port(), stranger.toString());
        }
    }

    @Test
    void oneOfSeveralKeysIsEnough() throws Exception {
        var stranger = OpenSsh.keygen(folder.resolve("stranger"), "ed25519");
        try (var hosts = machine.hosts(new Ssh(machine.user(), List.of(folder.resolve("missing"), stranger, machine.loginKey()), false,
                Optional.empty(), false, Ssh.DEFAULT_CONNECT_TIMEOUT))) {
            assertEquals("in", printed(hosts, "in"));
        }
    }

    @Test
    void aMachineThatIsGoneDoesNotHoldUpTheOthers() throws Exception {
        try (var silent = Faulty.silentAfter(machine.port(), 0)) {
            var nodes = List.of(machine.node("pve1"), SshMachine.node("pve2", silent.port()));
            try (var hosts = SshHosts.of(nodes, machine.ssh(IMPATIENT), new KnownHosts(machine.knownHosts()), Optional.empty(), InstantSource.system());
                 var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var gone = threads.submit(() -> hosts.host("pve2").run(Command.of("true")));
                assertEquals("in", printed(hosts, "in"));
                assertEquals(Problem.SILENT, none(gone.get()).problem());
            }
        }
    }

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
                assertTold(none(answer), "pve1", "true");
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
            begun.get(20, TimeUnit.SECONDS);
            machine.cut();

            assertEquals(Problem.CUT, none(answer.get()).problem());
            assertTold(none(answer.get()), "pve1", "sleep 20");
            assertEquals("x\n", assertInstanceOf(Output.class, hosts.host("pve1").run(Command.of("cat", count))).outText());
            hosts.host("pve1").run(Command.of("rm", "-f", count));
        }
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
            await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(100))
                    .until(() -> hosts.host("pve1").run(Command.of("true")) instanceof Output);
        }
    }

    @Test
    void nothingIsLeftOfACommandThatRanOutOfTime() throws Exception {
        try (var hosts = machine.hosts()) {
            var output = assertInstanceOf(Output.class, hosts.host("pve1").run(Command.of("sh", "-c", "sleep 4711 | sleep 4711").within(Duration.ofSeconds(1))));

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
            var other = CompletableFuture.supplyAsync(() -> hosts.host("pve1").run(Command.of("sh", "-c", "sleep 4; echo lived on")));
            var thread = Thread.startVirtualThread(() -> {
                answer.complete(hosts.host("pve1").run(Command.of("sh", "-c", "echo begun; sleep 4712; echo \"$(id)\""), live -> begun.complete(null)));
                interrupted.complete(Thread.interrupted());
            });
            begun.get(20, TimeUnit.SECONDS);
            thread.interrupt();

            assertEquals(Problem.INTERRUPTED, none(answer.get(10, TimeUnit.SECONDS)).problem());
            assertTrue(interrupted.get(), "the thread stays interrupted");
            assertGone("sleep 4712");
            assertEquals("lived on\n", assertInstanceOf(Output.class, other.get(20, TimeUnit.SECONDS)).outText());
        }
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        var hosts = machine.hosts();
        var begun = new CompletableFuture<Void>();
        var answer = CompletableFuture.supplyAsync(() -> hosts.host("pve1").run(Command.of("sh", "-c", "echo begun; sleep 4713"), live -> begun.complete(null)));
        begun.get(20, TimeUnit.SECONDS);
        hosts.close();

        assertEquals(Problem.INTERRUPTED, none(answer.get(10, TimeUnit.SECONDS)).problem());
        assertGone("sleep 4713");
        assertEquals(Problem.INTERRUPTED, none(hosts.host("pve1").run(Command.of("true"))).problem());
    }

    @Test
    void aDialogueIsAnsweredAndItsSecretIsCovered() throws Exception {
        var script = "printf 'Go on (yes/no)? '; read a; printf 'New Password: '; read b; printf 'Retype password: '; read c; echo \"$a $b $c\"; [ \"$b\" = \"$c\" ]";
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
            var output = assertInstanceOf(Output.class, hosts.host("pve1").run(Command.of("sh", "-c", "printf 'Sure? '; read a").within(Duration.ofSeconds(1))
                    .onTerminal(new Dialogue(List.of(new Dialogue.Turn("password", "x", true))))));

            assertEquals(124, output.exit());
            assertEquals("Sure? ", output.outText());
        }
    }

    private void assertGone(String words) {
        await(words + " to end").atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50)).until(() -> !machine.runs(words));
    }

    private SshHosts accepting(int port, Ssh ssh) throws IOException {
        Files.writeString(machine.knownHosts(), KnownHosts.name("127.0.0.1", port) + " " + machine.hostKey() + "\n");
        return hosts(SshMachine.node("pve1", port), ssh);
    }

    private SshHosts hosts(Node node, Ssh ssh) {
        return SshHosts.of(List.of(node), ssh, new KnownHosts(machine.knownHosts()), Optional.empty(), InstantSource.system());
    }

    private static List<Answer> atOnce(SshHosts hosts, int times, String program) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (int i = 0; i < times; i++) {
                asked.add(threads.submit(() -> hosts.host("pve1").run(Command.of(program))));
            }
            var answers = new ArrayList<Answer>();
            for (var answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    protected static String printed(SshHosts hosts, String word) {
        var answer = hosts.host("pve1").run(Command.of("echo", word));
        return assertInstanceOf(Output.class, answer, answer.toString()).outText().strip();
    }

    protected static NoAnswer none(Answer answer) {
        return assertInstanceOf(NoAnswer.class, answer);
    }

    protected static void assertTold(NoAnswer none, String... words) {
        for (var language : Language.values()) {
            var sentence = none.why().in(language);
            for (var word : words) {
                assertTrue(sentence.contains(word), word + " in: " + sentence);
            }
            assertFalse(sentence.contains("{"), sentence);
        }
    }
}
