package praktikum.sim.machine.unit;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;

/** A topic that brings units along. */
public interface UnitSource {

    /** The units of a fresh install of that machine, each with its place in the order of their start. */
    List<UnitDefinition> units(Machine machine);

    /** The instance of a template that bears a name such as {@code getty@tty1.service}; empty where it has no such template. */
    default Optional<UnitDefinition> instance(Machine machine, String name) {
        return Optional.empty();
    }
}
