package praktikum.host.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Dialogue;
import praktikum.host.Host;
import praktikum.host.HostResultsContract;
import praktikum.host.NoAnswer;
import praktikum.host.Output;

class LocalResultsTest extends HostResultsContract {

    private final LocalHost host = new LocalHost("here", InstantSource.system());

    @Override
    protected Host host() {
        return host;
    }

    @Test
    void whatItStartedEndsWithItsTimeout() {
        var output = assertInstanceOf(Output.class, host.run(Command.of("sh", "-c", "trap '' TERM; sleep 47.11 & echo $!; sleep 47.11")
                .within(Duration.ofSeconds(3))));

        var child = Long.parseLong(output.outText().strip());
        assertEquals(137, output.exit(), "all of it ignores being asked");
        await("end of process " + child).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> ended(child));
    }

    /** A process that is nobody's child any more is dead before somebody clears it away, and in some containers nobody ever does. */
    private static boolean ended(long process) {
        var stat = Path.of("/proc/" + process + "/stat");
        try {
            return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()
                    || Files.exists(stat) && Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("Z");
        } catch (IOException gone) {
            return true;
        }
    }

    @Test
    void whatItLeavesRunningOnPurposeGoesOn() throws Exception {
        var output = assertInstanceOf(Output.class, host.run(Command.of("sh", "-c", "setsid sleep 47.12 & echo $!")));

        var child = ProcessHandle.of(Long.parseLong(output.outText().strip())).orElseThrow();
        assertEquals(0, output.exit());
        assertTrue(child.isAlive());
        child.destroyForcibly();
    }

    @Test
    void closingAndInterruptingEndWhatRuns() throws Exception {
        var started = new CompletableFuture<Void>();
        var answer = new CompletableFuture<Answer>();
        var thread = Thread.startVirtualThread(() ->
                answer.complete(host.run(Command.of("sh", "-c", "echo x; sleep 47"), live -> started.complete(null))));
        started.get(60, TimeUnit.SECONDS);
        thread.interrupt();
        assertInterrupted(answer.get(60, TimeUnit.SECONDS));

        var again = new CompletableFuture<Void>();
        var second =
                CompletableFuture.supplyAsync(() -> host.run(Command.of("sh", "-c", "echo x; sleep 47"), live -> again.complete(null)));
        again.get(60, TimeUnit.SECONDS);
        host.close();
        assertInterrupted(second.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aTerminalIsNotToBeHadHere() {
        var none = assertInstanceOf(NoAnswer.class, host.run(Command.of("passwd").onTerminal(new Dialogue(List.of()))));

        assertEquals(NoAnswer.Problem.NO_CHANNEL, none.problem());
    }

    private static void assertInterrupted(Answer answer) {
        assertEquals(NoAnswer.Problem.INTERRUPTED, assertInstanceOf(NoAnswer.class, answer).problem());
    }
}
