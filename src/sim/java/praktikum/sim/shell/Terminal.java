package praktikum.sim.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/** The terminal (pty) of a login. Reading it gives whole lines, as a terminal in its usual cooked mode does. */
public interface Terminal {

    /** What is shown of typed characters. */
    enum Echo {
        /** Themselves. */
        TYPED,
        /** Nothing, as {@code sudo} and {@code ssh} ask for passwords. */
        NOTHING,
        /** A star each, as Proxmox VE asks for passwords. */
        STARS
    }

    /** What a program gets as standard input when nobody redirected it. */
    InputStream in();

    /** What a program gets as standard output and error when nobody redirected it. */
    PrintStream out();

    /**
     * Reads a line without its end; write the question first, to {@link #out()}.
     *
     * @return the line, empty at the end of input (Ctrl-D, a closed connection)
     */
    Optional<String> readLine(Echo echo) throws IOException, InterruptedException;

    /** The width in characters. */
    int columns();

    /** What {@code TERM} holds, such as {@code xterm-256color}. */
    String type();
}
