package praktikum.sim.shell.syntax;

import praktikum.sim.shell.ShellException;

/** A script, or a part of one, that the simulator does not take: wrong, or beyond it. It never guesses instead. */
public final class ScriptError extends ShellException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final boolean incomplete;

    private ScriptError(int line, String text, boolean incomplete) {
        super(text);
        this.line = line;
        this.incomplete = incomplete;
    }

    /** Beyond the simulator. */
    public static ScriptError unsupported(int line, String what) {
        return new ScriptError(line, what + " is not supported by the simulator", false);
    }

    static ScriptError syntax(int line, String near) {
        return new ScriptError(line, "syntax error near `" + near + "'", false);
    }

    /** The script ends where more of it must follow: an interactive shell then asks for another line. */
    static ScriptError incomplete(int line, String awaited) {
        return new ScriptError(line, "syntax error: the script ends, but " + awaited + " must follow", true);
    }

    /** Where in the script. */
    public int line() {
        return line;
    }

    /** Whether more lines could mend it. */
    public boolean isIncomplete() {
        return incomplete;
    }
}
