package praktikum.sim.shell.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.shell.LosslessUtf8;

/** Reads a stream by lines, as they come. */
public final class LineReader {

    private static final int LONGEST = 16 << 20;
    /** So many bytes are kept at most, of all that is read at once. */
    public static final int MOST = 64 << 20;
    private static final String TOO_MUCH = "an input of more than 64 MiB";

    private final InputStream in;
    private boolean complete = true;

    /** @param in is read only as far as lines are asked for, as far as buffering lets it */
    public LineReader(InputStream in) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
    }

    /** The next line without its end, empty after the last. */
    public Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int b = in.read();
            if (b == '\n') {
                complete = true;
                return Optional.of(LosslessUtf8.text(line.toByteArray()));
            }
            if (b < 0) {
                complete = false;
                return line.size() == 0 ? Optional.empty() : Optional.of(LosslessUtf8.text(line.toByteArray()));
            }
            line.write(b);
            if (line.size() > LONGEST) {
                throw new UnsupportedUsage("a line of more than 16 MiB");
            }
        }
    }

    /** All bytes of a stream. */
    public static byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new UnsupportedUsage(TOO_MUCH);
        }
        return bytes;
    }

    /** Whether the line read last had an end. */
    public boolean wasComplete() {
        return complete;
    }

    /** All lines of a stream. */
    public static List<String> all(InputStream in) throws IOException {
        LineReader lines = new LineReader(in);
        List<String> all = new ArrayList<>();
        long size = 0;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
            size += line.get().length() + 1;
            if (size > MOST) {
                throw new UnsupportedUsage(TOO_MUCH);
            }
        }
        return all;
    }
}
