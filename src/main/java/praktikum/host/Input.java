package praktikum.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes for a command's standard input. Its text never appears in a log, a transcript or an error. */
public final class Input {

    /** No input: the command reads end of file at once. */
    public static final Input NOTHING = new Input(new byte[0]);

    private final byte[] bytes;

    private Input(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The UTF-8 bytes of a text. */
    public static Input of(String text) {
        return new Input(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Input input && Arrays.equals(bytes, input.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Input[" + bytes.length + " bytes]";
    }
}
