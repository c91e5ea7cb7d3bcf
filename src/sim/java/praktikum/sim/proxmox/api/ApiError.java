package praktikum.sim.proxmox.api;

/** An error of the API, with the exit code that pvesh ends with. */
public final class ApiError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exit;

    /** An error and the exit code it means. */
    public ApiError(int exit, String message) {
        super(message, null, false, false);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
