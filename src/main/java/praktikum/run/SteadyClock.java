package praktikum.run;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The kit's clock for one run: it shows what the computer's showed when it was made, and goes on evenly from there. Whatever is done to the
 * computer's clock meanwhile, by hand, by a time server or by the end of summer time, no moment of the run comes before an earlier one,
 * and what took a second took a second.
 */
public final class SteadyClock extends Clock {

    private final Instant start;
    private final long from;
    private final LongSupplier nanos;
    private final ZoneId zone;

    private SteadyClock(Instant start, long from, LongSupplier nanos, ZoneId zone) {
        this.start = start;
        this.from = from;
        this.nanos = nanos;
        this.zone = zone;
    }

    /** The one that begins now. */
    public static SteadyClock started() {
        return started(InstantSource.system(), System::nanoTime);
    }

    /**
     * One that takes the time from a clock, once, and goes on by a counter.
     *
     * @param nanos nanoseconds from anywhere, never fewer than before
     */
    static SteadyClock started(InstantSource clock, LongSupplier nanos) {
        return new SteadyClock(clock.instant(), nanos.getAsLong(), nanos, ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - from);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public SteadyClock withZone(ZoneId other) {
        return new SteadyClock(start, from, nanos, other);
    }
}
