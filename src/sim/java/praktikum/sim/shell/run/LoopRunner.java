package praktikum.sim.shell.run;

import java.util.List;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.builtin.NonLocalExit;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.syntax.Syntax.For;
import praktikum.sim.shell.syntax.Syntax.Script;
import praktikum.sim.shell.syntax.Syntax.While;

/** Runs {@code for}, {@code while} and {@code until} with their {@code break} and {@code continue}. */
final class LoopRunner {

    private final Interpreter interpreter;
    private final ShellState shell;
    private final StandardStreams io;
    private final boolean tested;
    private int status;

    LoopRunner(Interpreter interpreter, ShellState shell, StandardStreams io, boolean tested) {
        this.interpreter = interpreter;
        this.shell = shell;
        this.io = io;
        this.tested = tested;
    }

    int over(For loop) throws InterruptedException {
        List<String> values = loop.words().isPresent()
                ? interpreter.expanded(loop.words().get(), io, loop.line())
                : shell.positional;
        for (String value : values) {
            shell.variables.set(loop.name(), value);
            if (!turn(loop.body())) {
                break;
            }
        }
        return status;
    }

    int run(While loop) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            shell.loops++;
            boolean goesOn;
            try {
                goesOn = interpreter.run(loop.condition(), io, true) == 0 != loop.until();
            } catch (NonLocalExit e) {
                goesOn = left(e);
            } finally {
                shell.loops--;
            }
            if (!goesOn || !turn(loop.body())) {
                return status;
            }
        }
    }

    private boolean turn(Script body) throws InterruptedException {
        shell.loops++;
        try {
            status = interpreter.run(body, io, tested);
            return true;
        } catch (NonLocalExit e) {
            status = 0;
            return left(e);
        } finally {
            shell.loops--;
        }
    }

    /** Whether this loop goes on after a {@code break} or {@code continue}, perhaps of a loop around it. */
    private static boolean left(NonLocalExit leave) {
        if (leave.what() != NonLocalExit.Target.LOOP && leave.what() != NonLocalExit.Target.TURN) {
            throw leave;
        }
        if (leave.number() > 1) {
            throw NonLocalExit.loops(leave.what(), leave.number() - 1);
        }
        return leave.what() == NonLocalExit.Target.TURN;
    }
}
