package praktikum.sim.shell.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import praktikum.sim.shell.Processes;
import praktikum.sim.shell.ProgramOutput;
import praktikum.sim.shell.StandardStreams;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.syntax.ScriptError;
import praktikum.sim.shell.syntax.Syntax.Command;
import praktikum.sim.shell.syntax.Syntax.Script;

/** Runs the parts of a pipeline at the same time; none outlives it. */
final class PipelineRunner {

    private final ShellState shell;
    private final boolean tested;
    private final AtomicReference<Optional<RuntimeException>> refused = new AtomicReference<>(Optional.empty());

    PipelineRunner(ShellState shell, boolean tested) {
        this.shell = shell;
        this.tested = tested;
    }

    int run(List<Command> parts, StandardStreams io) throws InterruptedException {
        int[] statuses = new int[parts.size()];
        Arrays.fill(statuses, 2);
        List<Thread> threads = new ArrayList<>();
        StandardStreams rest = io;
        boolean finished = false;
        try {
            for (int i = 0; i < parts.size() - 1; i++) {
                Pipe pipe = new Pipe();
                StandardStreams part = rest.withOut(ProgramOutput.to(pipe.out()));
                int index = i;
                threads.add(Processes.start(() -> {
                    try {
                        statuses[index] = part(parts.get(index), part);
                        Processes.quietly(() -> {
                            part.out().flush();
                            return 0;
                        });
                    } catch (InterruptedException e) {
                        statuses[index] = 143;
                    } finally {
                        closeQuietly(pipe, part, io);
                    }
                }));
                rest = rest.withIn(pipe.in());
            }
            statuses[parts.size() - 1] = part(parts.getLast(), rest);
            rest.in().close();
            for (Thread thread : threads) {
                thread.join();
            }
            finished = true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!finished) {
                threads.forEach(Thread::interrupt);
                joinAll(threads);
            }
        }
        if (refused.get().isPresent()) {
            throw refused.get().get();
        }
        return status(statuses);
    }

    private static void closeQuietly(Pipe pipe, StandardStreams part, StandardStreams whole) {
        try {
            pipe.out().close();
            if (part.in() != whole.in()) {
                part.in().close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int part(Command command, StandardStreams io) throws InterruptedException {
        try {
            return new Interpreter(shell).subshell(new Script(List.of(command)), io, tested);
        } catch (ScriptError e) {
            refused.compareAndSet(Optional.empty(), Optional.of(e));
            return 2;
        }
    }

    private int status(int[] statuses) {
        int status = statuses[statuses.length - 1];
        for (int i = statuses.length - 1; i >= 0 && shell.options.pipefail && status == 0; i--) {
            status = statuses[i];
        }
        return status;
    }

    /** Waits even when interrupted again: the parts have been told to end. */
    private static void joinAll(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
