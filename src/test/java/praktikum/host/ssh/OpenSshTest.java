package praktikum.host.ssh;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Input;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.OpenSsh;
import praktikum.host.Output;
import praktikum.host.SshMachine;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.site.PlannedNfsServer;
import praktikum.site.SshLogin;
import praktikum.site.SshSettings;
import praktikum.text.Language;

/** What only a real server and real keys can show. */
class OpenSshTest {

    @TempDir
    Path folder;

    @Test
    void aGreetingOfTheLoginShellIsNotTheCommandsOutput() throws Exception {
        try (var server = OpenSsh.start(folder.resolve("server")); var hosts = server.hosts()) {
            Files.writeString(server.home().resolve(".bashrc"), "echo Welcome to pve1; echo disk is full >&2; printf 'no line end'\n");

            var output = output(hosts.host("pve1").run(Command.of("sh", "-c", "echo out; echo err >&2; exit 4").keeping(4)));
            var terminal = output(hosts.host("pve1").run(Command.of("echo", "out").onTerminal(new Dialogue(List.of()))));

            assertEquals("out\n", output.outText());
            assertEquals("err\n", output.errText());
            assertFalse(output.truncated());
            assertEquals(4, output.exit());
            assertEquals("out\r\n", terminal.outText());
        }
    }

    @Test
    void aServerThatRunsItsOwnCommandInsteadGivesNoAnswer() throws Exception {
        try (var server = OpenSsh.start(folder.resolve("server"), "ForceCommand echo only this; exit 5"); var hosts = server.hosts()) {
            var none = none(hosts.host("pve1").run(Command.of("true")));

            assertEquals(Problem.NO_CHANNEL, none.problem());
            for (var language : Language.values()) {
                var sentence = none.why().in(language);
                assertTrue(sentence.contains("only this") && sentence.contains("ForceCommand"), sentence);
            }
        }
    }

    @Test
    void aBannerIsNotOutput() throws Exception {
        var banner = Files.writeString(folder.resolve("banner"), "Authorised use only\n");
        try (var server = OpenSsh.start(folder.resolve("server"), "Banner " + banner); var hosts = server.hosts()) {
            assertEquals("in", printed(hosts.host("pve1").run(Command.of("echo", "in"))));
        }
    }

    @Test
    void withSudoTheWholeCommandRunsUnderIt() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        executable(bin.resolve("sudo"), "#!/bin/sh\n[ \"$1\" = -n ] || exit 9\nshift\nSUDO=yes; export SUDO\nexec \"$@\"\n");
        try (var server = OpenSsh.start(folder.resolve("server"),
                "SetEnv HOME=" + folder.resolve("server/home") + " PATH=" + bin + ":/usr/bin:/bin")) {
            var ssh = new SshSettings(server.user(), List.of(server.loginKey()), false, Optional.empty(), true,
                    SshSettings.DEFAULT_CONNECT_TIMEOUT);
            try (var hosts = server.hosts(ssh)) {
                var output = output(hosts.host("pve1").run(Command.of("sh", "-c",
                        "echo $SUDO $LC_ALL; echo \"$PATH\"; cut -d '' -f 1-4 /proc/$PPID/cmdline | tr '\\0' ' '")));

                assertEquals(List.of("yes C.UTF-8", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "timeout"),
                        output.outText().lines().map(line -> line.startsWith("timeout ") ? "timeout" : line).toList());
                assertEquals(124, output(hosts.host("pve1").run(Command.of("sleep", "30").within(Duration.ofSeconds(1)))).exit());

                var begun = new CompletableFuture<Void>();
                var answer = new CompletableFuture<Answer>();
                var thread = Thread.startVirtualThread(() -> answer.complete(
                        hosts.host("pve1").run(Command.of("sh", "-c", "echo begun; sleep 4714"), live -> begun.complete(null))));
                begun.get(60, TimeUnit.SECONDS);
                thread.interrupt();
                assertEquals(Problem.INTERRUPTED, none(answer.get(60, TimeUnit.SECONDS)).problem());
                await().atMost(Duration.ofSeconds(60)).until(() -> !server.runs("sleep 4714"));
            }
        }
    }

    @Test
    void aSudoThatRefusesIsNoAnswerOfTheCommand() throws Exception {
        var bin = Files.createDirectories(folder.resolve("bin"));
        executable(bin.resolve("sudo"), "#!/bin/sh\necho 'sudo: a password is required' >&2\nexit 1\n");
        try (var server = OpenSsh.start(folder.resolve("server"),
                "SetEnv HOME=" + folder.resolve("server/home") + " PATH=" + bin + ":/usr/bin:/bin")) {
            var ssh = new SshSettings(server.user(), List.of(server.loginKey()), false, Optional.empty(), true,
                    SshSettings.DEFAULT_CONNECT_TIMEOUT);
            try (var hosts = server.hosts(ssh)) {
                var questions = List.of(Command.of("test", "-e", "/no/such/file"), Command.of("test", "-e", "/"), Command.of("true"));
                var answers = new ConcurrentHashMap<Command, Answer>();
                hosts.host("pve1").runAll(questions, answers::put);
                for (var question : questions) {
                    var none = none(answers.get(question));
                    assertEquals(Problem.NO_PRIVILEGE, none.problem());
                    for (var language : Language.values()) {
                        var sentence = none.why().in(language);
                        assertTrue(sentence.contains(server.user()) && sentence.contains("a password is required")
                                && sentence.contains("NOPASSWD"), sentence);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void oneKnownTypeOfKeyIsEnough(String type) throws Exception {
        var more = OpenSsh.keygen(folder.resolve("more"), type);
        var other = OpenSsh.keygen(folder.resolve("other"), type.equals("rsa") ? "ecdsa" : "rsa");
        try (var server = OpenSsh.start(folder.resolve("server"), "HostKey " + more, "HostKey " + other)) {
            var known = Files.writeString(folder.resolve("known"),
                    "[127.0.0.1]:" + server.port() + " " + Files.readString(folder.resolve("more.pub")));
            try (var hosts = server.hosts(server.ssh(), known)) {
                assertEquals("in", printed(hosts.host("pve1").run(Command.of("echo", "in"))));
            }
        }
    }

    @Test
    void hashedEntriesOfSshKeygenAreUnderstood() throws Exception {
        try (var server = OpenSsh.start(folder.resolve("server"))) {
            run("ssh-keygen", "-q", "-H", "-f", server.knownHosts().toString());
            assertTrue(Files.readString(server.knownHosts()).startsWith("|1|"), "hashed");
            try (var hosts = server.hosts()) {
                assertEquals("in", printed(hosts.host("pve1").run(Command.of("echo", "in"))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa", "rsa PEM", "ecdsa PEM"})
    void everyKindOfKeyFileLogsIn(String kind) throws Exception {
        var words = kind.split(" ");
        var key = words.length == 1 ? OpenSsh.keygen(folder.resolve("key"), words[0])
                : OpenSsh.keygen(folder.resolve("key"), words[0], "-m", words[1], "-N", "");
        try (var server = OpenSsh.start(folder.resolve("server"))) {
            Files.copy(folder.resolve("key.pub"), server.authorizedKeys(), StandardCopyOption.REPLACE_EXISTING);
            try (var hosts = server.hosts(new SshSettings(server.user(), List.of(key), false, Optional.empty(), false,
                    SshSettings.DEFAULT_CONNECT_TIMEOUT))) {
                assertEquals("in", printed(hosts.host("pve1").run(Command.of("echo", "in"))));
            }
        }
    }

    @Test
    void aLockedKeyIsForTheAgent() throws Exception {
        var key = OpenSsh.keygen(folder.resolve("key"), "ed25519", "-N", "frasa sandi");
        try (var server = OpenSsh.start(folder.resolve("server")); var agent = Agent.start(folder.resolve("agent"))) {
            Files.copy(folder.resolve("key.pub"), server.authorizedKeys(), StandardCopyOption.REPLACE_EXISTING);
            var ssh = new SshSettings(server.user(), List.of(key), true, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT);
            try (var hosts = hosts(server, ssh, agent.socket())) {
                var none = none(hosts.host("pve1").run(Command.of("true")));
                assertEquals(Problem.DENIED, none.problem());
                for (var language : Language.values()) {
                    var sentence = none.why().in(language);
                    assertTrue(sentence.contains(key.toString()) && sentence.contains("ssh-add") && sentence.contains("agent: true"),
                            sentence);
                }
            }

            run("ssh-keygen", "-q", "-p", "-P", "frasa sandi", "-N", "", "-f", key.toString());
            agent.add(key);
            run("ssh-keygen", "-q", "-p", "-N", "frasa sandi", "-f", key.toString());
            try (var hosts = hosts(server, ssh, agent.socket())) {
                assertEquals("in", printed(hosts.host("pve1").run(Command.of("echo", "in"))));
            }
            var without = new SshSettings(server.user(), List.of(), false, Optional.empty(), false, SshSettings.DEFAULT_CONNECT_TIMEOUT);
            try (var hosts = hosts(server, without, agent.socket())) {
                assertEquals(Problem.DENIED, none(hosts.host("pve1").run(Command.of("true"))).problem());
            }
        }
    }

    @Test
    void machinesBehindAJumpHostAreReachedThroughIt() throws Exception {
        try (var jump = OpenSsh.start(folder.resolve("jump")); var target = OpenSsh.start(folder.resolve("target")); var nobody =
                OpenSsh.deadPort()) {
            Files.copy(jump.authorizedKeys(), target.authorizedKeys(), StandardCopyOption.REPLACE_EXISTING);
            var ssh = new SshSettings(target.user(), List.of(jump.loginKey()), false,
                    Optional.of(new SshSettings.Jump(jump.user(), "127.0.0.1", jump.port())), false,
                    SshSettings.DEFAULT_CONNECT_TIMEOUT);
            var known = folder.resolve("known");
            var nodes = List.of(target.node("pve1"), SshMachine.node("pve2", nobody.getLocalPort()));

            try (var hosts = SshHosts.of(nodes, ssh, new KnownHosts(known), Optional.empty(), InstantSource.system())) {
                var none = none(hosts.host("pve1").run(Command.of("true")));
                assertEquals(Problem.UNKNOWN_KEY, none.problem());
                assertTrue(none.why().in(Language.ENGLISH).contains("127.0.0.1:" + jump.port()), none.why().in(Language.ENGLISH));
                accept(known, hosts.keysOfJumps().getFirst());
            }
            try (var hosts = SshHosts.of(nodes, ssh, new KnownHosts(known), Optional.empty(), InstantSource.system())) {
                var none = none(hosts.host("pve1").run(Command.of("true")));
                assertEquals(Problem.UNKNOWN_KEY, none.problem());
                assertTrue(none.why().in(Language.ENGLISH).contains("127.0.0.1:" + target.port()), none.why().in(Language.ENGLISH));
                accept(known, hosts.keyOf("pve1"));
            }
            try (var hosts = SshHosts.of(nodes, ssh, new KnownHosts(known), Optional.empty(), InstantSource.system())) {
                var output = output(hosts.host("pve1")
                        .run(Command.of("sh", "-c", "echo $SSH_CONNECTION; cat; head -c 3000000 /dev/zero | tr '\\0' x")
                        .keeping(4 << 20).reading(Input.of("y".repeat(300_000)))));
                assertTrue(output.outText().startsWith("127.0.0.1 "), "over the jump host");
                assertEquals(3_300_000, output.outText().lines().skip(1).mapToInt(String::length).sum());
                assertEquals("127.0.0.1:" + target.port(), hosts.host("pve1").identity().address());
                assertEquals(Problem.UNREACHABLE, none(hosts.host("pve2").run(Command.of("true"))).problem());
                jump.cut();
                assertEquals("again", printed(hosts.host("pve1").run(Command.of("echo", "again"))));
            }
        }
    }

    @Test
    void oneMachineMayHaveAWayOfItsOwn() throws Exception {
        try (var jump = OpenSsh.start(folder.resolve("jump")); var target = OpenSsh.start(folder.resolve("target"))) {
            Files.copy(jump.authorizedKeys(), target.authorizedKeys(), StandardCopyOption.REPLACE_EXISTING);
            var known = folder.resolve("known");
            Files.writeString(known, jump.known() + " " + jump.hostKey() + "\n" + target.known() + " " + target.hostKey() + "\n");
            var behind = new PlannedNfsServer("nfs01", InetAddress.ofLiteral("192.0.2.50"), "/srv", new SshLogin("127.0.0.1", target.port(),
                    Optional.empty(), Optional.empty(), List.of(jump.loginKey()), Optional.empty(),
                    Optional.of(new SshSettings.Jump(jump.user(), "127.0.0.1", jump.port()))));
            try (var hosts = SshHosts.of(List.of(target.node("pve1"), behind), jump.ssh(), new KnownHosts(known), Optional.empty(),
                    InstantSource.system())) {
                assertEquals("in", printed(hosts.host("pve1").run(Command.of("echo", "in"))));
                assertEquals("in", printed(hosts.host("nfs01").run(Command.of("echo", "in"))));
                assertEquals(1, hosts.keysOfJumps().size());
                jump.down();
                assertEquals(Problem.UNREACHABLE, none(hosts.host("nfs01").run(Command.of("true"))).problem());
                assertEquals("in", printed(hosts.host("pve1").run(Command.of("echo", "in"))));
            }
        }
    }

    private static void accept(Path known, SshHosts.Showing showing) throws IOException {
        var key = assertInstanceOf(SshHosts.Key.class, showing);
        new KnownHosts(known).add(key.name(), key.key());
    }

    private static SshHosts hosts(SshMachine server, SshSettings ssh, Path agent) {
        return SshHosts.of(List.of(server.node("pve1")), ssh, new KnownHosts(server.knownHosts()), Optional.of(agent),
                InstantSource.system());
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertEquals(0, process.waitFor(), () -> new String(readAll(process)));
    }

    private static byte[] readAll(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            return e.toString().getBytes();
        }
    }

    private static Output output(Answer answer) {
        return assertInstanceOf(Output.class, answer, answer.toString());
    }

    private static NoAnswer none(Answer answer) {
        return assertInstanceOf(NoAnswer.class, answer, answer.toString());
    }

    private static String printed(Answer answer) {
        return output(answer).outText().strip();
    }

    /** A real ssh-agent. */
    private record Agent(Process process, Path socket) implements AutoCloseable {

        static Agent start(Path socket) throws Exception {
            var process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10)).until(() -> Files.exists(socket));
            return new Agent(process, socket);
        }

        void add(Path key) throws Exception {
            var add = new ProcessBuilder("ssh-add", "-q", key.toString()).redirectErrorStream(true);
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertEquals(0, add.start().waitFor());
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            process.waitFor();
        }
    }
}
