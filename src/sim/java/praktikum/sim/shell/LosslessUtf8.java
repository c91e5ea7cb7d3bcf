package praktikum.sim.shell;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text as bytes and back without loss: bytes that are no UTF-8 become the lone surrogates U+DC80 to U+DCFF, as Python's
 * {@code surrogateescape} (PEP 383) has it, so that a program may treat any content as text.
 */
public final class LosslessUtf8 {

    private static final int ESCAPE = 0xdc00;

    private LosslessUtf8() {}

    /** The character that stands for a byte, 0 to 255. */
    public static char character(int value) {
        return (char) (value < 0x80 ? value : ESCAPE + value);
    }

    /** The text of any bytes. */
    public static String text(byte[] bytes) {
        return text(bytes, 0, bytes.length);
    }

    /** The text of a part of an array. */
    public static String text(byte[] bytes, int from, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        CharBuffer out = CharBuffer.allocate(length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put(character(in.get() & 0xff));
            }
        }
    }

    /** The bytes of a text. */
    public static byte[] bytes(String text) {
        boolean ordinary = text.chars().noneMatch(c -> c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff);
        if (ordinary) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
        for (int i = 0; i < text.length();) {
            int code = text.codePointAt(i);
            if (code >= ESCAPE + 0x80 && code <= ESCAPE + 0xff) {
                out.write(code - ESCAPE);
            } else {
                out.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
            }
            i += Character.charCount(code);
        }
        return out.toByteArray();
    }
}
