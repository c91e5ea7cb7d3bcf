package praktikum.sim;

import java.time.Duration;
import java.time.Instant;
import praktikum.sim.shell.SimulatedClock;

/** A clock that moves only when told, or when somebody sleeps on it. */
public final class HandClock implements SimulatedClock {

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration simulated) {
        now = now.plus(simulated);
    }

    public void advance(double seconds) {
        sleep(Duration.ofMillis((long) (seconds * 1000)));
    }
}
