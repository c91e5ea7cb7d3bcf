package praktikum.sim.shell.builtin;

import java.io.IOException;
import java.util.List;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.syntax.ScriptError;

/** A command that the shell carries out itself, since it changes the shell or since bash does too. */
@FunctionalInterface
public interface Builtin {

    /** Carries it out and gives its status. */
    int run(Context context, List<String> args) throws IOException, InterruptedException;

    /** Where a builtin runs: its shell, its descriptors, its line. */
    record Context(ShellState shell, ScriptRunner interpreter, StandardStreams io, int line, String name) {

        /** Complains in the builtin's name and gives the status. */
        int fail(int status, String text) {
            shell.complain(io.err(), line, name + ": " + text);
            return status;
        }

        /** What to throw at a way of calling it that the simulator does not know. */
        ScriptError unsupported(String what) {
            return ScriptError.unsupported(line, name + " " + what);
        }
    }
}
