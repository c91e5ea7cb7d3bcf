package praktikum.sim;

import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.TcpClient;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.SimulatedClock;
import praktikum.sim.shell.TcpConnectResult;

/** A machine of the world as its shell sees it. */
final class SimulatedMachine implements praktikum.sim.shell.PosixSystem {

    private final Machine node;
    private final Map<String, Program> programs;

    SimulatedMachine(Machine node, Map<String, Program> programs) {
        this.node = node;
        this.programs = Map.copyOf(programs);
    }

    @Override
    public String hostname() {
        return node.world().ask(node::hostname);
    }

    @Override
    public FileSystem files() {
        node.world().settle();
        return node.files();
    }

    @Override
    public Optional<Program> program(String name) {
        node.world().settle();
        return Optional.ofNullable(programs.get(name));
    }

    @Override
    public SimulatedClock clock() {
        return node.clock();
    }

    @Override
    public TcpConnectResult connect(String host, String port) throws InterruptedException {
        return new TcpClient(node).trial(host, port);
    }
}
