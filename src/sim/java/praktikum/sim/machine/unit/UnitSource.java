package praktikum.sim.machine.unit;

import java.util.List;
import praktikum.sim.machine.Machine;

/** A topic that brings units along. */
public interface UnitSource {

    /** The units of a fresh install of that machine, each with its place in the order of their start. */
    List<UnitDefinition> units(Machine machine);
}
