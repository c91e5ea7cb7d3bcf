package praktikum.sim.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes of one login: how many there are at once is limited, so that a script calling itself comes to an end. */
public final class Processes {

    /** What a command ends with that reads or writes no more because it was killed. */
    public static final int BROKEN_PIPE = 141;

    private static final int MOST = 250;
    private static final ScopedValue<Processes> CURRENT = ScopedValue.newInstance();

    private final AtomicInteger running = new AtomicInteger();

    private Processes() {}

    /** Runs a program to its end; all it starts is counted together with it. */
    public static int run(String name, Program program, Call call) throws InterruptedException {
        try {
            return CURRENT.isBound() ? CURRENT.get().counted(name, program, call)
                    : ScopedValue.where(CURRENT, new Processes()).call(() -> CURRENT.get().counted(name, program, call));
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts something on a thread of its own that belongs to the same login. */
    public static Thread start(Runnable work) {
        if (!CURRENT.isBound()) {
            return Thread.ofVirtual().start(work);
        }
        Processes processes = CURRENT.get();
        return Thread.ofVirtual().start(() -> ScopedValue.where(CURRENT, processes).run(work));
    }

    private int counted(String name, Program program, Call call) throws InterruptedException {
        try {
            if (running.incrementAndGet() > MOST) {
                call.err().println("bash: fork: retry: Resource temporarily unavailable");
                return 254;
            }
            return guarded(name, program, call);
        } finally {
            running.decrementAndGet();
        }
    }

    private static int guarded(String name, Program program, Call call) throws InterruptedException {
        try {
            int status = program.run(call);
            call.out().flush();
            call.err().flush();
            return status & 0xff;
        } catch (ProgramAborted e) {
            if (e.why() == ProgramAborted.Cause.KILLED) {
                throw new InterruptedException();
            }
            Optional<String> failure = failure(call.out());
            return e.why() == ProgramAborted.Cause.WRITE_ERROR && failure.isPresent()
                    ? complain(call, name + ": write error: " + failure.get(), 1)
                    : BROKEN_PIPE;
        } catch (InterruptedIOException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            return complain(call, name + ": " + e.getMessage(), 1);
        } catch (ShellException e) {
            throw e;
        } catch (StackOverflowError e) {
            return complain(call, "sim-shell: " + name + ": this is nested too deep for the simulator", 2);
        } catch (RuntimeException e) {
            return complain(call, "sim-shell: " + name + ": failed inside the simulator: " + e, 2);
        }
    }

    private static int complain(Call call, String text, int status) throws InterruptedException {
        return quietly(() -> {
            call.out().flush();
            call.err().println(text);
            call.err().flush();
            return status;
        });
    }

    /** Does something on streams that may be broken already: then the status is that of a broken pipe. */
    public static int quietly(Callable<Integer> work) throws InterruptedException {
        try {
            return work.call();
        } catch (ProgramAborted e) {
            if (e.why() == ProgramAborted.Cause.KILLED) {
                throw new InterruptedException();
            }
            return BROKEN_PIPE;
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Why writing to a stream failed, once; empty where it did not. */
    public static Optional<String> failure(PrintStream out) {
        return out instanceof ProgramOutput remembering ? remembering.takeFailure() : Optional.empty();
    }
}
