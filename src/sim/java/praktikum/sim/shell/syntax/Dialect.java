package praktikum.sim.shell.syntax;

/** The two shells of Debian: {@code bash}, which is also the login shell, and {@code sh}, which is dash. */
public enum Dialect {
    BASH("bash"),
    DASH("sh");

    private final String command;

    Dialect(String command) {
        this.command = command;
    }

    /** The name it is called by. */
    public String command() {
        return command;
    }
}
