package praktikum.sim.machine.network;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** Programs that somebody started by hand and that wait for connections; services are units. */
public final class ListeningProcesses implements MachinePart {

    private final SortedMap<Integer, String> commands = new TreeMap<>();

    ListeningProcesses() {}

    /** Those of a machine. */
    public static ListeningProcesses of(Machine machine) {
        return machine.part(ListeningProcesses.class);
    }

    @Override
    public void boot() {
        commands.clear();
    }

    /** A program begins to listen; false where the port is taken. */
    public boolean start(int port, String commandLine) {
        return commands.putIfAbsent(port, commandLine) == null;
    }

    /** The program on a port ends. */
    public void end(int port) {
        commands.remove(port);
    }

    /** Ends those whose command line is as wanted; false where there is none. */
    public boolean end(Predicate<String> commandLine) {
        return commands.values().removeIf(commandLine);
    }

    /** The command line of the program on a port. */
    public Optional<String> on(int port) {
        return Optional.ofNullable(commands.get(port));
    }

    /** All their ports. */
    public Set<Integer> ports() {
        return Set.copyOf(commands.keySet());
    }
}
