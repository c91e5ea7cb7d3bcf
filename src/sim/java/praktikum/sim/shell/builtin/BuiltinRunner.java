package praktikum.sim.shell.builtin;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import praktikum.sim.shell.Processes;
import praktikum.sim.shell.ProgramAborted;
import praktikum.sim.shell.StandardStreams;

/** Runs a builtin: unlike a program it takes the shell with it when its pipe breaks. */
public final class BuiltinRunner {

    private BuiltinRunner() {}

    /** Runs it to its end and gives its status. */
    public static int run(Builtin builtin, Builtin.Context context, List<String> args) throws InterruptedException {
        StandardStreams io = context.io();
        try {
            int status = builtin.run(context, args);
            io.out().flush();
            io.err().flush();
            return status & 0xff;
        } catch (ProgramAborted e) {
            if (e.why() == ProgramAborted.Cause.KILLED) {
                throw new InterruptedException();
            }
            Optional<String> failure = Processes.failure(io.out());
            if (e.why() == ProgramAborted.Cause.WRITE_ERROR && failure.isPresent()) {
                return context.fail(1, "write error: " + failure.get());
            }
            throw NonLocalExit.shell(Processes.BROKEN_PIPE);
        } catch (InterruptedIOException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            return context.fail(1, "read error: " + e.getMessage());
        }
    }
}
