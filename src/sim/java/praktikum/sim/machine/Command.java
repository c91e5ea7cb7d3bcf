package praktikum.sim.machine;

import java.util.Optional;
import praktikum.sim.shell.Program;

/**
 * A command that a machine has.
 *
 * @param path its executable file
 * @param program what it does
 * @param pkg the package that brings the file; empty where it is there from the beginning
 */
public record Command(String path, Program program, Optional<String> pkg) {

    /** A command that the installer leaves. */
    public Command(String path, Program program) {
        this(path, program, Optional.empty());
    }

    /** A command that asks or changes the machine in one go. */
    public static Command instant(String path, Machine machine, InstantCommand command) {
        return new Command(path, command.on(machine));
    }

    /** The same where a package brings its file. */
    public Command of(String name) {
        return new Command(path, program, Optional.of(name));
    }

    /** Its simple name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
