package praktikum.cli;

/** What is to happen on Ctrl-C while some work goes on. */
final class Interrupts {

    private Interrupts() {
    }

    /** Registers what ends the current work cleanly; closing it takes it back. Where Ctrl-C came before, that happens at once. */
    static AutoCloseable on(Runnable end) {
        var hook = Thread.ofPlatform().name("praktikum-interrupt").unstarted(end);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            end.run();
        }
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // Ctrl-C came first: the hook is running.
                return;
            }
        };
    }
}
