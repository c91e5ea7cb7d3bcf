package praktikum.sim.proxmox.guest.config;

import praktikum.sim.proxmox.storage.config.StorageError;

/** What a command about a guest dies of: a sentence, or parameters that are not good. */
public final class GuestError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exit;
    private final boolean parameters;

    private GuestError(String message, int exit, boolean parameters) {
        super(message, null, false, false);
        this.exit = exit;
        this.parameters = parameters;
    }

    /** A sentence without a line end; the exit code is 255, that of Perl's die without an errno. */
    public GuestError(String message) {
        this(message, 255, false);
    }

    /** A sentence and the errno that happens to be the exit code of whoever dies of it. */
    public static GuestError of(int errno, String message) {
        return new GuestError(message, errno, false);
    }

    /** A parameter that is not good; the usage line follows it wherever it is told. */
    public static GuestError parameter(String name, String why) {
        return new GuestError("400 Parameter verification failed.\n" + name + ": " + why, 255, true);
    }

    /** What PVE::Storage dies of, as it is. */
    public static GuestError of(StorageError error) {
        return new GuestError(error.getMessage(), error.exit(), error.getMessage().startsWith("400 "));
    }

    /** The same with something before its sentence: {@code unable to create VM 100 - }. */
    public GuestError during(String what) {
        return parameters ? this : new GuestError(what + getMessage(), exit, false);
    }

    /** The exit code. */
    public int exit() {
        return exit;
    }

    /** All that standard error says, with the line of usage where parameters are to blame. */
    public String text(String usage) {
        return getMessage().stripTrailing() + "\n" + (parameters ? usage + "\n" : "");
    }
}
