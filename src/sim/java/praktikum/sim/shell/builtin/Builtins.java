package praktikum.sim.shell.builtin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.PathNames;
import praktikum.sim.fs.UserFiles;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.builtin.Builtin.Context;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.Parser;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.ScriptSource;
import praktikum.sim.shell.syntax.Syntax;

/** The builtins that there are, and the names of those that bash has and the simulator has not. */
public final class Builtins {

    private static final Set<String> BEYOND = Set.of("alias", "bg", "bind", "builtin", "caller", "compgen", "complete", "compopt",
            "declare", "dirs", "disown", "enable", "eval", "fc", "fg", "getopts", "hash", "help", "history", "jobs", "kill",
            "let", "local", "logout", "mapfile", "popd", "pushd", "readarray", "readonly", "shopt", "suspend", "times", "trap",
            "typeset", "ulimit", "umask", "unalias", "wait");

    /** Those of bash alone: to dash they are unknown commands. */
    private static final Set<String> BASH_ONLY = Set.of("bind", "builtin", "caller", "compgen", "complete", "compopt", "declare",
            "dirs", "disown", "enable", "help", "history", "let", "logout", "mapfile", "popd", "pushd", "readarray", "shopt",
            "source", "suspend", "typeset");

    private static final Map<String, Builtin> ALL = Map.ofEntries(
            Map.entry(":", (context, args) -> 0),
            Map.entry("true", (context, args) -> 0),
            Map.entry("false", (context, args) -> 1),
            Map.entry("echo", Builtins::echo),
            Map.entry("printf", Builtins::printf),
            Map.entry("test", TestBuiltin::run),
            Map.entry("[", TestBuiltin::run),
            Map.entry("pwd", Builtins::pwd),
            Map.entry("cd", Builtins::cd),
            Map.entry("exit", Builtins::exit),
            Map.entry("return", Builtins::returned),
            Map.entry("break", (context, args) -> loop(context, args, NonLocalExit.Target.LOOP)),
            Map.entry("continue", (context, args) -> loop(context, args, NonLocalExit.Target.TURN)),
            Map.entry("shift", Builtins::shift),
            Map.entry("set", VariableBuiltins::set),
            Map.entry("export", VariableBuiltins::export),
            Map.entry("unset", VariableBuiltins::unset),
            Map.entry("read", ReadBuiltin::run),
            Map.entry("command", Builtins::command),
            Map.entry("type", Builtins::type),
            Map.entry(".", Builtins::source),
            Map.entry("source", Builtins::source));

    private Builtins() {}

    /** The builtin of that name; a {@link ScriptError} where bash has it and the simulator has not. */
    public static Optional<Builtin> named(String name, Dialect dialect, int line) {
        if (dialect == Dialect.DASH && BASH_ONLY.contains(name)) {
            return Optional.empty();
        }
        if (BEYOND.contains(name)) {
            throw ScriptError.unsupported(line, "the shell's " + name);
        }
        return Optional.ofNullable(ALL.get(name));
    }

    /** Whether a failed redirection of it ends a POSIX shell. */
    public static boolean isSpecial(String name) {
        return Set.of(":", ".", "break", "continue", "exec", "exit", "export", "return", "set", "shift", "unset").contains(name);
    }

    private static int echo(Context context, List<String> args) {
        return new Echo(context.io().out(), context.shell().dialect).run(args);
    }

    private static int printf(Context context, List<String> args) {
        return new Printf(context.io().out(), text -> {
            if (text.isEmpty()) {
                context.io().err().println("printf: usage: printf [-v var] format [arguments]");
            } else {
                context.fail(1, text);
            }
        }, true).run(args);
    }

    private static int pwd(Context context, List<String> args) {
        if (args.contains("-P")) {
            try {
                context.io().out().println(context.shell().files().resolve(context.shell().directory));
                return 0;
            } catch (FileError e) {
                return context.fail(1, e.getMessage());
            }
        }
        context.io().out().println(context.shell().directory);
        return 0;
    }

    private static int cd(Context context, List<String> args) {
        ShellState shell = context.shell();
        List<String> names = args.stream().filter(arg -> !arg.equals("--")).toList();
        if (names.size() > 1) {
            return context.fail(1, "too many arguments");
        }
        if (!names.isEmpty() && names.getFirst().matches("-[A-Za-z]+")) {
            throw context.unsupported(names.getFirst());
        }
        boolean back = names.equals(List.of("-"));
        Optional<String> target = back ? shell.variables.get("OLDPWD")
                : names.isEmpty() ? shell.variables.get("HOME") : Optional.of(names.getFirst());
        if (target.isEmpty()) {
            return context.fail(1, (back ? "OLDPWD" : "HOME") + " not set");
        }
        String path = PathNames.absolute(shell.directory, target.get());
        Optional<String> failure = Optional.empty();
        try {
            if (!shell.files().followed(path).isDirectory()) {
                failure = Optional.of(FileError.Errno.ENOTDIR.text());
            } else if (!UserFiles.may(shell.files().followed(path), shell.user, 1)) {
                failure = Optional.of(FileError.Errno.EACCES.text());
            }
        } catch (FileError e) {
            failure = Optional.of(e.errno().text());
        }
        if (failure.isPresent()) {
            return shell.dialect == Dialect.BASH ? context.fail(1, target.get() + ": " + failure.get())
                    : context.fail(2, "can't cd to " + target.get());
        }
        shell.variables.set("OLDPWD", shell.directory);
        shell.directory = path;
        shell.variables.set("PWD", path);
        if (back) {
            context.io().out().println(path);
        }
        return 0;
    }

    private static int exit(Context context, List<String> args) {
        throw NonLocalExit.shell(status(context, args));
    }

    private static int returned(Context context, List<String> args) {
        if (context.shell().sourced == 0) {
            return context.fail(2, "can only `return' from a function or sourced script");
        }
        throw NonLocalExit.sourced(status(context, args));
    }

    private static int status(Context context, List<String> args) {
        if (args.isEmpty()) {
            return context.shell().status;
        }
        try {
            return (int) Long.parseLong(args.getFirst().strip());
        } catch (NumberFormatException e) {
            boolean bash = context.shell().dialect == Dialect.BASH;
            return context.fail(2, bash ? args.getFirst() + ": numeric argument required" : "Illegal number: " + args.getFirst());
        }
    }

    private static int loop(Context context, List<String> args, NonLocalExit.Target what) {
        if (context.shell().loops == 0) {
            if (context.shell().dialect == Dialect.BASH) {
                context.fail(0, "only meaningful in a `for', `while', or `until' loop");
            }
            return 0;
        }
        int levels = args.isEmpty() ? 1 : count(context, args.getFirst());
        if (levels < 1) {
            return context.fail(1, args.getFirst() + ": loop count out of range");
        }
        throw NonLocalExit.loops(what, Math.min(levels, context.shell().loops));
    }

    private static int shift(Context context, List<String> args) {
        int by = args.isEmpty() ? 1 : count(context, args.getFirst());
        List<String> positional = context.shell().positional;
        if (by < 0 || by > positional.size()) {
            return context.shell().dialect == Dialect.BASH ? 1 : context.fail(2, "can't shift that many");
        }
        context.shell().positional = List.copyOf(positional.subList(by, positional.size()));
        return 0;
    }

    private static int count(Context context, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw context.unsupported(text);
        }
        return Integer.parseInt(text);
    }

    private static int command(Context context, List<String> args) throws InterruptedException {
        ShellState shell = context.shell();
        if (args.isEmpty()) {
            return 0;
        }
        if (args.getFirst().startsWith("-") && !args.getFirst().equals("-v")) {
            throw context.unsupported(args.getFirst());
        }
        if (!args.getFirst().equals("-v")) {
            Optional<Builtin> builtin = named(args.getFirst(), shell.dialect, context.line());
            List<String> rest = args.subList(1, args.size());
            return builtin.isPresent()
                    ? BuiltinRunner.run(builtin.get(), new Context(shell, context.interpreter(), context.io(), context.line(),
                            args.getFirst()), rest)
                    : context.interpreter().program(args, shell.variables.environment(), context.io(), context.line());
        }
        int status = args.size() == 1 ? 0 : 127;
        for (String name : args.subList(1, args.size())) {
            Optional<String> found = isBuiltin(name, shell.dialect) ? Optional.of(name) : path(context, name);
            found.ifPresent(context.io().out()::println);
            status = found.isPresent() ? 0 : status;
        }
        return status == 127 && shell.dialect == Dialect.BASH ? 1 : status;
    }

    private static int type(Context context, List<String> args) {
        if (!args.isEmpty() && args.getFirst().startsWith("-")) {
            throw context.unsupported(args.getFirst());
        }
        int status = 0;
        boolean bash = context.shell().dialect == Dialect.BASH;
        for (String name : args) {
            Optional<String> path = path(context, name);
            if (isBuiltin(name, context.shell().dialect)) {
                context.io().out().println(name + " is a shell builtin");
            } else if (path.isPresent()) {
                context.io().out().println(name + " is " + path.get());
            } else if (bash) {
                status = context.fail(1, name + ": not found");
            } else {
                context.io().out().println(name + ": not found");
                status = 127;
            }
        }
        return status;
    }

    private static boolean isBuiltin(String name, Dialect dialect) {
        return (ALL.containsKey(name) || BEYOND.contains(name)) && !(dialect == Dialect.DASH && BASH_ONLY.contains(name));
    }

    private static Optional<String> path(Context context, String name) {
        return Executables.find(context.shell().call(List.of(), context.shell().variables.environment(), context.io()), name);
    }

    private static int source(Context context, List<String> args) throws InterruptedException {
        ShellState shell = context.shell();
        if (args.isEmpty()) {
            return context.fail(2, "filename argument required");
        }
        if (args.size() > 1) {
            throw context.unsupported("with arguments");
        }
        String text;
        try {
            text = LosslessUtf8.text(shell.files().read(PathNames.absolute(shell.directory, args.getFirst())));
        } catch (FileError e) {
            shell.complain(context.io().err(), context.line(), args.getFirst() + ": " + e.errno().text());
            return 1;
        }
        if (shell.sourced > 50) {
            throw context.unsupported("nested deeper than 50");
        }
        shell.sourced++;
        try {
            Syntax.Script script = new Parser(new ScriptSource(text, 1), shell.dialect).whole();
            shell.status = 0;
            return context.interpreter().run(script, context.io(), false);
        } catch (NonLocalExit e) {
            if (e.what() != NonLocalExit.Target.SOURCED) {
                throw e;
            }
            return e.number();
        } finally {
            shell.sourced--;
        }
    }
}
