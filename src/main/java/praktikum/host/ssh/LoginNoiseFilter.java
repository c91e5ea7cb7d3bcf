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

    /** A reader of what came before, so that nothing is copied to be looked at. */
    private static final class Greeting extends ByteArrayOutputStream {

        private int looked;

        /** The index behind the mark and its line end, -1 if that is not there yet. A terminal ends lines with CR LF. */
        int endOfMark() {
            for (; looked + BYTES.length < count; looked++) {
                if (Arrays.equals(buf, looked, looked + BYTES.length, BYTES, 0, BYTES.length)) {
                    var end = looked + BYTES.length;
                    end += buf[end] == '\r' ? 1 : 0;
                    if (end == count) {
                        return -1;
                    }
                    if (buf[end] == '\n') {
                        return end + 1;
                    }
                }
            }
            return -1;
        }

        void writeFrom(int start, OutputStream to) throws IOException {
            if (start < count) {
                to.write(buf, start, count - start);
            }
        }
    }

    private final OutputStream to;
    private Greeting before = new Greeting();
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
        var end = before.endOfMark();
        if (end >= 0) {
            found = true;
            release(end);
        } else if (before.size() > LONGEST) {
            release(0);
        }
    }

    /** Whether the mark came: without it no command was begun. */
    boolean seen() {
        return found;
    }

    private void release(int start) throws IOException {
        through = true;
        before.writeFrom(start, to);
        before = new Greeting();
    }

    @Override
    public void close() throws IOException {
        release(0);
        to.close();
    }
}
