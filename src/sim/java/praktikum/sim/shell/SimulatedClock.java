package praktikum.sim.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock of the simulated world, and the only way to wait in it. */
public interface SimulatedClock extends InstantSource {

    /** Sets it, as {@code date -s} does; false where nobody can. */
    default boolean set(Instant to) {
        return false;
    }

    /** Waits that long in simulated time: at speed 5, a second of it takes 200 ms. */
    void sleep(Duration simulated) throws InterruptedException;
}
