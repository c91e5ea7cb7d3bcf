package praktikum.sim.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.fs.User;
import praktikum.sim.fs.UserFiles;

/**
 * One calling of a {@link Program}.
 *
 * @param args the arguments after the program's name
 * @param environment the exported variables
 * @param directory the working directory, absolute
 * @param in standard input
 * @param out standard output, UTF-8, no automatic line ends other than {@code \n}; buffered, so flush before waiting
 * @param err standard error, likewise
 * @param machine the machine that runs it
 * @param user who runs it
 * @param terminal the login's terminal, empty where there is none; see {@link #inputIsTerminal()}
 */
public record Call(List<String> args, Map<String, String> environment, String directory, InputStream in, PrintStream out,
        PrintStream err, PosixSystem machine, User user, Optional<Terminal> terminal) {

    public Call {
        args = List.copyOf(args);
        environment = Map.copyOf(environment);
    }

    /** A calling by root without a terminal. */
    public Call(List<String> args, Map<String, String> environment, String directory, InputStream in, PrintStream out,
            PrintStream err, PosixSystem machine) {
        this(args, environment, directory, in, out, err, machine, User.ROOT, Optional.empty());
    }

    /** Whether standard input is the terminal: then questions are asked on it, else answers are just read. */
    public boolean inputIsTerminal() {
        return terminal.isPresent() && terminal.get().in() == in;
    }

    /** Whether standard output is the terminal. */
    public boolean outputIsTerminal() {
        return terminal.isPresent() && terminal.get().out() == out;
    }

    /** The absolute path that an argument means. */
    public String path(String argument) {
        return PathNames.absolute(directory, argument);
    }

    /** The machine's files as this user may touch them. */
    public FileSystem files() {
        return UserFiles.of(machine.files(), user);
    }

    /** The same calling of a program with other arguments. */
    public Call with(List<String> otherArgs) {
        return new Call(otherArgs, environment, directory, in, out, err, machine, user, terminal);
    }
}
