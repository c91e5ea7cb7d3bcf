package praktikum.host.ssh.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers how a server begins. OpenSSH says there why it hangs up on somebody it does not even greet: "Exceeded MaxStartups", since
 * 9.8 "Not allowed at this time" as well (sshd.c, PerSourcePenalties).
 */
final class ServerBanner {

    private static final int LONGEST = 160;

    private final StringBuffer begun = new StringBuffer();

    /** The same bytes, listened to. */
    InputStream of(InputStream from) {
        return new FilterInputStream(from) {
            @Override
            public int read() throws IOException {
                var read = super.read();
                if (read >= 0 && open()) {
                    begun.append((char) read);
                }
                return read;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                var read = super.read(to, offset, length);
                for (int at = 0; at < read && open(); at++) {
                    begun.append((char) (to[offset + at] & 0xff));
                }
                return read;
            }
        };
    }

    private boolean open() {
        return begun.length() < LONGEST && begun.indexOf("\n") < 0;
    }

    /** The first line without control characters, unless it is a server's greeting (RFC 4253, 4.2). */
    String excuse() {
        var line = begun.toString().replaceAll("[^ -~]+", " ").strip();
        return line.startsWith("SSH-") ? "" : line;
    }
}
