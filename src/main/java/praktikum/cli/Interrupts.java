package praktikum.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is to happen on Ctrl-C, newest first. One process, one keyboard: the only state of its kind. */
final class Interrupts {

    private static final List<Runnable> HANDLERS = new CopyOnWriteArrayList<>();

    private Interrupts() {
    }

    /** Registers what ends the current work cleanly; closing it takes it back. */
    static AutoCloseable on(Runnable end) {
        HANDLERS.addFirst(end);
        return () -> HANDLERS.remove(end);
    }

    static void raise() {
        HANDLERS.forEach(Runnable::run);
    }
}
