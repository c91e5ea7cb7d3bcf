package praktikum.sim.server;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import praktikum.sim.shell.ProgramOutput;
import praktikum.sim.shell.Terminal;

/** A terminal in its usual cooked mode: whole lines, echo, erase, Ctrl-C, Ctrl-D; line feeds go out as CR LF (termios(3)). */
final class PtyTerminal implements Terminal, AutoCloseable {

    private static final int END = -1;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private final OutputStream raw;
    private final PrintStream out;
    private final int columns;
    private final String type;
    private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
    private final InputStream in = new Lines();
    private final Thread reader;

    /** @param interrupt what Ctrl-C does */
    PtyTerminal(InputStream keys, OutputStream screen, int columns, String type, Runnable interrupt) {
        this.raw = screen;
        this.columns = columns;
        this.type = type;
        this.out = ProgramOutput.toTerminal(new CarriageReturns(screen));
        this.reader = Thread.ofVirtual().name("sim-pty").start(() -> read(keys, interrupt));
    }

    private void read(InputStream keys, Runnable interrupt) {
        try {
            for (var key = keys.read(); key >= 0; key = keys.read()) {
                if (key == CTRL_C) {
                    echo("^C");
                    typed.clear();
                    interrupt.run();
                } else {
                    typed.add(key);
                }
            }
        } catch (IOException closed) {
            // The same as the end of the keys.
        }
        typed.add(END);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public Optional<String> readLine(Echo echo) throws InterruptedException {
        out.flush();
        var line = new ByteArrayOutputStream();
        while (true) {
            int key = typed.take();
            switch (key) {
                case END -> {
                    typed.add(END);
                    return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
                }
                case CTRL_D -> {
                    if (line.size() == 0) {
                        return Optional.empty();
                    }
                }
                case '\r', '\n' -> {
                    if (echo != Echo.NOTHING) {
                        echo("\r\n");
                    }
                    return Optional.of(line.toString(StandardCharsets.UTF_8));
                }
                case '\b', 0x7f -> erase(line, echo);
                default -> {
                    line.write(key);
                    echo(echo, key);
                }
            }
        }
    }

    private void erase(ByteArrayOutputStream line, Echo echo) {
        var bytes = line.toByteArray();
        var left = bytes.length;
        // A character of UTF-8 is its first byte and all 10xxxxxx bytes after it.
        while (left > 0 && (bytes[left - 1] & 0xC0) == 0x80) {
            left--;
        }
        left = Math.max(0, left - 1);
        if (bytes.length > 0 && echo != Echo.NOTHING) {
            echo("\b \b");
        }
        line.reset();
        line.write(bytes, 0, left);
    }

    private void echo(Echo echo, int key) {
        if (echo == Echo.NOTHING) {
            return;
        }
        try {
            raw.write(echo == Echo.STARS ? '*' : key);
            raw.flush();
        } catch (IOException closed) {
            return;
        }
    }

    private void echo(String text) {
        try {
            raw.write(text.getBytes(StandardCharsets.US_ASCII));
            raw.flush();
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public String type() {
        return type;
    }

    /** The keys end, whoever waits for one. */
    @Override
    public void close() {
        reader.interrupt();
        typed.add(END);
    }

    /** Standard input of a program on the terminal. */
    private final class Lines extends InputStream {

        private byte[] line = new byte[0];
        private int next;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (next == line.length) {
                try {
                    var typedLine = readLine(Echo.TYPED);
                    if (typedLine.isEmpty()) {
                        return -1;
                    }
                    line = (typedLine.get() + "\n").getBytes(StandardCharsets.UTF_8);
                    next = 0;
                } catch (InterruptedException ended) {
                    throw new InterruptedIOException("the terminal was closed");
                }
            }
            var count = Math.min(length, line.length - next);
            System.arraycopy(line, next, to, offset, count);
            next += count;
            return count;
        }
    }

    /** The output side of a terminal puts a carriage return before each line feed (ONLCR). */
    private static final class CarriageReturns extends FilterOutputStream {

        CarriageReturns(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int one) throws IOException {
            if (one == '\n') {
                out.write('\r');
            }
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var converted = new ByteArrayOutputStream(length + 16);
            for (var i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    converted.write('\r');
                }
                converted.write(bytes[i]);
            }
            converted.writeTo(out);
        }
    }
}
