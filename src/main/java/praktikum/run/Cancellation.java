package praktikum.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The end of a piece of work before its time: a door asks for it from any thread, the work says what ends it cleanly. */
public final class Cancellation {

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final AtomicInteger working = new AtomicInteger();
    private volatile boolean begun;

    /** Takes back what ends a piece of work, once it is done. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Says what ends the work that begins now. Where the end was asked for before, that happens at once. */
    public Registration on(Runnable end) {
        var ending = asked.thenRun(end);
        working.incrementAndGet();
        begun = true;
        return () -> {
            ending.cancel(false);
            working.decrementAndGet();
        };
    }

    /** Ends the work that is under way, and any that begins later; returns when what ends it has been done. */
    public void cancel() {
        asked.complete(null);
    }

    /** Whether something is under way that has to put its things away. */
    public boolean working() {
        return working.get() > 0;
    }

    /** Whether any work has begun that had to be ended in its own way. */
    public boolean begun() {
        return begun;
    }

    /** Whether the end was asked for. */
    public boolean cancelled() {
        return asked.isDone();
    }
}
