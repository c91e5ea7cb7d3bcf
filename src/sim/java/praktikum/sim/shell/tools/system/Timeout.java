package praktikum.sim.shell.tools.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import praktikum.sim.shell.Processes;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;

/** {@code timeout}: ends a command after a time of the machine's clock; 124 then. */
final class Timeout {

    private static final int TIMED_OUT = 124;
    private static final int USAGE = 125;

    private Timeout() {}

    static int run(ToolCall tool) throws InterruptedException {
        Getopt args = tool.args("+k:s:fv", "k=kill-after", "s=signal", "f=foreground", "p=preserve-status");
        List<String> operands = args.operands();
        if (operands.size() < 2) {
            tool.hint();
            return USAGE;
        }
        Optional<Duration> limit = SystemTools.duration(operands.getFirst());
        Optional<Duration> kill = SystemTools.duration(args.value('k').orElse("0"));
        if (limit.isEmpty() || kill.isEmpty()) {
            tool.fail("invalid time interval " + tool.quoted(limit.isEmpty() ? operands.getFirst() : args.value('k').orElseThrow()));
            tool.hint();
            return USAGE;
        }
        List<String> command = operands.subList(1, operands.size());
        return limit.get().isZero() ? started(tool, command) : limited(tool, limit.get(), command, signalStatus(args));
    }

    /** A command that was killed with signal 9 reports that, all others 124. */
    private static int signalStatus(Getopt args) {
        return List.of("9", "KILL", "SIGKILL").contains(args.value('s').orElse("TERM")) ? 137 : TIMED_OUT;
    }

    private static int started(ToolCall tool, List<String> command) throws InterruptedException {
        return tool.start(command, tool.call(), name -> "failed to run command " + tool.quoted(name) + ": ");
    }

    private static int limited(ToolCall tool, Duration limit, List<String> command, int timedOut) throws InterruptedException {
        AtomicInteger status = new AtomicInteger(timedOut);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
        Thread child = Processes.start(() -> {
            try {
                status.set(started(tool, command));
                ended.set(true);
            } catch (InterruptedException e) {
                // It was ended: the status stays as it is.
            } catch (RuntimeException e) {
                failure.set(Optional.of(e));
            }
        });
        Thread watch = Processes.start(() -> {
            try {
                tool.call().machine().clock().sleep(limit);
                child.interrupt();
            } catch (InterruptedException e) {
                // The command was faster.
            }
        });
        try {
            child.join();
        } catch (InterruptedException e) {
            child.interrupt();
            joinUninterrupted(child);
            throw e;
        } finally {
            watch.interrupt();
        }
        if (failure.get().isPresent()) {
            throw failure.get().get();
        }
        return ended.get() ? status.get() : timedOut;
    }

    private static void joinUninterrupted(Thread thread) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                thread.interrupt();
            }
        }
    }
}
