package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.OpenSsh;
import praktikum.host.SshMachine;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.PlannedNode;
import praktikum.site.SshSettings;

/** Keys of all kinds, key exchange, jump host, agent, and servers that have enough of us. */
@OnTestbed(Tier.SSHD)
@ParameterizedClass
@EnumSource
class SshdServersTest {

    private static final Command IN = Command.of("echo", "in");

    private static Testbed tier;
    private static Sshd machine;

    @TempDir
    Path folder;

    private final Debian debian;

    SshdServersTest(Debian debian) {
        this.debian = debian;
    }

    @BeforeAll
    static void up(Testbed testbed) {
        tier = testbed;
    }

    @BeforeParameterizedClassInvocation
    static void start(Debian debian) {
        machine = Sshd.start(tier, debian, Outfit.PLAIN.config(debian.lenient())
                .setup("ssh-keygen -A >/dev/null", "ssh-keygen -q -t ecdsa -b 384 -N '' -f /etc/ssh/ssh_host_nistp384_key"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        machine.close();
    }

    private static SshSettings with(Path... keys) {
        return with(false, keys);
    }

    private static SshSettings with(boolean agent, Path... keys) {
        return new SshSettings("root", List.of(keys), agent, Optional.empty(), false, Duration.ofSeconds(20));
    }

    private static SshSettings within(int seconds) {
        return new SshSettings("root", List.of(machine.loginKey()), false, Optional.empty(), false, Duration.ofSeconds(seconds));
    }

    private SshHosts hosts(SshSettings ssh, Optional<Path> agent, PlannedNode... nodes) throws IOException {
        var lines = new ArrayList<String>();
        for (var node : nodes) {
            lines.add(KnownHosts.name(node.login().address(), node.login().port()) + " " + machine.hostKey());
        }
        return SshHosts.of(List.of(nodes), ssh, new KnownHosts(Files.write(folder.resolve("known_hosts"), lines)), agent,
                InstantSource.system());
    }

    private static PlannedNode onPort(String name, int port) {
        return SshMachine.node(name, machine.address(), port);
    }

    private static Path accepted(Path key) throws IOException {
        Files.writeString(machine.file("etc/ssh/authorized_keys"), Files.readString(Path.of(key + ".pub")), StandardOpenOption.APPEND);
        return key;
    }

    @ParameterizedTest
    @CsvSource({"ed25519, 256", "rsa, 3072", "ecdsa, 256", "ecdsa, 384", "ecdsa, 521"})
    void everyTypeOfKeyLogsIn(String type, String bits) throws Exception {
        var key = accepted(OpenSsh.keygen(folder.resolve("key"), type, "-b", bits, "-N", ""));
        try (var hosts = machine.hosts(with(key))) {
            Told.printed("in", hosts.host("pve1").run(IN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void everyTypeOfHostKeyIsEnough(String type) throws Exception {
        var known = Files.writeString(folder.resolve("known"), machine.known() + " " + machine.hostKey(type) + "\n");
        try (var hosts = machine.hosts(machine.ssh(), known)) {
            Told.printed("in", hosts.host("pve1").run(IN));
            assertEquals(new KnownHosts(known).keys(machine.known()).getFirst().fingerprint(), hosts.host("pve1").identity().fingerprint());
        }
    }

    @Test
    void aServerWithOneLargeHostKeyOnlyIsEnough() throws Exception {
        machine.listen(2384, "HostKey=/etc/ssh/ssh_host_nistp384_key");
        var known = Files.writeString(folder.resolve("known"), "[" + machine.address() + "]:2384 " + machine.hostKey("nistp384") + "\n");
        try (var hosts = SshHosts.of(List.of(onPort("pve1", 2384)), machine.ssh(), new KnownHosts(known), Optional.empty(),
                InstantSource.system())) {
            Told.printed("in", hosts.host("pve1").run(IN));
        }
    }

    @Test
    void aServerThatProposesWhatIsSafeFromQuantumComputersIsTalkedTo() throws Exception {
        var proposed = machine.on("sshd -T | grep -i ^kexalgorithms").well().out();
        assertTrue(proposed.contains("sntrup761x25519-sha512"), proposed);
        assertEquals(debian == Debian.TRIXIE, proposed.contains("mlkem768x25519-sha256"), proposed);
        machine.listen(2400, "LogLevel=DEBUG1");
        try (var hosts = hosts(within(20), Optional.empty(), onPort("pve1", 2400))) {
            Told.printed("in", hosts.host("pve1").run(IN));
        }
        var log = machine.on("grep -h 'kex: algorithm:' /var/log/sshd-2400.log").well().out();
        assertTrue(log.contains("curve25519-sha256"), log);
    }

    @Test
    void aServerThatWantsNothingElseIsTalkedToIfWeCan() throws Exception {
        if (debian == Debian.TRIXIE) {
            machine.listen(2401, "KexAlgorithms=mlkem768x25519-sha256");
            try (var hosts = hosts(within(20), Optional.empty(), onPort("pve1", 2401))) {
                Told.printed("in", hosts.host("pve1").run(IN));
            }
        }
        machine.listen(2402, "KexAlgorithms=sntrup761x25519-sha512@openssh.com");
        try (var hosts = hosts(within(20), Optional.empty(), onPort("pve1", 2402))) {
            Told.none(Problem.UNREACHABLE, hosts.host("pve1").run(IN), "pve1", "kex", "sntrup761x25519-sha512@openssh.com");
        }
    }

    @Test
    void aKeyThatOnlyTheAgentHasLogsIn() throws Exception {
        var key = accepted(OpenSsh.keygen(folder.resolve("key"), "ed25519"));
        try (var agent = SshAgent.start(folder.resolve("agent"))) {
            agent.add(key);
            Files.delete(key);
            try (var hosts = hosts(with(true), Optional.of(agent.socket()), machine.node("pve1"))) {
                Told.printed("in", hosts.host("pve1").run(IN));
            }
            try (var hosts = hosts(with(false), Optional.of(agent.socket()), machine.node("pve1"))) {
                Told.none(Problem.DENIED, hosts.host("pve1").run(IN), "root@" + machine.shown());
            }
        }
    }

    @Test
    void aLockedKeyIsForTheAgent() throws Exception {
        var key = accepted(OpenSsh.keygen(folder.resolve("key"), "ed25519", "-N", "frasa sandi"));
        try (var hosts = machine.hosts(with(key))) {
            Told.none(Problem.DENIED, hosts.host("pve1").run(IN), key.toString(), "ssh-add", "agent: true");
        }
    }

    @Test
    void anAgentWithMoreKeysThanTheServerTriesIsALoginRefused() throws Exception {
        try (var agent = SshAgent.start(folder.resolve("agent"))) {
            for (int i = 0; i < 7; i++) {
                agent.add(OpenSsh.keygen(folder.resolve("key" + i), "ed25519"));
            }
            try (var hosts = hosts(with(true), Optional.of(agent.socket()), machine.node("pve1"))) {
                Told.none(Problem.DENIED, hosts.host("pve1").run(IN), "pve1", "root@" + machine.shown(), "ssh-add -d");
            }
        }
    }

    @Test
    void aMachineBehindAJumpHostIsReachedThroughItOnly() throws Exception {
        try (var jump = Sshd.startBetween(tier, debian, Outfit.PLAIN); var inner = Sshd.startInside(tier, debian, Outfit.PLAIN)) {
            Files.copy(jump.loginKey().resolveSibling("login_key.pub"), inner.file("root/key.pub"));
            inner.on("cat /root/key.pub >>/etc/ssh/authorized_keys").well();
            var known = Files.writeString(folder.resolve("known"),
                    jump.known() + " " + jump.hostKey() + "\n" + inner.known() + " " + inner.hostKey() + "\n");
            try (var hosts = inner.hosts(jump.ssh(), known)) {
                Told.none(Problem.UNREACHABLE, hosts.host("pve1").run(IN), "pve1", inner.shown());
            }
            var through = new SshSettings("root", List.of(jump.loginKey()), false,
                    Optional.of(new SshSettings.Jump("root", jump.address(), 22)), false, Duration.ofSeconds(20));
            try (var hosts = inner.hosts(through, known)) {
                var number = jump.address().substring(jump.address().lastIndexOf('.'));
                Told.printed("10.75.1" + number, hosts.host("pve1").run(Command.of("sh", "-c", "echo ${SSH_CONNECTION%% *}")));
                Told.printed(inner.on("hostname").out().strip(), hosts.host("pve1").run(Command.of("hostname")));
                jump.cut();
                Told.printed("in", hosts.host("pve1").run(IN));
                inner.down();
                assertTrue(hosts.host("pve1").run(IN) instanceof NoAnswer);
                Told.none(Problem.UNREACHABLE, hosts.host("pve1").run(IN), "pve1", inner.shown(), "jump host");
            }
        }
    }

    @Test
    void whoeverIsTurnedAwayBecauseManyLogInComesAgain() throws Exception {
        machine.listen(2500, "MaxStartups=2:100:2");
        var nodes = IntStream.rangeClosed(1, 12).mapToObj(i -> onPort("pve" + i, 2500)).toArray(PlannedNode[]::new);
        // They keep the only places until somebody was turned away.
        var held = held(2500, 2);
        try (var hosts = hosts(within(60), Optional.empty(), nodes)) {
            var leaves = CompletableFuture.runAsync(() -> {
                await("somebody is turned away").atMost(Duration.ofSeconds(60))
                        .until(() -> machine.on("cat /var/log/sshd-2500.log").out().contains("drop connection #2"));
                close(held);
            }, Thread::startVirtualThread);
            InParallel.each(List.of(nodes), node -> Told.printed("in", hosts.host(node.name()).run(IN)));
            leaves.join();
        }
    }

    /** Connections to one of its servers that were greeted, and do not log in. */
    private static List<Socket> held(int port, int times) throws Exception {
        var held = new ArrayList<Socket>();
        for (int i = 0; i < times; i++) {
            held.add(new Socket(machine.address(), port));
            held.getLast().getInputStream().read();
        }
        return held;
    }

    private static void close(List<Socket> sockets) {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void whoeverIsTurnedAwayAllTheTimeHearsWhy() throws Exception {
        machine.listen(2501, "MaxStartups=2:100:2");
        var held = held(2501, 2);
        try (var hosts = hosts(within(5), Optional.empty(), onPort("pve1", 2501))) {
            Told.none(Problem.UNREACHABLE, hosts.host("pve1").run(IN), "pve1",
                    debian == Debian.BOOKWORM ? "Exceeded MaxStartups" : "Not allowed at this time");
        }
        close(held);
    }

    @Test
    void whoeverLogsInBadlyTooOftenIsShutOutForAWhile() throws Exception {
        try (var strict = Sshd.start(tier, debian, Outfit.PLAIN)) {
            var stranger = OpenSsh.keygen(folder.resolve("stranger"), "ed25519");
            // The penalty is 5 s for each, and counts from 15 s on (sshd_config(5), PerSourcePenalties); it runs out while one logs in
            // slowly.
            for (int i = 0; i < 3; i++) {
                try (var hosts = strict.hosts(with(stranger))) {
                    Told.none(Problem.DENIED, hosts.host("pve1").run(IN), stranger.toString());
                }
            }
            if (debian == Debian.TRIXIE) {
                await("the penalty").atMost(Duration.ofSeconds(60)).until(() -> {
                    try (var hosts = strict.hosts(new SshSettings("root", List.of(stranger), false, Optional.empty(), false,
                            Duration.ofSeconds(5)))) {
                        hosts.host("pve1").run(IN);
                    }
                    return strict.greeting().startsWith("Not allowed");
                });
            }
            try (var hosts = strict.hosts(new SshSettings("root", List.of(strict.loginKey()), false, Optional.empty(), false,
                    Duration.ofSeconds(debian == Debian.TRIXIE ? 4 : 20)))) {
                var answer = hosts.host("pve1").run(IN);
                if (debian == Debian.TRIXIE) {
                    Told.none(Problem.UNREACHABLE, answer, "pve1", "Not allowed at this time");
                } else {
                    Told.printed("in", answer);
                }
            }
        }
    }
}
