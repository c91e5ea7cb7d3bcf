package praktikum.host.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.Output;
import praktikum.host.OutputCollector;
import praktikum.text.Message;

/**
 * The machine the kit runs on. Commands see this user's environment, in the same locale as on every other host; a
 * command on a terminal is not carried out here.
 */
public final class LocalHost implements Host {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final InstantSource clock;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param name what it is called in transcripts
     */
    public LocalHost(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identity identity() {
        return Identity.NONE;
    }

    @Override
    public Answer run(Command command, Consumer<byte[]> live) {
        if (command.dialogue().isPresent()) {
            return none(Problem.NO_CHANNEL, Message.of("host.local-terminal", name, command.shown()));
        }
        var started = clock.instant();
        var process = start(command);
        if (process.isEmpty()) {
            var error = (command.argv().getFirst() + ": No such file or directory\n").getBytes(StandardCharsets.UTF_8);
            return new Output(127, new byte[0], error, false, started, took(started));
        }
        running.add(process.get());
        try {
            return closed ? interrupted(command) : await(process.get(), command, live, started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted(command);
        } finally {
            kill(process.get(), ProcessHandle::destroyForcibly);
            running.remove(process.get());
        }
    }

    private static Optional<Process> start(Command command) {
        var builder = new ProcessBuilder(command.argv());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().merge("PATH", PATH, (mine, full) -> mine + ":" + full);
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Answer await(Process process, Command command, Consumer<byte[]> live, Instant started) throws InterruptedException {
        var ended = new CountDownLatch(2);
        var flooded = new CountDownLatch(1);
        Runnable flood = () -> {
            flooded.countDown();
            kill(process, ProcessHandle::destroyForcibly);
        };
        var out = new OutputCollector(command.limit(), live, flood, ended::countDown);
        var err = new OutputCollector(command.limit(), live, flood, ended::countDown);
        Thread.startVirtualThread(() -> pump(process.getInputStream(), out));
        Thread.startVirtualThread(() -> pump(process.getErrorStream(), err));
        Thread.startVirtualThread(() -> feed(process, command));

        var exit = 124;
        if (over(process, ended, command.timeout())) {
            exit = flooded.getCount() == 0 ? 141 : process.exitValue();
        } else {
            kill(process, ProcessHandle::destroy);
            if (!over(process, ended, GRACE)) {
                kill(process, ProcessHandle::destroyForcibly);
                ended.await(GRACE.toSeconds(), TimeUnit.SECONDS);
                exit = 137;
            }
        }
        return closed ? interrupted(command)
                : new Output(exit, out.kept(), err.kept(), out.truncated() || err.truncated(), started, took(started));
    }

    // What it started may live on with its output open, as a machine that was switched on does.
    private static boolean over(Process process, CountDownLatch ended, Duration patience) throws InterruptedException {
        var exited = process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (exited) {
            ended.await(1, TimeUnit.SECONDS);
        }
        return exited;
    }

    private static void pump(InputStream from, OutputCollector to) {
        try (from; to) {
            from.transferTo(to);
        } catch (IOException e) {
            // The process was killed.
        }
    }

    private static void feed(Process process, Command command) {
        try (var to = process.getOutputStream()) {
            to.write(command.input().bytes());
        } catch (IOException e) {
            // It ended without reading all of it.
        }
    }

    private static void kill(Process process, Consumer<ProcessHandle> how) {
        // The list before the first blow: children of a killed process are nobody's children. From the top, or a shell would still
        // have the time to say that its child was terminated.
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(how);
    }

    private Duration took(Instant started) {
        var took = Duration.between(started, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }

    private NoAnswer interrupted(Command command) {
        return none(Problem.INTERRUPTED, Message.of("host.interrupted", name, command.shown()));
    }

    private NoAnswer none(Problem problem, Message why) {
        return new NoAnswer(problem, why, clock.instant());
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(process -> kill(process, ProcessHandle::destroyForcibly));
    }
}
