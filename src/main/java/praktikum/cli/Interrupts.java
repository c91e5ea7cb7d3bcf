package praktikum.cli;

/** What is to happen on Ctrl-C while some work goes on. */
final class Interrupts {

    private Interrupts() {
    }

    /** Registers what ends the current work cleanly; closing it takes it back. */
    static AutoCloseable on(Runnable end) {
        var hook = Thread.ofPlatform().name("praktikum-interrupt").unstarted(end);
        Runtime.getRuntime().addShutdownHook(hook);
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
