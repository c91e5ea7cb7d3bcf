package praktikum.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-10-25T00:59:59Z");

    /** Set back and forward by an hour, as where summer time is taken for the clock itself, by a day, and by years. */
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "P1D", "P-1D", "P4000D", "P-20000D"})
    void aClockThatIsSetMovesNothing(Duration jump) {
        var wall = new AtomicReference<>(START);
        var nanos = new AtomicLong(Long.MAX_VALUE - 500_000_000);
        var clock = SteadyClock.started(wall::get, nanos::get);
        assertEquals(START, clock.instant());
        wall.set(START.plus(jump));
        // The counter may begin anywhere and run over.
        nanos.addAndGet(1_500_000_000);
        assertEquals(START.plusMillis(1500), clock.instant());
        assertEquals(START.plusMillis(1500), clock.withZone(ZoneId.of("Asia/Jakarta")).instant());
    }

    /** Whoever looks at the computer's own clock besides would have two clocks that may part. */
    @Test
    void nobodyElseLooksAtTheComputersClock() throws IOException {
        var own = Pattern.compile("Clock\\.system|(?:Instant|LocalDate|LocalDateTime|ZonedDateTime)\\.now\\(|currentTimeMillis"
                + "|InstantSource\\.system|new Date\\(\\)");
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (own.matcher(Files.readString(file)).find()) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        assertEquals("[SteadyClock.java]", found.toString());
    }
}
