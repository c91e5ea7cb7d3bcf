package praktikum.sim.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PacedClockTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void aChangeOfSpeedCountsFromNowOn() {
        var nanos = new AtomicLong();
        var clock = new PacedClock(START, nanos::get);
        nanos.set(2_000_000_000L);
        clock.speed(10);
        nanos.set(3_000_000_000L);
        assertEquals(START.plusSeconds(12), clock.instant());
        clock.speed(1);
        assertEquals(START.plusSeconds(12), clock.instant());
    }

    @Test
    void whoSleepsWakesEarlierWhenTimePassesFaster() {
        var clock = new PacedClock(START, System::nanoTime);
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            Thread sleeper = Thread.startVirtualThread(() -> {
                try {
                    clock.sleep(Duration.ofHours(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            clock.speed(1_000_000);
            sleeper.join();
        });
    }

    @Test
    void standingStillIsNoSpeed() {
        var clock = new PacedClock(START, System::nanoTime);
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> clock.speed(wrong));
        }
    }
}
