package praktikum.host.ssh.connect;

import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import praktikum.host.NoAnswer.Problem;

/**
 * Something done over a fresh way to a machine, with an end to patience over all of it: name, TCP, banner, key
 * exchange, login. When time is up the way is closed, and whatever reads from it stops.
 */
public final class ConnectionAttempt<T> implements Connector.Opening {

    /** What is to be done; it tells the attempt about the way it opens. */
    @FunctionalInterface
    public interface Task<T> {

        T over(Connector.Opening opening) throws NotConnected, InterruptedException;
    }

    private final Endpoint to;
    private final Duration limit;
    private final InstantSource clock;
    private final Instant started;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicReference<Optional<ServerConnection>> way = new AtomicReference<>(Optional.empty());
    private volatile Instant ended;

    private ConnectionAttempt(Endpoint to, Duration limit, InstantSource clock) {
        this.to = to;
        this.limit = limit;
        this.clock = clock;
        this.started = clock.instant();
        this.ended = started;
    }

    /** Starts; what comes too late is given to {@code unwanted}. */
    public static <T> ConnectionAttempt<T> start(Endpoint to, Duration limit, InstantSource clock, ReadingThreads threads, Task<T> task,
            Consumer<T> unwanted) {
        var attempt = new ConnectionAttempt<T>(to, limit, clock);
        threads.newThread(() -> attempt.work(task, unwanted)).start();
        Thread.startVirtualThread(attempt::watch);
        return attempt;
    }

    /** Waits for the result. */
    public T await() throws NotConnected, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotConnected why ? why : failure(e.getCause());
        }
    }

    /** The result if it is there and good. */
    public Optional<T> now() {
        return result.isDone() && !result.isCompletedExceptionally() ? Optional.of(result.join()) : Optional.empty();
    }

    /** Why it failed, empty if it did not or is under way. */
    public Optional<NotConnected> failure() {
        return result.isCompletedExceptionally() && result.exceptionNow() instanceof NotConnected why ? Optional.of(why) : Optional.empty();
    }

    /** When it failed; its start while it has not. */
    public Instant ended() {
        return ended;
    }

    /** How long it took until it failed. */
    public Duration took() {
        return Duration.between(started, ended);
    }

    /** Ends it if it is under way. */
    public void fail(NotConnected why) {
        ended = clock.instant();
        if (result.completeExceptionally(why)) {
            way.get().ifPresent(ServerConnection::close);
        }
    }

    @Override
    public void at(ServerConnection opened) {
        way.set(Optional.of(opened));
        if (result.isCompletedExceptionally()) {
            opened.close();
        }
    }

    private void work(Task<T> task, Consumer<T> unwanted) {
        try {
            var made = task.over(this);
            if (!result.complete(made)) {
                unwanted.accept(made);
            }
        } catch (NotConnected e) {
            fail(e);
        } catch (InterruptedException | RuntimeException e) {
            fail(failure(e));
        }
    }

    private void watch() {
        try {
            result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            var connected = way.get()
                    .filter(open -> !(open instanceof ServerConnection.Direct(Socket socket, var _)) || socket.isConnected());
            fail(new NotConnected(Problem.SILENT, connected.isPresent() ? "host.silent.login" : "host.silent",
                    to.name(), to.shown(), limit.toSeconds()));
        } catch (ExecutionException | InterruptedException e) {
            // It is decided.
        }
    }

    private NotConnected failure(Throwable e) {
        return new NotConnected(Problem.UNREACHABLE, "host.unreachable.other", to.name(), to.shown(), e);
    }
}
