package praktikum.sim.shell;

/** Meant for a shell, though a stream it gave to a program throws it: programs, and what runs them, let it pass. */
public abstract class ShellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a text for whoever catches it, and without a trace. */
    protected ShellException(String text) {
        super(text, null, false, false);
    }
}
