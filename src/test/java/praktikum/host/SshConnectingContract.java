package praktikum.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.text.Language;

/** How a host over SSH is logged in to, and how it is not. */
public abstract class SshConnectingContract extends SshContract {

    private static final Duration IMPATIENT = Duration.ofSeconds(2);
    // Logging in and opening a channel may each take so long, and the computer is busy with others; less than every question's own wait in
    // turn.
    private static final Duration ONCE = IMPATIENT.multipliedBy(2).plusSeconds(5);

    @Test
    void theMachineThatAnsweredIsKnown() throws Exception {
        try (var hosts = machine.hosts()) {
            assertEquals(Host.Identity.NONE, hosts.host("pve1").identity());

            assertEquals("here", printed(hosts, "here"));

            assertEquals(machine.shown(), hosts.host("pve1").identity().address());
            assertEquals(new KnownHosts(machine.knownHosts()).keys(machine.known()).getFirst().fingerprint(),
                    hosts.host("pve1").identity().fingerprint());
        }
    }

    @Test
    void nobodyListens() throws Exception {
        machine.down();
        try (var hosts = machine.hosts()) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.UNREACHABLE, none.problem());
            assertTold(none, "pve1", machine.shown());
        }
    }

    @Test
    void theNameIsUnknown() throws Exception {
        // Longer than a part of a name may be (RFC 1035), so that no name server has to be asked, which might take its time.
        var name = "no-such-machine-" + "x".repeat(64) + ".invalid";
        var node = new PlannedNode("pve1", InetAddress.ofLiteral("192.0.2.11"), List.of(),
                SshLogin.at(name), Optional.empty());
        try (var hosts = hosts(node, machine.ssh())) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.UNREACHABLE, none.problem());
            assertTold(none, name);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 300, 1500, 2000})
    void aMachineThatGoesSilentIsGivenUpInTime(int bytes) throws Exception {
        try (var silent = Faulty.silentAfter(machine, bytes); var hosts = accepting(silent.port(), machine.ssh(IMPATIENT))) {
            var asked = System.nanoTime();
            var answers = atOnce(hosts, 5, "true");
            var took = Duration.ofNanos(System.nanoTime() - asked);

            for (var answer : answers) {
                assertEquals(Problem.SILENT, none(answer).problem(), answer.toString());
                assertTold(none(answer), "pve1", " 2 ");
            }
            assertTrue(took.compareTo(ONCE) < 0, took.toString());
            assertEquals(1, silent.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2000})
    void manyQuestionsToAMachineThatGoesSilentTakeNoLongerThanOne(int bytes) throws Exception {
        var questions = IntStream.range(0, 80).mapToObj(i -> Command.of("echo", Integer.toString(i))).toList();
        var answers = new ConcurrentHashMap<Command, Answer>();
        try (var silent = Faulty.silentAfter(machine, bytes); var hosts = accepting(silent.port(), machine.ssh(IMPATIENT))) {
            var asked = System.nanoTime();
            hosts.host("pve1").runAll(questions, answers::put);
            var took = Duration.ofNanos(System.nanoTime() - asked);

            for (var question : questions) {
                assertEquals(Problem.SILENT, none(answers.get(question)).problem());
                assertTold(none(answers.get(question)), "pve1", " 2 ");
                assertFalse(none(answers.get(question)).why().in(Language.ENGLISH).contains("praktikum-"),
                        "no question may show what was sent for it");
            }
            assertTrue(took.compareTo(ONCE) < 0, took.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 300})
    void aMachineThatHangsUpIsUnreachable(int bytes) throws Exception {
        try (var hanging = Faulty.hangingUpAfter(machine, bytes); var hosts = accepting(hanging.port(), machine.ssh())) {
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
            assertEquals(machine.known(), key.name());
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
        var known = Files.writeString(folder.resolve("known"), machine.known() + " " + words[0] + " " + words[1] + "\n");
        try (var hosts = machine.hosts(machine.ssh(), known)) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.CHANGED_KEY, none.problem());
            var shown = assertInstanceOf(SshHosts.Key.class, hosts.keyOf("pve1")).key();
            var accepted = new KnownHosts(known).keys(machine.known()).getFirst();
            assertNotEquals(shown, accepted);
            assertTold(none, shown.fingerprint(), accepted.fingerprint(), known.toString());
        }
    }

    @Test
    void anAliasStandsForAddressAndPort() throws Exception {
        var known = Files.writeString(folder.resolve("known"), "our-node " + machine.hostKey() + "\n");
        var node = new PlannedNode("pve1", InetAddress.ofLiteral("192.0.2.11"), List.of(),
                new SshLogin(machine.address(), machine.port(), Optional.empty(), Optional.of("our-node")), Optional.empty());
        try (var hosts = SshHosts.of(List.of(node), machine.ssh(), new KnownHosts(known), Optional.empty(), InstantSource.system())) {
            assertEquals("in", printed(hosts, "in"));
        }
    }

    @Test
    void aLoginThatIsRefusedNamesUserAndKey() throws Exception {
        var stranger = OpenSsh.keygen(folder.resolve("stranger"), "ed25519");
        try (var hosts = machine.hosts(new SshSettings(machine.user(), List.of(stranger), false, Optional.empty(), false,
                SshSettings.DEFAULT_CONNECT_TIMEOUT))) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.DENIED, none.problem());
            assertTold(none, machine.user() + "@" + machine.shown(), stranger.toString());
        }
    }

    @Test
    void aMachinesOwnUserAndKeyGoBeforeTheSites() throws Exception {
        var stranger = OpenSsh.keygen(folder.resolve("stranger"), "ed25519");
        var site = new SshSettings("nobody", List.of(stranger), false, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT);
        var server = new PlannedNfsServer("nfs01", InetAddress.ofLiteral("192.0.2.50"), "/srv", new SshLogin(machine.address(),
                machine.port(), Optional.of(machine.user()), Optional.empty(), List.of(machine.loginKey()), Optional.empty(),
                Optional.empty()));
        try (var hosts = SshHosts.of(List.of(machine.node("pve1"), server), site, new KnownHosts(machine.knownHosts()), Optional.empty(),
                InstantSource.system())) {
            assertEquals(Problem.DENIED, none(hosts.host("pve1").run(Command.of("true"))).problem());
            assertInstanceOf(Output.class, hosts.host("nfs01").run(Command.of("true")));
        }
    }

    @Test
    void oneOfSeveralKeysIsEnough() throws Exception {
        var stranger = OpenSsh.keygen(folder.resolve("stranger"), "ed25519");
        try (var hosts =
                machine.hosts(new SshSettings(machine.user(), List.of(folder.resolve("missing"), stranger, machine.loginKey()), false,
                Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT))) {
            assertEquals("in", printed(hosts, "in"));
        }
    }

    @Test
    void aMachineThatIsGoneDoesNotHoldUpTheOthers() throws Exception {
        try (var silent = Faulty.silentAfter(machine, 0)) {
            var nodes = List.of(machine.node("pve1"), SshMachine.node("pve2", silent.port()));
            try (var hosts =
                    SshHosts.of(nodes, machine.ssh(), new KnownHosts(machine.knownHosts()), Optional.empty(), InstantSource.system());
                 var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var gone = threads.submit(() -> hosts.host("pve2").run(Command.of("true")));
                assertEquals("in", printed(hosts, "in"));
                assertEquals(Problem.SILENT, none(gone.get()).problem());
            }
        }
    }

    private SshHosts accepting(int port, SshSettings ssh) throws IOException {
        Files.writeString(machine.knownHosts(), KnownHosts.name("127.0.0.1", port) + " " + machine.hostKey() + "\n");
        return hosts(SshMachine.node("pve1", port), ssh);
    }

    private SshHosts hosts(PlannedNode node, SshSettings ssh) {
        return SshHosts.of(List.of(node), ssh, new KnownHosts(machine.knownHosts()), Optional.empty(), InstantSource.system());
    }
}
