package praktikum.check;

/** Stops a check that asked for an output nobody has yet; the next round runs it again. Not a failure: stackless. */
final class Pending extends Error {

    private static final long serialVersionUID = 1L;

    static final Pending ERROR = new Pending();

    private Pending() {
        super("an output is still to come", null, false, false);
    }
}
