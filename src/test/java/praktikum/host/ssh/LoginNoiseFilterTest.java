package praktikum.host.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login shell prints before a command is dropped, in whatever pieces it comes, and at a cost that grows no faster than it. */
class LoginNoiseFilterTest {

    private static final String MARK = LoginNoiseFilter.MARK;

    private static String filtered(String printed, int piece) throws IOException {
        var kept = new ByteArrayOutputStream();
        try (var filter = new LoginNoiseFilter(kept)) {
            var bytes = printed.getBytes(StandardCharsets.UTF_8);
            for (var at = 0; at < bytes.length; at += piece) {
                filter.write(bytes, at, Math.min(piece, bytes.length - at));
            }
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 24, 25, 26, 1000})
    void whatComesBeforeTheMarkIsDroppedInAnyPieces(int piece) throws IOException {
        assertEquals("out\n", filtered("Welcome\n" + MARK + "\nout\n", piece));
        assertEquals("out", filtered(MARK + "\r\nout", piece));
        assertEquals(MARK + "\n", filtered(MARK + "x\n" + MARK + "\r\n" + MARK + "\n", piece));
        assertEquals("", filtered(MARK + "\n", piece));
        assertEquals(MARK, filtered(MARK, piece));
        assertEquals("no mark\n", filtered("no mark\n", piece));
    }

    @Test
    void aMegabyteInSingleBytesIsReadAtOnce() {
        var greeting = "x".repeat(1 << 20);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertEquals(greeting + "yz", filtered(greeting + "yz", 1)));
    }
}
