package praktikum.sim.shell.builtin;

/** Leaves what is being run: a loop, a sourced file, or the shell. */
public final class NonLocalExit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is left. */
    public enum Target {
        SHELL,
        SOURCED,
        LOOP,
        TURN
    }

    private final Target what;
    private final int number;

    private NonLocalExit(Target what, int number) {
        super(null, null, false, false);
        this.what = what;
        this.number = number;
    }

    /** Ends the shell with a status. */
    public static NonLocalExit shell(int status) {
        return new NonLocalExit(Target.SHELL, status & 0xff);
    }

    static NonLocalExit sourced(int status) {
        return new NonLocalExit(Target.SOURCED, status & 0xff);
    }

    /** Leaves so many loops, or goes on with the next turn of the outermost of them. */
    public static NonLocalExit loops(Target what, int levels) {
        return new NonLocalExit(what, levels);
    }

    /** What is left. */
    public Target what() {
        return what;
    }

    /** The exit status, or how many loops. */
    public int number() {
        return number;
    }
}
