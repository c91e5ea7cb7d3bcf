package praktikum.sim.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.builtin.Builtin;
import praktikum.sim.shell.builtin.BuiltinRunner;
import praktikum.sim.shell.builtin.Builtins;
import praktikum.sim.shell.builtin.NonLocalExit;
import praktikum.sim.shell.expand.ExpansionError;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.expand.Variables;
import praktikum.sim.shell.expand.WordExpander;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.Syntax.Assignment;
import praktikum.sim.shell.syntax.Syntax.Simple;
import praktikum.sim.shell.syntax.Syntax.Text;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Runs a simple command: assignments, redirections, then a builtin or a program. */
final class SimpleCommandRunner {

    private final Interpreter interpreter;
    private final ShellState shell;

    SimpleCommandRunner(Interpreter interpreter, ShellState shell) {
        this.interpreter = interpreter;
        this.shell = shell;
    }

    /** Runs it and gives its status. */
    int run(Simple command, StandardStreams io) throws InterruptedException {
        WordExpander expander = interpreter.expander(command.line(), io);
        try {
            shell.substitutionStatus = 0;
            List<String> words = command.words().isEmpty() ? List.of() : words(command.words(), expander);
            StandardStreams bound;
            try {
                bound = interpreter.redirections(command.line(), io).apply(command.redirects(), io);
            } catch (Redirections.Failure e) {
                e.tell(shell, io.err(), command.line());
                return redirectionFailed(words);
            }
            if (words.isEmpty()) {
                assign(command.assignments(), expander, shell.variables);
                return shell.substitutionStatus;
            }
            return called(command, words, expander, bound);
        } catch (ExpansionError e) {
            shell.complain(io.err(), command.line(), e.getMessage());
            if (shell.interactive) {
                return 1;
            }
            throw NonLocalExit.shell(e.status());
        }
    }

    private int redirectionFailed(List<String> words) {
        if (shell.dialect == Dialect.BASH) {
            return 1;
        }
        if (!words.isEmpty() && Builtins.isSpecial(words.getFirst()) && !shell.interactive) {
            throw NonLocalExit.shell(2);
        }
        return 2;
    }

    /** After {@code export}, words that look like assignments are expanded like assignments. */
    private List<String> words(List<Word> words, WordExpander expander) throws InterruptedException {
        boolean export = words.getFirst().plain().filter("export"::equals).isPresent();
        if (!export) {
            return expander.arguments(words);
        }
        List<String> arguments = new ArrayList<>();
        for (Word word : words) {
            boolean assigns = !word.parts().isEmpty() && word.parts().getFirst() instanceof Text(String text, boolean quoted)
                    && !quoted && text.matches("(?s)[A-Za-z_][A-Za-z_0-9]*=.*");
            arguments.addAll(assigns ? List.of(expander.text(word)) : expander.arguments(word));
        }
        return arguments;
    }

    private void assign(List<Assignment> assignments, WordExpander expander, Variables variables) throws InterruptedException {
        for (Assignment assignment : assignments) {
            if (assignment.name().equals("UID") || assignment.name().equals("EUID")) {
                throw new ExpansionError(assignment.name() + ": readonly variable", 1);
            }
            String before = assignment.append() ? variables.getOr(assignment.name(), "") : "";
            variables.set(assignment.name(), before + expander.text(assignment.value()));
        }
    }

    private int called(Simple command, List<String> words, WordExpander expander, StandardStreams io) throws InterruptedException {
        String name = words.getFirst();
        List<String> args = words.subList(1, words.size());
        if (name.equals("exec")) {
            return exec(command, args, io);
        }
        Optional<Builtin> builtin = Builtins.named(name, shell.dialect, command.line());
        Variables.Saved before = shell.variables.save(command.assignments().stream().map(Assignment::name).toList());
        try {
            assign(command.assignments(), expander, shell.variables);
            if (builtin.isPresent()) {
                return BuiltinRunner.run(builtin.get(), new Builtin.Context(shell, interpreter, io, command.line(), name), args);
            }
            command.assignments().forEach(assignment -> shell.variables.export(assignment.name()));
            return program(words, shell.variables.environment(), io, command.line());
        } finally {
            shell.variables.restore(before);
        }
    }

    /** {@code exec}: the shell becomes a program, or opens descriptors above 2. */
    private int exec(Simple command, List<String> args, StandardStreams io) throws InterruptedException {
        if (!args.isEmpty() && !args.getFirst().startsWith("-")) {
            throw NonLocalExit.shell(program(args, shell.variables.environment(), io, command.line()));
        }
        boolean above = command.redirects().stream().allMatch(redirect -> redirect.descriptor() > 2);
        if (!args.isEmpty() || !above) {
            throw ScriptError.unsupported(command.line(), args.isEmpty() ? "exec that redirects 0, 1 or 2" : "exec " + args.getFirst());
        }
        return 0;
    }

    /** Runs a program, with the shell's words and statuses where it cannot be run. */
    int program(List<String> words, Map<String, String> environment, StandardStreams io, int line) throws InterruptedException {
        String name = words.getFirst();
        Call call = shell.call(words.subList(1, words.size()), environment, io);
        Optional<String> found = name.isEmpty() ? Optional.empty() : Executables.find(call, name);
        try {
            if (found.isPresent()) {
                return Executables.runFile(call, found.get(), words);
            }
        } catch (FileError e) {
            shell.complain(io.err(), line, name + ": cannot execute: required file not found");
            return 127;
        }
        boolean bash = shell.dialect == Dialect.BASH;
        Optional<String> forbidden = Executables.forbidden(call, name);
        if (forbidden.isPresent()) {
            boolean directory = shell.files().isDirectory(call.path(forbidden.get()));
            shell.complain(io.err(), line, (bash ? forbidden.get() : name) + ": "
                    + (directory && bash ? "Is a directory" : "Permission denied"));
            return 126;
        }
        String missing = !bash ? "not found" : name.contains("/") ? "No such file or directory" : "command not found";
        shell.complain(io.err(), line, name + ": " + missing);
        return 127;
    }
}
