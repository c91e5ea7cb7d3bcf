package praktikum.sim.shell;

import java.io.InputStream;
import java.io.PrintStream;

/** The three descriptors of a command. */
record Io(InputStream in, PrintStream out, PrintStream err) {

    Io withIn(InputStream other) {
        return new Io(other, out, err);
    }

    Io withOut(PrintStream other) {
        return new Io(in, other, err);
    }

    Io withErr(PrintStream other) {
        return new Io(in, out, other);
    }
}
