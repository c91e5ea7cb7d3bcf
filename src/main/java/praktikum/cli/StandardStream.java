package praktikum.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output or standard error of the process. Knows whether its reader has gone, as {@code head} does when it has seen enough. */
final class StandardStream extends PrintStream {

    private final Channel channel;

    private StandardStream(Channel channel) {
        super(channel, true, StandardCharsets.UTF_8);
        this.channel = channel;
    }

    /** The process's own output of that number, 1 or 2. */
    static StandardStream of(FileDescriptor descriptor, int number) {
        return new StandardStream(new Channel(descriptor, Path.of("/proc/self/fd/" + number)));
    }

    /** Whether nobody reads any more: no error, what was wanted was seen. */
    boolean readerGone() {
        return channel.gone;
    }

    /**
     * Whether a failed writing means that nobody reads any more (EPIPE of errno(3)). Java hears nothing of SIGPIPE and has no errno, only
     * its words, in the language of the machine; but to a pipe nothing else happens.
     *
     * @param to what the descriptor leads to, as proc(5) has it: {@code pipe:[4711]}; empty where that is not known
     */
    static boolean gone(IOException lost, String to) {
        return to.startsWith("pipe:") || to.startsWith("socket:") || String.valueOf(lost.getMessage()).contains("Broken pipe");
    }

    private static final class Channel extends FileOutputStream {

        private final Path link;
        private volatile boolean gone;

        Channel(FileDescriptor descriptor, Path link) {
            super(descriptor);
            this.link = link;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException lost) {
                gone |= StandardStream.gone(lost, target());
                throw lost;
            }
        }

        private String target() {
            try {
                return Files.readSymbolicLink(link).toString();
            } catch (IOException | UnsupportedOperationException elsewhere) {
                return "";
            }
        }
    }
}
