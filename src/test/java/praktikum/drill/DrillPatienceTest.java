package praktikum.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is set while a drill waits neither ends its patience nor draws it out. */
class DrillPatienceTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT-2H", "PT-1H", "P400D", "P-400D", "PT0S"})
    void patienceIsNotTheClocks(Duration jump) throws InterruptedException {
        var now = new AtomicReference<>(Instant.parse("2026-10-25T00:59:59Z"));
        var looks = new AtomicInteger();
        var run = new DrillRun(null, Map.of(), null, null, (InstantSource) now::get, Duration.ofMillis(700), 1);
        var seen = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run.watch(() -> {
            now.updateAndGet(time -> time.plus(jump));
            return looks.incrementAndGet();
        }, any -> false));
        assertEquals(looks.get(), seen);
        assertTrue(seen >= 2, "it looked again after the jump");
        assertEquals(Optional.of(1), Optional.of(run.watch(() -> 1, any -> true)));
    }
}
