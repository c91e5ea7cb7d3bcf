package praktikum.sim.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import praktikum.sim.shell.Terminal;
import praktikum.sim.shell.TestMachine;

/** A person at the keyboard of {@code ssh -tt}: what she types, and what then stands on the screen. */
@EnabledIf("praktikum.sim.server.OpenSshClient#isThere")
@Timeout(300)
class TerminalTest {

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
    }).with("ask", call -> {
        Optional<String> secret;
        if (call.inputIsTerminal()) {
            call.out().print("password: ");
            call.out().flush();
            secret = call.terminal().orElseThrow().readLine(Terminal.Echo.STARS);
        } else {
            secret = Optional.of(new BufferedReader(new InputStreamReader(call.in(), UTF_8)).readLine());
        }
        call.out().println("length " + secret.orElse("").length());
        return 0;
    });
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private OpenSshClient client;
    private SimulatedSshServer server;
    private Process process;

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

    private void open(String... command) throws IOException {
        process = client.start(server, List.of("-tt"), command);
        Process shown = process;
        Thread.ofVirtual().start(() -> {
            try {
                shown.getErrorStream().transferTo(complaints);
            } catch (IOException e) {
                // It is closed.
            }
        });
        Thread.ofVirtual().start(() -> {
            try {
                shown.getInputStream().transferTo(screen);
            } catch (IOException e) {
                // It is closed.
            }
        });
    }

    private void type(String keys) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
    }

    private String shown() {
        return screen.toString(UTF_8);
    }

    private void shows(String text) {
        try {
            await(text).atMost(PATIENCE).until(() -> shown().contains(text));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("expected " + text + " on the screen: " + shown() + "\nssh says: " + complaints.toString(UTF_8), e);
        }
    }

    @Test
    void aDialogueEchoesRunsAndEndsWithItsLastStatus() throws Exception {
        open();
        shows("root@pve1:~# ");
        type("echo a$((1+1))\r");
        shows("root@pve1:~# echo a$((1+1))\r\na2\r\nroot@pve1:~# ");
        type("cd /tmp\r");
        shows("root@pve1:/tmp# ");
        type("echx\u007f\u007f\u007f\u007fpwd\r");
        shows("\r\n/tmp\r\n");
        type("nope\r");
        shows("-bash: nope: command not found\r\n");
        type("for i in 1 2\r");
        shows("\r\n> ");
        type("do echo n$i; done\r");
        shows("n1\r\nn2\r\n");
        type("false\r");
        type("\u0004");
        assertEquals(1, process.waitFor());
        assertTrue(shown().endsWith("logout\r\n"), shown());
    }

    @Test
    void controlCEndsTheCommandAndKeepsTheShell() throws Exception {
        open();
        shows("# ");
        type("cd /tmp; x=kept\r");
        shows("root@pve1:/tmp# ");
        type("wait-long\r");
        await().atMost(PATIENCE).until(() -> waiting.get() == 1);
        type("\u0003");
        await().atMost(PATIENCE).until(() -> waiting.get() == 0);
        type("echo $? $x $PWD\r");
        shows("130 kept /tmp\r\n");
    }

    @Test
    void controlCAtThePromptThrowsTheLineAway() throws Exception {
        open();
        shows("# ");
        type("cd /tmp; x=kept\r");
        shows("root@pve1:/tmp# ");
        type("echo thrown");
        shows("echo thrown");
        type("\u0003");
        shows("^C\r\nroot@pve1:/tmp# ");
        type("\u0003");
        shows("^C\r\nroot@pve1:/tmp# ^C\r\nroot@pve1:/tmp# ");
        type("echo $x $PWD\r");
        shows("kept /tmp\r\n");
        assertFalse(shown().contains("\r\nthrown"), shown());
    }

    @Test
    void controlCEndsACommandOfItsOwnChannel() throws Exception {
        open("wait-long");
        await().atMost(PATIENCE).until(() -> waiting.get() == 1);
        type("\u0003");
        assertEquals(130, process.waitFor());
    }

    @Test
    void aPasswordIsAskedForWithStarsOnATerminalAndReadPlainlyWithout() throws Exception {
        open("ask");
        shows("password: ");
        type("sekret\r");
        assertEquals(0, process.waitFor());
        shows("length 6\r\n");
        assertEquals("password: ******\r\nlength 6\r\n", shown());
        assertEquals("length 6\n", client.run(server, "sekret\n".getBytes(UTF_8), "ask").text());
        open("echo piped | ask");
        shows("length 5");
    }

    @Test
    void outputAndErrorsMeetOnTheTerminal() throws Exception {
        open("echo out; echo err >&2; [ -t 0 ] && [ -t 1 ] && echo terminal");
        assertEquals(0, process.waitFor());
        shows("terminal\r\n");
        assertEquals("out\r\nerr\r\nterminal\r\n", shown());
    }

    @Test
    void readTakesALineThatIsTyped() throws Exception {
        open("read -r a b; echo \"[$b $a]\"; cat");
        type("one two\r");
        shows("[two one]\r\n");
        type("line\r");
        shows("line\r\nline\r\n");
        type("\u0004");
        assertEquals(0, process.waitFor());
    }

    @Test
    void aKilledClientEndsItsDialogue() throws Exception {
        open();
        shows("# ");
        type("wait-long | cat\r");
        await().atMost(PATIENCE).until(() -> waiting.get() == 1);
        process.destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> waiting.get() == 0);
    }
}
