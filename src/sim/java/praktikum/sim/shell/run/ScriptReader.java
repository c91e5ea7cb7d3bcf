package praktikum.sim.shell.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.ProgramAborted;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.builtin.NonLocalExit;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.syntax.Parser;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.ScriptSource;
import praktikum.sim.shell.syntax.Syntax.Script;

/** Runs a script as it comes in on standard input, a command at a time: what a command itself reads from there is no script. */
final class ScriptReader {

    private static final int INTERRUPTED = 130;

    private final ShellState shell;
    private final StandardStreams io;
    private int line = 1;

    ScriptReader(ShellState shell, StandardStreams io) {
        this.shell = shell;
        this.io = io;
    }

    int run() throws IOException, InterruptedException {
        while (true) {
            try {
                if (!once()) {
                    if (shell.interactive) {
                        io.err().println(shell.name.startsWith("-") ? "logout" : "exit");
                    }
                    return shell.status;
                }
            } catch (NonLocalExit e) {
                if (e.what() == NonLocalExit.Target.SHELL) {
                    if (shell.interactive) {
                        io.err().println(shell.name.startsWith("-") ? "logout" : "exit");
                    }
                    return e.number();
                }
            } catch (ScriptError e) {
                int status = ShellProgram.refuse(io, e);
                if (!shell.interactive) {
                    return status;
                }
                shell.status = status;
            } catch (InterruptedException e) {
                if (!shell.interactive) {
                    throw e;
                }
                io.err().println();
                shell.status = INTERRUPTED;
            } catch (InterruptedIOException e) {
                if (!shell.interactive) {
                    throw e;
                }
                io.err().println();
                shell.status = INTERRUPTED;
            } catch (ProgramAborted e) {
                if (!shell.interactive || e.why() != ProgramAborted.Cause.KILLED) {
                    throw e;
                }
                io.err().println();
                shell.status = INTERRUPTED;
            }
        }
    }

    /** Reads and runs one command; false at the end of the input. */
    private boolean once() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        int first = line;
        while (true) {
            prompt(text.isEmpty() ? Prompt.first(shell) : "> ");
            String more = readLine();
            text.append(more);
            boolean ended = !more.endsWith("\n");
            if (ended && text.isEmpty()) {
                return false;
            }
            line++;
            if (!ended && isContinued(text)) {
                continue;
            }
            try {
                Script script = new Parser(new ScriptSource(text.toString(), first), shell.dialect).whole();
                new Interpreter(shell).run(script, io, false);
                return true;
            } catch (ScriptError e) {
                if (!e.isIncomplete() || ended) {
                    throw e;
                }
            }
        }
    }

    private void prompt(String text) {
        if (shell.interactive) {
            io.err().print(text);
            io.err().flush();
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            int b = io.in().read();
            if (b >= 0) {
                bytes.write(b);
            }
            if (b < 0 || b == '\n') {
                return LosslessUtf8.text(bytes.toByteArray());
            }
        }
    }

    private static boolean isContinued(StringBuilder text) {
        int backslashes = 0;
        for (int i = text.length() - 2; i >= 0 && text.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
