package praktikum.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same with many things at once, a virtual thread for each. */
public final class InParallel {

    private InParallel() {
    }

    /**
     * Returns when all is done.
     *
     * @throws RuntimeException what the first that failed threw, after all others ended
     */
    public static <T> void each(Collection<T> things, Consumer<T> does) {
        var begun = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var thing : things) {
                begun.add(threads.submit(() -> does.accept(thing)));
            }
        }
        begun.stream().filter(one -> one.state() == Future.State.FAILED).findFirst().ifPresent(one -> {
            throw one.exceptionNow() instanceof RuntimeException trouble ? trouble : new IllegalStateException(one.exceptionNow());
        });
    }
}
