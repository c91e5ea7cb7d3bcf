package praktikum.sim.shell;

/** A word that cannot be expanded, which ends a shell that is not interactive. */
final class ExpansionError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ExpansionError(String text, int status) {
        super(text, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
