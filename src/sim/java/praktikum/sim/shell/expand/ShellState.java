package praktikum.sim.shell.expand;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.User;
import praktikum.sim.fs.UserFiles;
import praktikum.sim.shell.Accounts;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.PosixSystem;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.Terminal;
import praktikum.sim.shell.syntax.Dialect;

/** The state of one shell process; a subshell works on a {@link #copy}. */
public final class ShellState {

    /** The options of {@code set}. */
    public static final class Options {
        public boolean errexit;
        public boolean nounset;
        public boolean pipefail;
        public boolean noglob;

        Options copy() {
            Options copy = new Options();
            copy.errexit = errexit;
            copy.nounset = nounset;
            copy.pipefail = pipefail;
            copy.noglob = noglob;
            return copy;
        }
    }

    public final Dialect dialect;
    public final PosixSystem machine;
    public final User user;
    public final Optional<Terminal> terminal;
    public final Variables variables;
    public final Options options;
    public final boolean interactive;
    public String name;
    public String directory;
    public List<String> positional = List.of();
    public int status;
    public int substitutionStatus;
    public int loops;
    public int sourced;

    /** A shell that a program call starts. */
    public ShellState(Dialect dialect, Call call, String name, boolean interactive) {
        this(dialect, call.machine(), call.user(), call.terminal(), new Variables(call.environment()), new Options(), interactive);
        this.name = name;
        this.directory = call.directory();
        variables.set("IFS", " \t\n");
        variables.set("PWD", directory);
        variables.export("PWD");
        if (variables.get("PATH").isEmpty()) {
            variables.set("PATH", Executables.DEFAULT_PATH);
        }
        if (dialect == Dialect.BASH) {
            variables.set("HOSTNAME", machine.hostname());
            String uid = Accounts.of(machine.files()).uid(user.name());
            variables.set("UID", uid);
            variables.set("EUID", uid);
        }
    }

    private ShellState(Dialect dialect, PosixSystem machine, User user, Optional<Terminal> terminal, Variables variables, Options options,
            boolean interactive) {
        this.dialect = dialect;
        this.machine = machine;
        this.user = user;
        this.terminal = terminal;
        this.variables = variables;
        this.options = options;
        this.interactive = interactive;
    }

    /** What a subshell begins with. */
    public ShellState copy() {
        ShellState copy = new ShellState(dialect, machine, user, terminal, variables.copy(), options.copy(), interactive);
        copy.name = name;
        copy.directory = directory;
        copy.positional = positional;
        copy.status = status;
        copy.loops = loops;
        copy.sourced = sourced;
        return copy;
    }

    /** The machine's files as this shell's user may touch them. */
    public FileSystem files() {
        return UserFiles.of(machine.files(), user);
    }

    /** The call of a program that this shell makes. */
    public Call call(List<String> args, Map<String, String> environment, StandardStreams io) {
        return new Call(args, environment, directory, io.in(), io.out(), io.err(), machine, user, terminal);
    }

    /** Complains as this shell does: {@code bash: line 3: text}, {@code sh: 3: text}, {@code -bash: text}. */
    public void complain(PrintStream err, int line, String text) {
        String where = interactive ? "" : dialect == Dialect.BASH ? "line " + line + ": " : line + ": ";
        err.println(name + ": " + where + text);
    }
}
