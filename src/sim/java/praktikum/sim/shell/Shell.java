package praktikum.sim.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.User;
import praktikum.sim.fs.UserFiles;

/** The state of one shell process; a subshell works on a {@link #copy}. */
final class Shell {

    static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** The options of {@code set}. */
    static final class Options {
        boolean errexit;
        boolean nounset;
        boolean pipefail;
        boolean noglob;

        Options copy() {
            Options copy = new Options();
            copy.errexit = errexit;
            copy.nounset = nounset;
            copy.pipefail = pipefail;
            copy.noglob = noglob;
            return copy;
        }
    }

    final Dialect dialect;
    final Machine machine;
    final User user;
    final Optional<Terminal> terminal;
    final Variables variables;
    final Options options;
    final boolean interactive;
    String name;
    String directory;
    List<String> positional = List.of();
    int status;
    int substitutionStatus;
    int loops;
    int sourced;

    Shell(Dialect dialect, Call call, String name, boolean interactive) {
        this(dialect, call.machine(), call.user(), call.terminal(), new Variables(call.environment()), new Options(), interactive);
        this.name = name;
        this.directory = call.directory();
        variables.set("IFS", " \t\n");
        variables.set("PWD", directory);
        variables.export("PWD");
        if (variables.get("PATH").isEmpty()) {
            variables.set("PATH", DEFAULT_PATH);
        }
        if (dialect == Dialect.BASH) {
            variables.set("HOSTNAME", machine.hostname());
            String uid = Accounts.of(machine.files()).uid(user.name());
            variables.set("UID", uid);
            variables.set("EUID", uid);
        }
    }

    private Shell(Dialect dialect, Machine machine, User user, Optional<Terminal> terminal, Variables variables, Options options,
            boolean interactive) {
        this.dialect = dialect;
        this.machine = machine;
        this.user = user;
        this.terminal = terminal;
        this.variables = variables;
        this.options = options;
        this.interactive = interactive;
    }

    Shell copy() {
        Shell copy = new Shell(dialect, machine, user, terminal, variables.copy(), options.copy(), interactive);
        copy.name = name;
        copy.directory = directory;
        copy.positional = positional;
        copy.status = status;
        copy.loops = loops;
        copy.sourced = sourced;
        return copy;
    }

    FileSystem files() {
        return UserFiles.of(machine.files(), user);
    }

    Call call(List<String> args, Map<String, String> environment, Io io) {
        return new Call(args, environment, directory, io.in(), io.out(), io.err(), machine, user, terminal);
    }

    /** Complains as this shell does: {@code bash: line 3: text}, {@code sh: 3: text}, {@code -bash: text}. */
    void complain(PrintStream err, int line, String text) {
        String where = interactive ? "" : dialect == Dialect.BASH ? "line " + line + ": " : line + ": ";
        err.println(name + ": " + where + text);
    }
}
