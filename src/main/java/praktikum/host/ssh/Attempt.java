package praktikum.host.ssh;

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
final class Attempt<T> implements Connector.Opening {

    /** What is to be done; it tells the attempt about the way it opens. */
    @FunctionalInterface
    interface Task<T> {

        T over(Connector.Opening opening) throws NotConnected, InterruptedException;
    }

    private final Endpoint to;
    private final Duration limit;
    private final InstantSource clock;
    private final Instant started;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicReference<Optional<Way>> way = new AtomicReference<>(Optional.empty());
    private volatile Instant ended;

    private Attempt(Endpoint to, Duration limit, InstantSource clock) {
        this.to = to;
        this.limit = limit;
        this.clock = clock;
        this.started = clock.instant();
        this.ended = started;
    }

    /** Starts; what comes too late is given to {@code unwanted}. */
    static <T> Attempt<T> start(Endpoint to, Duration limit, InstantSource clock, Task<T> task, Consumer<T> unwanted) {
        var attempt = new Attempt<T>(to, limit, clock);
        Thread.ofPlatform().daemon().start(() -> attempt.work(task, unwanted));
        Thread.startVirtualThread(attempt::watch);
        return attempt;
    }

    /** Waits for the result. */
    T await() throws NotConnected, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotConnected why ? why : failure(e.getCause());
        }
    }

    /** The result if it is there and good. */
    Optional<T> now() {
        return result.isDone() && !result.isCompletedExceptionally() ? Optional.of(result.join()) : Optional.empty();
    }

    /** Why it failed, empty if it did not or is under way. */
    Optional<NotConnected> failure() {
        return result.isCompletedExceptionally() && result.exceptionNow() instanceof NotConnected why ? Optional.of(why) : Optional.empty();
    }

    Instant ended() {
        return ended;
    }

    /** How long it took until it failed. */
    Duration took() {
        return Duration.between(started, ended);
    }

    /** Ends it if it is under way. */
    void fail(NotConnected why) {
        ended = clock.instant();
        if (result.completeExceptionally(why)) {
            way.get().ifPresent(Way::close);
        }
    }

    @Override
    public void at(Way opened) {
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
            var connected = way.get().filter(open -> !(open instanceof Way.Direct(Socket socket, var _)) || socket.isConnected());
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
