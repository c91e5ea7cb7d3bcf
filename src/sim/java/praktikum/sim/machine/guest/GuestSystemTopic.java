package praktikum.sim.machine.guest;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** What is inside a guest because it is one: cloud-init, the agent, and the part that tells it what it is given. */
public final class GuestSystemTopic implements Topic, UnitSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.DEBIAN;
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Guest(machine), new CloudInit(machine), new GuestAgent(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/cloud-init", call -> machine.part(CloudInit.class).run(call)).of(CloudInit.PACKAGE));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(machine.part(GuestAgent.class).unit());
    }
}
