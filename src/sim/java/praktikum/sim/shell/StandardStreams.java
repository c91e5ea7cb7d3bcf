package praktikum.sim.shell;

import java.io.InputStream;
import java.io.PrintStream;

/** The three descriptors of a command. */
public record StandardStreams(InputStream in, PrintStream out, PrintStream err) {

    /** The same with another input. */
    public StandardStreams withIn(InputStream other) {
        return new StandardStreams(other, out, err);
    }

    /** The same with another output. */
    public StandardStreams withOut(PrintStream other) {
        return new StandardStreams(in, other, err);
    }

    /** The same with another error output. */
    public StandardStreams withErr(PrintStream other) {
        return new StandardStreams(in, out, other);
    }
}
