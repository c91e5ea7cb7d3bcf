package praktikum.sim.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.User;

/**
 * One who is logged in on a machine, and runs commands there as sshd does: by the login shell's {@code -c}.
 *
 * @param machine the machine
 * @param user who
 * @param environment what is set beyond HOME, USER, LOGNAME, SHELL and PATH, such as LANG, TERM, SSH_CLIENT
 */
public record Login(PosixSystem machine, User user, Map<String, String> environment) {

    private static final String PATH_OF_OTHERS = "/usr/local/bin:/usr/bin:/bin:/usr/games";

    public Login {
        environment = Map.copyOf(environment);
    }

    /** Runs one command line to its end and gives its exit code; interrupt the thread to kill it. */
    public int run(String command, InputStream in, PrintStream out, PrintStream err, Optional<Terminal> terminal)
            throws InterruptedException {
        return shell(List.of("-c", command), in, out, err, terminal);
    }

    /** Holds a dialogue on a terminal until its end. */
    public int talk(Terminal terminal) throws InterruptedException {
        return shell(List.of("-l"), terminal.in(), terminal.out(), terminal.out(), Optional.of(terminal));
    }

    private int shell(List<String> args, InputStream in, PrintStream out, PrintStream err, Optional<Terminal> terminal)
            throws InterruptedException {
        // A connection that breaks ends the login like a broken pipe, wherever it is noticed.
        return Processes.quietly(() -> guarded(args, in, out, err, terminal));
    }

    private int guarded(List<String> args, InputStream in, PrintStream out, PrintStream err, Optional<Terminal> terminal)
            throws InterruptedException {
        Accounts accounts = Accounts.of(machine.files());
        String home = accounts.home(user.name());
        String shell = accounts.shell(user.name());
        Map<String, String> variables = new HashMap<>(Map.of("HOME", home, "USER", user.name(), "LOGNAME", user.name(), "SHELL", shell,
                "PATH", user.isRoot() ? Executables.DEFAULT_PATH : PATH_OF_OTHERS));
        variables.putAll(environment);
        boolean homeless = !machine.files().isDirectory(home);
        if (homeless) {
            err.println("Could not chdir to home directory " + home + ": No such file or directory");
        }
        Call call = new Call(args, variables, homeless ? "/" : home, in, out, err, machine, user, terminal);
        try {
            List<String> command = new ArrayList<>(List.of(shell));
            command.addAll(args);
            return Executables.run(call, command);
        } catch (FileError e) {
            err.println(shell + ": " + e.errno().text());
            err.flush();
            return 1;
        }
    }
}
