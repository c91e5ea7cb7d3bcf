package praktikum.host.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets through what a command prints and drops what its login shell printed before: a {@code .bashrc} may greet people,
 * and nobody's verdict may hang on that. Where the mark never comes, nothing is dropped.
 */
final class LoginNoiseFilter extends OutputStream {

    /** The line that {@link RemoteCommandLine} makes the shell print right before the command. */
    static final String MARK = "praktikum-output-begins";

    /** How long a greeting may be, in bytes; after that there is no hope for a mark. */
    private static final int LONGEST = 1 << 20;

    private static final byte[] BYTES = MARK.getBytes(StandardCharsets.US_ASCII);

    private final OutputStream to;
    private ByteArrayOutputStream before = new ByteArrayOutputStream();
    private boolean through;
    private volatile boolean found;

    LoginNoiseFilter(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (through) {
            to.write(from, offset, length);
            return;
        }
        before.write(from, offset, length);
        var seen = before.toByteArray();
        var end = endOfMark(seen);
        if (end >= 0) {
            through = true;
            found = true;
            before = new ByteArrayOutputStream();
            if (end < seen.length) {
                to.write(seen, end, seen.length - end);
            }
        } else if (seen.length > LONGEST) {
            release();
        }
    }

    /** Whether the mark came: without it no command was begun. */
    boolean seen() {
        return found;
    }

    private void release() throws IOException {
        through = true;
        if (before.size() > 0) {
            to.write(before.toByteArray(), 0, before.size());
        }
        before = new ByteArrayOutputStream();
    }

    /** The index behind the mark and its line end, -1 if that is not there yet. A terminal ends lines with CR LF. */
    private static int endOfMark(byte[] bytes) {
        for (int at = 0; at + BYTES.length < bytes.length; at++) {
            var end = at + BYTES.length;
            if (Arrays.equals(bytes, at, end, BYTES, 0, BYTES.length)) {
                end += bytes[end] == '\r' ? 1 : 0;
                if (end < bytes.length && bytes[end] == '\n') {
                    return end + 1;
                }
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        release();
        to.close();
    }
}
