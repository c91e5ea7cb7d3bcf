package praktikum.sim.shell.tools;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.shell.Bytes;

/** Reads a stream by lines, as they come. */
final class Lines {

    private static final int LONGEST = 16 << 20;

    private final InputStream in;
    private boolean complete = true;

    Lines(InputStream in) {
        this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
    }

    /** The next line without its end, empty after the last. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int b = in.read();
            if (b == '\n') {
                complete = true;
                return Optional.of(Bytes.text(line.toByteArray()));
            }
            if (b < 0) {
                complete = false;
                return line.size() == 0 ? Optional.empty() : Optional.of(Bytes.text(line.toByteArray()));
            }
            line.write(b);
            if (line.size() > LONGEST) {
                throw new ToolRefusal("a line of more than 16 MiB");
            }
        }
    }

    /** Whether the line read last had an end. */
    boolean wasComplete() {
        return complete;
    }

    static List<String> all(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        List<String> all = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
