package praktikum.sim.shell;

/** A script, or a part of one, that the simulator does not take: wrong, or beyond it. It never guesses instead. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final boolean incomplete;

    private Refusal(int line, String text, boolean incomplete) {
        super(text, null, false, false);
        this.line = line;
        this.incomplete = incomplete;
    }

    static Refusal unsupported(int line, String what) {
        return new Refusal(line, what + " is not supported by the simulator", false);
    }

    static Refusal syntax(int line, String near) {
        return new Refusal(line, "syntax error near `" + near + "'", false);
    }

    /** The script ends where more of it must follow: an interactive shell then asks for another line. */
    static Refusal incomplete(int line, String awaited) {
        return new Refusal(line, "syntax error: the script ends, but " + awaited + " must follow", true);
    }

    int line() {
        return line;
    }

    boolean isIncomplete() {
        return incomplete;
    }
}
