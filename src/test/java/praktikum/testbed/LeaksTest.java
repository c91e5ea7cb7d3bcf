package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing is left of a holder, however it ends; here in a holder within this one, {@code .ci/run} looks from outside of all. */
@OnTestbed(Tier.NODES)
class LeaksTest {

    @Test
    void nothingIsLeftHoweverAHolderEnds() {
        var leaks = Ended.of(Duration.ofMinutes(5), new ProcessBuilder(Path.of("src/testbed/leaks").toAbsolutePath().toString()));
        System.out.print(leaks.out());
        assertEquals(0, leaks.exit(), leaks.out() + leaks.err());
        assertEquals(4, leaks.out().lines().filter(line -> line.endsWith(
                "left are 0 namespaces, 0 mounts, 0 processes, 0 devices, 0 files")).count(), leaks.out());
    }
}
