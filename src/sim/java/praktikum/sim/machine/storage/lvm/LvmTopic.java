package praktikum.sim.machine.storage.lvm;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Topic;

/** LVM and its commands. */
public final class LvmTopic implements Topic {

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Lvm(machine));
    }
}
