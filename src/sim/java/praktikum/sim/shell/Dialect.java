package praktikum.sim.shell;

/** The two shells of Debian: {@code bash}, which is also the login shell, and {@code sh}, which is dash. */
enum Dialect {
    BASH("bash"),
    DASH("sh");

    private final String command;

    Dialect(String command) {
        this.command = command;
    }

    /** The name it is called by. */
    String command() {
        return command;
    }
}
