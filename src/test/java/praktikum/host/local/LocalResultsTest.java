package praktikum.host.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                .within(Duration.ofSeconds(1))));

        var child = Long.parseLong(output.outText().strip());
        assertEquals(137, output.exit(), "all of it ignores being asked");
        // Nobody's child any more, so somebody else has to clear it away.
        await("end of process " + child).atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20))
                .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
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
        var thread = Thread.startVirtualThread(() -> answer.complete(host.run(Command.of("sh", "-c", "echo x; sleep 47"), live -> started.complete(null))));
        started.get(10, TimeUnit.SECONDS);
        thread.interrupt();
        assertInterrupted(answer.get(10, TimeUnit.SECONDS));

        var again = new CompletableFuture<Void>();
        var second = CompletableFuture.supplyAsync(() -> host.run(Command.of("sh", "-c", "echo x; sleep 47"), live -> again.complete(null)));
        again.get(10, TimeUnit.SECONDS);
        host.close();
        assertInterrupted(second.get(10, TimeUnit.SECONDS));
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
