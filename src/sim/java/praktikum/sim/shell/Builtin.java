package praktikum.sim.shell;

import java.io.IOException;
import java.util.List;

/** A command that the shell carries out itself, since it changes the shell or since bash does too. */
@FunctionalInterface
interface Builtin {

    int run(Context context, List<String> args) throws IOException, InterruptedException;

    /** Where a builtin runs: its shell, its descriptors, its line. */
    record Context(Shell shell, Interpreter interpreter, Io io, int line, String name) {

        /** Complains in the builtin's name and gives the status. */
        int fail(int status, String text) {
            shell.complain(io.err(), line, name + ": " + text);
            return status;
        }

        Refusal unsupported(String what) {
            return Refusal.unsupported(line, name + " " + what);
        }
    }
}
