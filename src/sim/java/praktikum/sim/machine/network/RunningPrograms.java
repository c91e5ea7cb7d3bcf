package praktikum.sim.machine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** Programs that run until a signal ends them, and that others can find by their command lines. */
public final class RunningPrograms implements MachinePart {

    /** A program that runs. */
    public static final class Running implements AutoCloseable {

        private final RunningPrograms all;
        private final String commandLine;
        private volatile String signal = "";

        private Running(RunningPrograms all, String commandLine) {
            this.all = all;
            this.commandLine = commandLine;
        }

        /** The signal that it was sent, such as {@code INT}; empty text where it was sent none. */
        public String signal() {
            return signal;
        }

        /** It has ended. */
        @Override
        public void close() {
            all.remove(this);
        }
    }

    private final List<Running> programs = new ArrayList<>();

    RunningPrograms() {}

    /** Those of a machine. */
    public static RunningPrograms of(Machine machine) {
        return machine.part(RunningPrograms.class);
    }

    @Override
    public synchronized void boot() {
        programs.clear();
    }

    /** A program begins. */
    public synchronized Running begin(String commandLine) {
        var running = new Running(this, commandLine);
        programs.add(running);
        return running;
    }

    private synchronized void remove(Running running) {
        programs.remove(running);
    }

    /** Sends a signal to those whose command line is as wanted; false where there is none. */
    public synchronized boolean signal(Predicate<String> commandLine, String signal) {
        var found = programs.stream().filter(one -> commandLine.test(one.commandLine)).toList();
        found.forEach(one -> one.signal = signal);
        return !found.isEmpty();
    }
}
