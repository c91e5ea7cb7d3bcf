package praktikum.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a command's output is cut in pieces, people see the same. */
class LiveTextTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void piecesMakeNoDifference(int size) {
        var bytes = "Unduh … 集群 \ud83d\ude00 é\r\n10%\r20%\r\nred \u001b[31m \u202e end\r".getBytes(StandardCharsets.UTF_8);
        var live = new LiveText();
        var shown = new StringBuilder();
        for (var at = 0; at < bytes.length; at += size) {
            shown.append(live.next(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size))));
        }
        shown.append(live.rest());

        assertEquals("Unduh … 集群 \ud83d\ude00 é\n10%\ufffd20%\nred \ufffd[31m \ufffd end\ufffd", shown.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\u00fe\u00c3", "\u0080\u0080\u0080\u0080", "\u00f0\u009f", "x\u00e2"})
    void whatIsNoTextIsShownAsThat(String latin) {
        var bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        var live = new LiveText();

        assertEquals(new String(bytes, StandardCharsets.UTF_8), live.next(bytes) + live.rest());
    }
}
