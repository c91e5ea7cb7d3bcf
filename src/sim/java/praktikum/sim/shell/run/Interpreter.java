package praktikum.sim.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.ProgramOutput;
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
import praktikum.sim.shell.syntax.Syntax;
import praktikum.sim.shell.syntax.Syntax.AndOr;
import praktikum.sim.shell.syntax.Syntax.Assignment;
import praktikum.sim.shell.syntax.Syntax.Branch;
import praktikum.sim.shell.syntax.Syntax.Command;
import praktikum.sim.shell.syntax.Syntax.Condition;
import praktikum.sim.shell.syntax.Syntax.For;
import praktikum.sim.shell.syntax.Syntax.Group;
import praktikum.sim.shell.syntax.Syntax.If;
import praktikum.sim.shell.syntax.Syntax.Pipeline;
import praktikum.sim.shell.syntax.Syntax.Redirected;
import praktikum.sim.shell.syntax.Syntax.Script;
import praktikum.sim.shell.syntax.Syntax.Simple;
import praktikum.sim.shell.syntax.Syntax.Subshell;
import praktikum.sim.shell.syntax.Syntax.Text;
import praktikum.sim.shell.syntax.Syntax.While;
import praktikum.sim.shell.syntax.Syntax.Word;

/** Runs parsed commands in one shell. */
public final class Interpreter {

    private static final int LARGEST_SUBSTITUTION = 8 << 20;

    private final ShellState shell;

    Interpreter(ShellState shell) {
        this.shell = shell;
    }

    /** Runs the commands in order; {@code tested} where a failure is asked about, so that {@code set -e} does not apply. */
    public int run(Script script, StandardStreams io, boolean tested) throws InterruptedException {
        for (Command command : script.commands()) {
            run(command, io, tested);
        }
        return shell.status;
    }

    private int run(Command command, StandardStreams io, boolean tested) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        shell.status = switch (command) {
            case Simple simple -> checked(simple(simple, io), tested);
            case Pipeline pipeline -> pipeline(pipeline, io, tested);
            case Subshell subshell -> checked(subshell(subshell.body(), io, tested), tested);
            case Condition condition -> checked(condition(condition, io), tested);
            case AndOr andOr -> {
                int left = run(andOr.left(), io, true);
                yield left == 0 == andOr.and() ? run(andOr.right(), io, tested) : left;
            }
            case Group group -> run(group.body(), io, tested);
            case If conditional -> conditional(conditional, io, tested);
            case For loop -> new LoopRunner(this, shell, io, tested).over(loop);
            case While loop -> new LoopRunner(this, shell, io, tested).run(loop);
            case Redirected redirected -> redirected(redirected, io, tested);
        };
        return shell.status;
    }

    private int checked(int status, boolean tested) {
        if (status != 0 && shell.options.errexit && !tested) {
            shell.status = status;
            throw NonLocalExit.shell(status);
        }
        return status;
    }

    private int conditional(If conditional, StandardStreams io, boolean tested) throws InterruptedException {
        for (Branch branch : conditional.branches()) {
            if (run(branch.condition(), io, true) == 0) {
                return run(branch.body(), io, tested);
            }
        }
        shell.status = 0;
        return conditional.otherwise().isPresent() ? run(conditional.otherwise().get(), io, tested) : 0;
    }

    private int redirected(Redirected redirected, StandardStreams io, boolean tested) throws InterruptedException {
        StandardStreams bound;
        try {
            bound = redirections(redirected.line(), io).apply(redirected.redirects(), io);
        } catch (Redirections.Failure e) {
            e.tell(shell, io.err(), redirected.line());
            return checked(shell.dialect == Dialect.BASH ? 1 : 2, tested);
        } catch (ExpansionError e) {
            shell.complain(io.err(), redirected.line(), e.getMessage());
            throw NonLocalExit.shell(e.status());
        }
        int status = run(redirected.command(), bound, tested);
        bound.out().flush();
        bound.err().flush();
        return status;
    }

    private int condition(Condition condition, StandardStreams io) throws InterruptedException {
        return new ConditionalCommand(shell, expander(condition.line(), io), condition, io).run();
    }

    private int pipeline(Pipeline pipeline, StandardStreams io, boolean tested) throws InterruptedException {
        boolean asked = tested || pipeline.negated();
        int status;
        if (pipeline.parts().size() == 1) {
            status = run(pipeline.parts().getFirst(), io, asked);
        } else {
            status = checked(new PipelineRunner(shell, asked).run(pipeline.parts(), io), asked);
        }
        return pipeline.negated() ? status == 0 ? 1 : 0 : status;
    }

    /** Runs commands in a copy of the shell and gives their status; leaving that copy does not leave this shell. */
    int subshell(Script body, StandardStreams io, boolean tested) throws InterruptedException {
        ShellState copy = shell.copy();
        try {
            return new Interpreter(copy).run(body, io, tested);
        } catch (NonLocalExit e) {
            return e.what() == NonLocalExit.Target.SHELL || e.what() == NonLocalExit.Target.SOURCED ? e.number() : copy.status;
        } catch (ExpansionError e) {
            return e.status() == 127 ? 1 : e.status();
        }
    }

    /** What commands print, without the line ends at its end, for {@code $(…)}. */
    private String capture(Script script, StandardStreams io, int line) throws InterruptedException {
        LimitedBuffer buffer = new LimitedBuffer(LARGEST_SUBSTITUTION, line);
        ProgramOutput out = ProgramOutput.to(buffer);
        Optional<Syntax.Redirect> file = readsFile(script);
        ShellState copy = shell.copy();
        copy.options.errexit &= shell.dialect == Dialect.DASH;
        shell.substitutionStatus = new Interpreter(copy).subshell(file.isPresent() ? script(file.get()) : script, io.withOut(out), false);
        shell.status = shell.substitutionStatus;
        out.flush();
        return buffer.text().replace("\0", "").replaceFirst("\n+\\z", "");
    }

    /** {@code $(<file)} reads a file. */
    private static Optional<Syntax.Redirect> readsFile(Script script) {
        return script.commands().size() == 1 && script.commands().getFirst() instanceof Simple simple && simple.words().isEmpty()
                && simple.assignments().isEmpty() && simple.redirects().size() == 1
                && simple.redirects().getFirst().direction() == Syntax.Direction.READ
                ? Optional.of(simple.redirects().getFirst())
                : Optional.empty();
    }

    private static Script script(Syntax.Redirect redirect) {
        Word cat = new Word(List.of(new Text("cat", false)));
        return new Script(List.of(new Simple(redirect.line(), List.of(), List.of(cat), List.of(redirect))));
    }

    private WordExpander expander(int line, StandardStreams io) {
        return new WordExpander(shell, script -> capture(script, io, line), line);
    }

    /** The words of a {@code for} loop as arguments. */
    List<String> expanded(List<Word> words, StandardStreams io, int line) throws InterruptedException {
        try {
            return expander(line, io).arguments(words);
        } catch (ExpansionError e) {
            shell.complain(io.err(), line, e.getMessage());
            throw NonLocalExit.shell(e.status());
        }
    }

    private Redirections redirections(int line, StandardStreams io) {
        return new Redirections(shell, expander(line, io));
    }

    private int simple(Simple command, StandardStreams io) throws InterruptedException {
        WordExpander expander = expander(command.line(), io);
        try {
            shell.substitutionStatus = 0;
            List<String> words = command.words().isEmpty() ? List.of() : words(command.words(), expander);
            StandardStreams bound;
            try {
                bound = redirections(command.line(), io).apply(command.redirects(), io);
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
                return BuiltinRunner.run(builtin.get(), new Builtin.Context(shell, this, io, command.line(), name), args);
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
    public int program(List<String> words, Map<String, String> environment, StandardStreams io, int line) throws InterruptedException {
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
        if (name.contains("/") && shell.files().exists(call.path(name))) {
            boolean directory = shell.files().isDirectory(call.path(name));
            shell.complain(io.err(), line, name + ": " + (directory && bash ? "Is a directory" : "Permission denied"));
            return 126;
        }
        String missing = !bash ? "not found" : name.contains("/") ? "No such file or directory" : "command not found";
        shell.complain(io.err(), line, name + ": " + missing);
        return 127;
    }
}
