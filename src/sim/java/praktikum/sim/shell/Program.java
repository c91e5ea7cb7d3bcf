package praktikum.sim.shell;

import java.io.IOException;

/** A command of a simulated machine, such as {@code grep} or {@code pvecm}. */
@FunctionalInterface
public interface Program {

    /**
     * Runs to the end and writes to the call's streams.
     *
     * @return the exit code, 0 to 255
     * @throws IOException when a stream of the call breaks, as a closed pipe or connection does
     * @throws InterruptedException when the command is killed ({@code timeout}, a closed channel)
     */
    int run(Call call) throws IOException, InterruptedException;
}
