package praktikum.sim.shell;

import java.io.InputStream;
import java.io.PrintStream;

/** The three descriptors of a command. */
public record StandardStreams(InputStream in, PrintStream out, PrintStream err) {

    public StandardStreams withIn(InputStream other) {
        return new StandardStreams(other, out, err);
    }

    public StandardStreams withOut(PrintStream other) {
        return new StandardStreams(in, other, err);
    }

    public StandardStreams withErr(PrintStream other) {
        return new StandardStreams(in, out, other);
    }
}
