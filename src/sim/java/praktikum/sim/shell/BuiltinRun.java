package praktikum.sim.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;

/** Runs a builtin: unlike a program it takes the shell with it when its pipe breaks. */
final class BuiltinRun {

    private BuiltinRun() {}

    static int run(Builtin builtin, Builtin.Context context, List<String> args) throws InterruptedException {
        Io io = context.io();
        try {
            int status = builtin.run(context, args);
            io.out().flush();
            io.err().flush();
            return status & 0xff;
        } catch (Died e) {
            if (e.why() == Died.Cause.KILLED) {
                throw new InterruptedException();
            }
            Optional<String> failure = Processes.failure(io.out());
            if (e.why() == Died.Cause.WRITE_ERROR && failure.isPresent()) {
                return context.fail(1, "write error: " + failure.get());
            }
            throw Leave.shell(Processes.BROKEN_PIPE);
        } catch (InterruptedIOException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            return context.fail(1, "read error: " + e.getMessage());
        }
    }
}
