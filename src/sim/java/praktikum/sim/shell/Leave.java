package praktikum.sim.shell;

/** Leaves what is being run: a loop, a sourced file, or the shell. */
final class Leave extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is left. */
    enum What {
        SHELL,
        SOURCED,
        LOOP,
        TURN
    }

    private final What what;
    private final int number;

    private Leave(What what, int number) {
        super(null, null, false, false);
        this.what = what;
        this.number = number;
    }

    static Leave shell(int status) {
        return new Leave(What.SHELL, status & 0xff);
    }

    static Leave sourced(int status) {
        return new Leave(What.SOURCED, status & 0xff);
    }

    static Leave loops(What what, int levels) {
        return new Leave(what, levels);
    }

    What what() {
        return what;
    }

    /** The exit status, or how many loops. */
    int number() {
        return number;
    }
}
