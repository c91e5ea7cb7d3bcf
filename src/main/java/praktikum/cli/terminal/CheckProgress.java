package praktikum.cli.terminal;

import java.util.concurrent.atomic.AtomicInteger;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;

/** One line on the terminal that tells how a run gets on; nothing where no person watches. */
public final class CheckProgress implements RunListener, AutoCloseable {

    private final Screen screen;
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();

    private CheckProgress(Screen screen) {
        this.screen = screen;
    }

    /** Progress that is shown there until it is closed. */
    public static CheckProgress on(Screen screen) {
        return new CheckProgress(screen);
    }

    @Override
    public void answered(String host) {
        answers.incrementAndGet();
        show();
    }

    @Override
    public void settled(CheckKey key, Verdict verdict) {
        settled.incrementAndGet();
        show();
    }

    private synchronized void show() {
        if (screen.terminal()) {
            screen.err().print("\r\u001b[K" + screen.dim(screen.word("cli.check.progress", answers.get(), settled.get())));
        }
    }

    @Override
    public synchronized void close() {
        if (screen.terminal()) {
            screen.err().print("\r\u001b[K");
            screen.err().flush();
        }
    }
}
