package praktikum.sim.shell.expand;

/** A word that cannot be expanded, which ends a shell that is not interactive. */
public final class ExpansionError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status what the shell exits with */
    public ExpansionError(String text, int status) {
        super(text, null, false, false);
        this.status = status;
    }

    /** What the shell exits with. */
    public int status() {
        return status;
    }
}
