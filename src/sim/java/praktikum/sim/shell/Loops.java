package praktikum.sim.shell;

import java.util.List;
import praktikum.sim.shell.Syntax.For;
import praktikum.sim.shell.Syntax.Script;
import praktikum.sim.shell.Syntax.While;

/** Runs {@code for}, {@code while} and {@code until} with their {@code break} and {@code continue}. */
final class Loops {

    private final Interpreter interpreter;
    private final Shell shell;
    private final Io io;
    private final boolean tested;
    private int status;

    Loops(Interpreter interpreter, Shell shell, Io io, boolean tested) {
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
            } catch (Leave e) {
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
        } catch (Leave e) {
            status = 0;
            return left(e);
        } finally {
            shell.loops--;
        }
    }

    /** Whether this loop goes on after a {@code break} or {@code continue}, perhaps of a loop around it. */
    private static boolean left(Leave leave) {
        if (leave.what() != Leave.What.LOOP && leave.what() != Leave.What.TURN) {
            throw leave;
        }
        if (leave.number() > 1) {
            throw Leave.loops(leave.what(), leave.number() - 1);
        }
        return leave.what() == Leave.What.TURN;
    }
}
