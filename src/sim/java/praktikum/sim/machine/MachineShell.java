package praktikum.sim.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.shell.PosixSystem;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.SimulatedClock;
import praktikum.sim.shell.TcpConnectResult;
import praktikum.sim.shell.tools.CoreTools;

/** A machine of the world as its shell sees it. */
final class MachineShell implements PosixSystem {

    private final Machine machine;
    private final Map<String, Program> programs;

    MachineShell(Machine machine) {
        this.machine = machine;
        var all = new HashMap<>(CoreTools.programs());
        machine.commands().forEach(command -> all.put(command.name(), command.program()));
        this.programs = Map.copyOf(all);
    }

    @Override
    public String hostname() {
        return machine.world().ask(machine::hostname);
    }

    @Override
    public FileSystem files() {
        machine.world().settle();
        return machine.files();
    }

    @Override
    public Optional<Program> program(String name) {
        machine.world().settle();
        return Optional.ofNullable(programs.get(name));
    }

    @Override
    public SimulatedClock clock() {
        return machine.clock();
    }

    @Override
    public void sync() {
        machine.world().act(() -> machine.parts(MachinePart.class).forEach(MachinePart::flush));
    }

    @Override
    public TcpConnectResult connect(String host, String port) throws InterruptedException {
        return machine.part(Dialer.class).trial(host, port);
    }
}
