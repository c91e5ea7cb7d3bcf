package praktikum.sim.shell;

import java.util.Optional;
import praktikum.sim.fs.FileSystem;

/** A simulated machine as its shell sees it: files, programs, a clock. The world behind it is not the shell's business. */
public interface Machine {

    /** The name that {@code hostname} prints and the prompt shows. */
    String hostname();

    /** The machine's root file system, with whatever is mounted in it. */
    FileSystem files();

    /** The program of that name, empty where the machine has none (then the shell says "command not found", 127). */
    Optional<Program> program(String name);

    /** The machine's own clock; it may run faster than real time, and wrong. */
    SimClock clock();
}
