package praktikum.sim.proxmox.storage.config;

/** What PVE::Storage dies of: a sentence, or parameters that are not good. */
public final class StorageError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exit;
    private final boolean parameters;

    private StorageError(String message, int exit, boolean parameters) {
        super(message, null, false, false);
        this.exit = exit;
        this.parameters = parameters;
    }

    /** A sentence without a line end; the exit code is 255, that of Perl's die without an errno. */
    public StorageError(String message) {
        this(message, 255, false);
    }

    /** A sentence and the errno that happens to be the exit code of whoever dies of it. */
    public static StorageError of(int errno, String message) {
        return new StorageError(message, errno, false);
    }

    /** A parameter that is not good; the usage line follows it wherever it is told. */
    public static StorageError parameter(String name, String why) {
        return new StorageError("400 Parameter verification failed.\n" + name + ": " + why, 255, true);
    }

    /** The same with something before its sentence: {@code create storage failed: }. */
    public StorageError during(String what) {
        return parameters ? this : new StorageError(what + getMessage(), exit, false);
    }

    /** The exit code. */
    public int exit() {
        return exit;
    }

    /** All that standard error says, with the line of usage where parameters are to blame. */
    public String text(String usage) {
        return getMessage() + "\n" + (parameters ? usage + "\n" : "");
    }
}
