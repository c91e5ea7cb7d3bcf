package praktikum.sim.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;

/** What programs write to. It remembers why writing failed, and ends the program whose reader is gone. */
public final class ProgramOutput extends PrintStream {

    private final Relay relay;

    private ProgramOutput(Relay relay, boolean byLine) {
        super(relay, byLine, StandardCharsets.UTF_8);
        this.relay = relay;
    }

    /** Into a connection or pipe, sent on at the latest when the program ends. */
    public static ProgramOutput to(OutputStream stream) {
        return new ProgramOutput(new Relay(stream), false);
    }

    /** Into a terminal, sent on at each line's end. */
    public static ProgramOutput toTerminal(OutputStream stream) {
        return new ProgramOutput(new Relay(stream), true);
    }

    /** At the end of a file, which is there already. */
    public static ProgramOutput toFile(FileSystem files, String path) {
        return new ProgramOutput(new Relay(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    files.append(path, Arrays.copyOfRange(bytes, from, from + length));
                } catch (FileError e) {
                    throw new IOException(e.errno().text(), e);
                }
            }
        }), false);
    }

    /** Why writing failed since this was last asked, in the words of strerror; empty where it did not. */
    Optional<String> takeFailure() {
        Optional<String> failure = relay.failure;
        relay.failure = Optional.empty();
        return failure;
    }

    @Override
    public void print(String text) {
        writeBytes(LosslessUtf8.bytes(String.valueOf(text)));
    }

    @Override
    public void print(Object value) {
        print(String.valueOf(value));
    }

    @Override
    public void println() {
        print("\n");
    }

    @Override
    public void println(String text) {
        print(text + "\n");
    }

    @Override
    public void println(Object value) {
        print(value + "\n");
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** Gathers bytes and hands them on in one piece; what could not be handed on is forgotten, as it is by a process that ends. */
    private static final class Relay extends OutputStream {

        private static final int SIZE = 8192;

        private final OutputStream stream;
        private final byte[] gathered = new byte[SIZE];
        private int count;
        private volatile Optional<String> failure = Optional.empty();

        Relay(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            if (length > SIZE - count) {
                handOn();
            }
            if (length > SIZE) {
                attempt(() -> stream.write(bytes, from, length));
            } else {
                System.arraycopy(bytes, from, gathered, count, length);
                count += length;
            }
        }

        @Override
        public synchronized void flush() {
            handOn();
            attempt(stream::flush);
        }

        private void handOn() {
            int length = count;
            count = 0;
            if (length > 0) {
                attempt(() -> stream.write(gathered, 0, length));
            }
        }

        private void attempt(Action action) {
            if (Thread.interrupted()) {
                throw new ProgramAborted(ProgramAborted.Cause.KILLED);
            }
            try {
                action.run();
            } catch (InterruptedIOException e) {
                throw new ProgramAborted(ProgramAborted.Cause.KILLED);
            } catch (IOException e) {
                if (!(e.getCause() instanceof FileError error)) {
                    throw new ProgramAborted(ProgramAborted.Cause.BROKEN_PIPE);
                }
                failure = Optional.of(error.errno().text());
                throw new ProgramAborted(ProgramAborted.Cause.WRITE_ERROR);
            }
        }

        private interface Action {
            void run() throws IOException;
        }
    }
}
