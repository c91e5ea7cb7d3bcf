package praktikum.sim.machine;

import praktikum.sim.shell.Program;

/**
 * A command that a machine has.
 *
 * @param path its executable file
 * @param program what it does
 */
public record Command(String path, Program program) {

    /** A command that asks or changes the machine in one go. */
    public static Command instant(String path, Machine machine, InstantCommand command) {
        return new Command(path, command.on(machine));
    }

    /** Its simple name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
