package praktikum.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output or standard error of the process. Knows whether its reader has gone, as {@code head} does when it has seen enough. */
final class StandardStream extends PrintStream {

    private final Channel channel;

    private StandardStream(Channel channel) {
        super(channel, true, StandardCharsets.UTF_8);
        this.channel = channel;
    }

    static StandardStream of(FileDescriptor descriptor) {
        return new StandardStream(new Channel(descriptor));
    }

    /** Whether nobody reads any more: no error, what was wanted was seen. */
    boolean readerGone() {
        return channel.gone;
    }

    /** Java itself hears nothing of SIGPIPE: writing fails, and the reason is in the exception's words alone (EPIPE of errno(3)). */
    private static final class Channel extends FileOutputStream {

        private volatile boolean gone;

        Channel(FileDescriptor descriptor) {
            super(descriptor);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException lost) {
                gone |= String.valueOf(lost.getMessage()).contains("Broken pipe");
                throw lost;
            }
        }
    }
}
