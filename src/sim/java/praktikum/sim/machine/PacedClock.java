package praktikum.sim.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import praktikum.sim.shell.SimulatedClock;

/** The clock of a simulated world: it follows real time at a speed that can be changed while it runs. */
public final class PacedClock implements SimulatedClock {

    private final LongSupplier nanos;
    private Instant anchor;
    private long anchorNanos;
    private double speed = 1;

    /**
     * A clock at speed 1.
     *
     * @param start what it shows now
     * @param nanos a monotonic clock such as {@link System#nanoTime}
     */
    public PacedClock(Instant start, LongSupplier nanos) {
        this.nanos = nanos;
        this.anchor = start;
        this.anchorNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        return anchor.plusNanos((long) ((nanos.getAsLong() - anchorNanos) * speed));
    }

    /**
     * Changes how fast the world's time passes; whoever sleeps wakes up accordingly.
     *
     * @param factor simulated seconds per real second, above 0
     */
    public synchronized void speed(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the speed " + factor + " is not a number above 0");
        }
        anchor = instant();
        anchorNanos = nanos.getAsLong();
        speed = factor;
        notifyAll();
    }

    /** Simulated seconds per real second. */
    public synchronized double speed() {
        return speed;
    }

    @Override
    public synchronized void sleep(Duration simulated) throws InterruptedException {
        Instant end = instant().plus(simulated);
        while (true) {
            long left = Duration.between(instant(), end).toNanos();
            if (left <= 0) {
                return;
            }
            wait((long) Math.ceil(left / speed / 1_000_000));
        }
    }
}
