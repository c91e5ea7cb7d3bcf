package praktikum.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A drill has no clock that could be set: its patience is measured. */
class DrillPatienceTest {

    @Test
    void patienceIsNotTheClocks() throws InterruptedException {
        var looks = new AtomicInteger();
        var run = new DrillRun(null, Map.of(), null, null, Duration.ofMillis(700), 1);
        var seen = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run.watch(looks::incrementAndGet, any -> false));
        assertEquals(looks.get(), seen);
        assertTrue(seen >= 2, "it looked again");
        assertEquals(1, run.watch(() -> 1, any -> true));
    }
}
