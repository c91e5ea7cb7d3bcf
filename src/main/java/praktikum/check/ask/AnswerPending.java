package praktikum.check.ask;

/** Stops a check that asked for an output nobody has yet; the next round runs it again. Not a failure: stackless. */
public final class AnswerPending extends Error {

    private static final long serialVersionUID = 1L;

    public static final AnswerPending ERROR = new AnswerPending();

    private AnswerPending() {
        super("an output is still to come", null, false, false);
    }
}
