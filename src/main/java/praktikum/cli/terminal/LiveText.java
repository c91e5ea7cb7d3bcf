package praktikum.cli.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a command prints, made harmless piece by piece: a character or a line end that is cut in two waits for its other half. */
public final class LiveText {

    private byte[] held = new byte[0];

    /** The piece as far as it is whole. */
    public synchronized String next(byte[] piece) {
        var all = Arrays.copyOf(held, held.length + piece.length);
        System.arraycopy(piece, 0, all, held.length, piece.length);
        var whole = all.length - begun(all);
        held = Arrays.copyOfRange(all, whole, all.length);
        return TerminalSanitizer.lines(new String(all, 0, whole, StandardCharsets.UTF_8));
    }

    /** What was still waiting when nothing more came. */
    public synchronized String rest() {
        var rest = TerminalSanitizer.lines(new String(held, StandardCharsets.UTF_8));
        held = new byte[0];
        return rest;
    }

    /** How many bytes at the end may be the beginning of something: of a line end, or of a character (RFC 3629). */
    private static int begun(byte[] bytes) {
        if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
            return 1;
        }
        for (var back = 1; back <= Math.min(3, bytes.length); back++) {
            var unsigned = bytes[bytes.length - back] & 0xff;
            if (unsigned >= 0xc0) {
                var length = unsigned >= 0xf0 ? 4 : unsigned >= 0xe0 ? 3 : 2;
                return length > back ? back : 0;
            }
            if (unsigned < 0x80) {
                return 0;
            }
        }
        return 0;
    }
}
