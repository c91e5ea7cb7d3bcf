package praktikum.sim.shell.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.shell.ProgramOutput;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.builtin.NonLocalExit;
import praktikum.sim.shell.builtin.ScriptRunner;
import praktikum.sim.shell.expand.ExpansionError;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.expand.WordExpander;
import praktikum.sim.shell.syntax.Dialect;
import praktikum.sim.shell.syntax.Syntax;
import praktikum.sim.shell.syntax.Syntax.AndOr;
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
public final class Interpreter implements ScriptRunner {

    private static final int LARGEST_SUBSTITUTION = 8 << 20;

    private final ShellState shell;

    Interpreter(ShellState shell) {
        this.shell = shell;
    }

    @Override
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
            case Simple simple -> checked(new SimpleCommandRunner(this, shell).run(simple, io), tested);
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

    WordExpander expander(int line, StandardStreams io) {
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

    Redirections redirections(int line, StandardStreams io) {
        return new Redirections(shell, expander(line, io));
    }

    @Override
    public int program(List<String> words, Map<String, String> environment, StandardStreams io, int line) throws InterruptedException {
        return new SimpleCommandRunner(this, shell).program(words, environment, io, line);
    }
}
