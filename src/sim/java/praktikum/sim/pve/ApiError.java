package praktikum.sim.pve;

/** An error of the API, with the exit code that pvesh ends with. */
final class ApiError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exit;

    ApiError(int exit, String message) {
        super(message, null, false, false);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
