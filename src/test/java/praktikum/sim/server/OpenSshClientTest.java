package praktikum.sim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.sim.shell.TestMachine;

/** The simulator's SSH server, spoken to by the real OpenSSH client. */
@EnabledIf("praktikum.sim.server.OpenSshClient#isThere")
@Timeout(300)
class OpenSshClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final AtomicInteger waiting = new AtomicInteger();
    private final TestMachine machine = new TestMachine().with("wait-long", call -> {
        waiting.incrementAndGet();
        try {
            call.machine().clock().sleep(Duration.ofMinutes(10));
            return 0;
        } finally {
            waiting.decrementAndGet();
        }
    });
    private OpenSshClient client;
    private SimulatedSshServer server;

    @BeforeEach
    void start() throws Exception {
        client = OpenSshClient.in(directory, "ed25519");
        server = new SimulatedSshServer(machine, 0, SshKeyFile.of(directory.resolve("host")), () -> List.of(client.publicKey()),
                Optional::empty);
        client.knows(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsOutputErrorsAndExitCodeApart() throws Exception {
        var result = client.run(server, "echo out; echo err >&2; exit 7");
        assertEquals("out\n", result.text());
        assertEquals("err\n", result.err());
        assertEquals(7, result.exit());
    }

    @Test
    void saysWhatBashSaysOfAnUnknownCommand() throws Exception {
        var result = client.run(server, "nope");
        assertEquals("bash: line 1: nope: command not found\n", result.err());
        assertEquals(127, result.exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa", "ed25519"})
    void letsInEveryUsualKindOfKey(String kind) throws Exception {
        client = OpenSshClient.in(Files.createDirectory(directory.resolve(kind)), kind);
        client.knows(server);
        assertEquals("hello\n", client.run(server, "echo hello").text());
    }

    @Test
    void passesEveryByteUnchanged() throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
        }
        assertArrayEquals(bytes, client.run(server, bytes, "cat").out());
        assertArrayEquals(new byte[] {(byte) 0xff, (byte) 0xfe}, client.run(server, "printf '\\377\\376'").out());
    }

    @Test
    void takesAnArgumentOf100Kilobytes() throws Exception {
        var result = client.run(server, "printf %s " + "x".repeat(100_000) + " | wc -c");
        assertEquals("100000\n", result.text());
    }

    @Test
    void takesAMegabyteOnStandardInput() throws Exception {
        assertEquals("1048576\n", client.run(server, new byte[1 << 20], "wc -c").text());
    }

    @Test
    void runsAScriptFromStandardInput() throws Exception {
        var result = client.run(server, "x=5\nfor i in 1 2; do echo $((x*i)); done\nexit 3\n".getBytes(UTF_8), "bash -s");
        assertEquals("5\n10\n", result.text());
        assertEquals(3, result.exit());
    }

    @Test
    void aLongOutputArrivesWhole() throws Exception {
        var result = client.run(server, "for i in $(seq 2000); do echo line $i; done | tail -1");
        assertEquals("line 2000\n", result.text());
    }

    @Test
    void streamsOutputAsItComes() throws Exception {
        var process = client.start(server, "echo first; wait-long");
        assertEquals("first", process.inputReader().readLine());
        process.destroyForcibly().waitFor();
    }

    @Test
    void aClientThatIsKilledLeavesNothingRunning() throws Exception {
        var process = client.start(server, "timeout 600 wait-long | cat; wait-long");
        await().atMost(PATIENCE).until(() -> waiting.get() == 1);
        process.destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> waiting.get() == 0);
    }

    @Test
    void aCommandThatReadsNothingButWaitsForInputDiesWithItsClient() throws Exception {
        var process = client.start(server, "echo ready; cat; wait-long");
        assertEquals("ready", process.inputReader().readLine());
        process.destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> waiting.get() == 0 && threads("sim-pve1") == 0);
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(name)).count();
    }

    @Test
    void aCutConnectionEndsTheCommandOnBothSides() throws Exception {
        var process = client.start(server, "wait-long");
        await().atMost(PATIENCE).until(() -> waiting.get() == 1);
        server.cut();
        assertEquals(255, process.waitFor());
        await().atMost(PATIENCE).until(() -> waiting.get() == 0);
    }

    @Test
    void troublesLookAsTheyDoToAnyClient() throws Exception {
        server.trouble(Optional.of(SimulatedSshServer.Trouble.OFF));
        assertTrue(client.run(server, "true").err().contains("Connection refused"));
        server.trouble(Optional.of(SimulatedSshServer.Trouble.SILENT));
        client.waitsOnly(2);
        assertTrue(client.run(server, "true").err().contains("timed out"));
        client.waitsOnly(60);
        server.trouble(Optional.of(SimulatedSshServer.Trouble.LOGIN_DENIED));
        assertTrue(client.run(server, "true").err().contains("Permission denied (publickey"));
        server.trouble(Optional.of(SimulatedSshServer.Trouble.NO_CHANNELS));
        var refused = client.run(server, "true");
        assertTrue(refused.err().contains("open failed"), refused.err());
        assertEquals(255, refused.exit());
        server.trouble(Optional.empty());
        assertEquals(0, client.run(server, "true").exit());
        server.changeHostKey();
        assertTrue(client.run(server, "true").err().contains("REMOTE HOST IDENTIFICATION HAS CHANGED"));
    }

    @Test
    void aConnectionHasAsManyChannelsAsAllowed() throws Exception {
        server.mostChannels(1);
        Path socket = directory.resolve("control");
        Process master = client.start(server, List.of("-M", "-S", socket.toString(), "-o", "ControlPersist=no"), "wait-long");
        await().atMost(PATIENCE).until(() -> waiting.get() == 1);
        var refused = OpenSshClient.finish(client.start(server, List.of("-S", socket.toString(), "-o", "ControlMaster=no",
                "-o", "ProxyCommand=false"), "echo never"), new byte[0]);
        assertEquals("", refused.text());
        assertTrue(refused.exit() != 0);
        server.mostChannels(2);
        var taken = OpenSshClient.finish(client.start(server, List.of("-S", socket.toString(), "-o", "ControlMaster=no",
                "-o", "ProxyCommand=false"), "echo second"), new byte[0]);
        assertEquals("second\n", taken.text());
        master.destroyForcibly().waitFor();
    }

    @Test
    void theHostKeyOutlivesTheServer() throws Exception {
        server.close();
        server = new SimulatedSshServer(machine, 0, SshKeyFile.of(directory.resolve("host")), () -> List.of(client.publicKey()),
                Optional::empty);
        assertFalse(Files.readString(directory.resolve("known_hosts")).isEmpty());
        client.knowsOnly(server);
        assertEquals(0, client.run(server, "true").exit());
    }
}
