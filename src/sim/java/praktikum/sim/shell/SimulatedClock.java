package praktikum.sim.shell;

import java.time.Duration;
import java.time.InstantSource;

/** A clock of the simulated world, and the only way to wait in it. */
public interface SimulatedClock extends InstantSource {

    /** Waits that long in simulated time: at speed 5, a second of it takes 200 ms. */
    void sleep(Duration simulated) throws InterruptedException;
}
