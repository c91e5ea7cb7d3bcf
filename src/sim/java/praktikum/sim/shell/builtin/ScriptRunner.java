package praktikum.sim.shell.builtin;

import java.util.List;
import java.util.Map;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.syntax.Syntax.Script;

/** What a builtin needs of the shell that calls it: to run commands in that same shell. */
public interface ScriptRunner {

    /** Runs the commands in order; {@code tested} where a failure is asked about, so that {@code set -e} does not apply. */
    int run(Script script, StandardStreams io, boolean tested) throws InterruptedException;

    /** Runs a program, with the shell's words and statuses where it cannot be run. */
    int program(List<String> words, Map<String, String> environment, StandardStreams io, int line) throws InterruptedException;
}
