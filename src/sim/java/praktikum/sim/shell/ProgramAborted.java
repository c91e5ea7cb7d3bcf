package praktikum.sim.shell;

/**
 * Ends a program from within a stream, which has no other way to: as the signals SIGPIPE and SIGTERM end a process.
 * Programs let it pass.
 */
public final class ProgramAborted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Cause {
        /** It wrote into a pipe or connection that nobody reads any more. */
        BROKEN_PIPE,
        /** Its file could not be written; {@link ProgramOutput#takeFailure} says why. */
        WRITE_ERROR,
        /** It was interrupted while it waited for a stream. */
        KILLED
    }

    private final Cause why;

    /** @param why what ended it */
    public ProgramAborted(Cause why) {
        super(null, null, false, false);
        this.why = why;
    }

    /** What ended it. */
    public Cause why() {
        return why;
    }
}
