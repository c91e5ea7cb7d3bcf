package praktikum.sim.machine.storage;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** Block devices and mounts. The commands are in the packages below. */
public final class StorageTopic implements Topic, UnitSource {

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new DevFiles(machine), new BlockDevices(machine), new Mounts(machine), new Swap(machine));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return MountUnits.all(machine);
    }
}
