package praktikum.sim.shell.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.builtin.Builtin;
import praktikum.sim.shell.builtin.BuiltinRunner;
import praktikum.sim.shell.builtin.Builtins;
import praktikum.sim.shell.builtin.NonLocalExit;
import praktikum.sim.shell.builtin.VariableBuiltins;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.Parser;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.ScriptSource;
import praktikum.sim.shell.syntax.Syntax;

/** The programs {@code bash} and {@code dash}: {@code -c}, a script file, a script on standard input, or a dialogue. */
final class ShellProgram implements Program {

    private final Dialect dialect;

    ShellProgram(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What the arguments ask for; options and their values are taken off. */
    private static final class Request {
        boolean command;
        boolean standardInput;
        boolean interactive;
        boolean login;
        final List<String> options = new ArrayList<>();
        List<String> operands = List.of();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Request request;
        try {
            request = request(call.args());
        } catch (ScriptError e) {
            call.err().println("sim-shell: " + dialect.command() + ": " + e.getMessage());
            return 2;
        }
        boolean dialogue = !request.command && (request.interactive
                || call.inputIsTerminal() && (request.standardInput || request.operands.isEmpty()));
        StandardStreams io = new StandardStreams(call.in(), call.out(), call.err());
        String own = (request.login ? "-" : "") + dialect.command();
        ShellState shell = new ShellState(dialect, call, own, dialogue);
        shell.variables.set("SHLVL", String.valueOf(level(call) + 1));
        shell.variables.export("SHLVL");
        request.options.forEach(option -> VariableBuiltins.option(shell, option, true));
        Optional<NonLocalExit> left = startUp(shell, io, call, dialogue);
        if (left.isPresent()) {
            return left.get().number();
        }
        if (request.command) {
            if (request.operands.isEmpty()) {
                call.err().println(own + ": -c: option requires an argument");
                return 2;
            }
            shell.name = request.operands.size() > 1 ? request.operands.get(1) : own;
            shell.positional = List.copyOf(request.operands.subList(Math.min(2, request.operands.size()), request.operands.size()));
            return text(shell, request.operands.getFirst(), io);
        }
        if (request.standardInput || request.operands.isEmpty()) {
            shell.positional = List.copyOf(request.operands);
            return new ScriptReader(shell, io).run();
        }
        return file(shell, request.operands, io);
    }

    private static int level(Call call) {
        String level = call.environment().getOrDefault("SHLVL", "0");
        return level.matches("\\d{1,3}") ? Integer.parseInt(level) : 0;
    }

    private static Request request(List<String> args) {
        Request request = new Request();
        int i = 0;
        for (; i < args.size() && args.get(i).startsWith("-") && args.get(i).length() > 1; i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                i++;
                break;
            } else if (arg.equals("--login")) {
                request.login = true;
            } else if (!arg.equals("--norc") && !arg.equals("--noprofile")) {
                if (arg.startsWith("--")) {
                    throw ScriptError.unsupported(0, "option " + arg);
                }
                for (char letter : arg.substring(1).toCharArray()) {
                    switch (letter) {
                        case 'c' -> request.command = true;
                        case 's' -> request.standardInput = true;
                        case 'i' -> request.interactive = true;
                        case 'l' -> request.login = true;
                        case 'e' -> request.options.add("errexit");
                        case 'u' -> request.options.add("nounset");
                        case 'f' -> request.options.add("noglob");
                        case 'o' -> {
                            if (++i == args.size() || !List.of("errexit", "nounset", "pipefail", "noglob").contains(args.get(i))) {
                                throw ScriptError.unsupported(0, "this option -o");
                            }
                            request.options.add(args.get(i));
                        }
                        default -> throw ScriptError.unsupported(0, "option -" + letter);
                    }
                }
            }
        }
        request.operands = args.subList(Math.min(i, args.size()), args.size());
        return request;
    }

    /**
     * Debian's bash reads {@code ~/.bashrc} in a dialogue, and also when sshd started it: whoever talks there breaks scp. Given is how it
     * left, where it ended the shell.
     */
    private Optional<NonLocalExit> startUp(ShellState shell, StandardStreams io, Call call, boolean dialogue) throws InterruptedException {
        boolean fromSsh = call.environment().containsKey("SSH_CLIENT") && !call.environment().containsKey("SHLVL");
        if (dialect != Dialect.BASH || !dialogue && !fromSsh) {
            return Optional.empty();
        }
        if (dialogue) {
            shell.variables.set("PS1", "\\u@\\h:\\w\\$ ");
        }
        String path = shell.variables.getOr("HOME", "/") + "/.bashrc";
        if (shell.files().exists(path)) {
            try {
                BuiltinRunner.run((context, args) -> Builtins.named(".", dialect, 1).orElseThrow().run(context, args),
                        new Builtin.Context(shell, new Interpreter(shell), io, 1, "."), List.of(path));
            } catch (ScriptError e) {
                refuse(io, e);
            } catch (NonLocalExit left) {
                // "exit" there ends the shell before it has begun
                return Optional.of(left).filter(one -> one.what() == NonLocalExit.Target.SHELL);
            }
            shell.status = 0;
        }
        return Optional.empty();
    }

    private int file(ShellState shell, List<String> operands, StandardStreams io) throws InterruptedException {
        String name = operands.getFirst();
        shell.positional = List.copyOf(operands.subList(1, operands.size()));
        try {
            String path = PathNames.absolute(shell.directory, name);
            if (shell.files().isDirectory(path)) {
                throw new FileError(FileError.Errno.EISDIR, path);
            }
            String text = LosslessUtf8.text(shell.files().read(path));
            shell.name = name;
            return text(shell, text, io);
        } catch (FileError e) {
            boolean bash = dialect == Dialect.BASH;
            io.err().println(bash ? "bash: " + name + ": " + e.errno().text() : "sh: 0: cannot open " + name + ": No such file");
            return !bash ? 2 : e.errno() == FileError.Errno.ENOENT ? 127 : 126;
        }
    }

    private int text(ShellState shell, String text, StandardStreams io) throws InterruptedException {
        Optional<Syntax.Script> script = Optional.empty();
        try {
            script = Optional.of(new Parser(new ScriptSource(text, 1), dialect).whole());
            return new Interpreter(shell).run(script.get(), io, false);
        } catch (NonLocalExit e) {
            return e.what() == NonLocalExit.Target.SHELL || e.what() == NonLocalExit.Target.SOURCED ? e.number() : shell.status;
        } catch (ScriptError e) {
            return refuse(io, e);
        }
    }

    static int refuse(StandardStreams io, ScriptError refusal) {
        io.out().flush();
        io.err().println("sim-shell: line " + refusal.line() + ": " + refusal.getMessage());
        return 2;
    }
}
