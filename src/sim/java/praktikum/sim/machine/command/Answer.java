package praktikum.sim.machine.command;

/**
 * All that a command that does not wait prints, and how it ends.
 *
 * @param exit the exit code
 * @param out standard output
 * @param err standard error
 */
public record Answer(int exit, String out, String err) {

    /** Success. */
    public static Answer ok(String out) {
        return new Answer(0, out, "");
    }

    /** Failure with something on standard error. */
    public static Answer fail(int exit, String err) {
        return new Answer(exit, "", err);
    }

    /** What the simulator says of an option that the real command has and the simulator has not. */
    public static Answer unsupported(String name, String option) {
        return fail(2, name + ": option " + option + " is not supported by the simulator\n");
    }
}
