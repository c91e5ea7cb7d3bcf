package praktikum.sim.machine;

import java.util.List;

/**
 * A field that the simulator knows, such as the network, or corosync. It is found by being there: a public class with a public constructor
 * without parameters that implements this interface. What a topic contributes to other topics, such as units, paths of the API or faults,
 * it says by implementing their interfaces as well.
 */
public interface Topic {

    /** Whether machines with that on them have it; all of them unless said. */
    default boolean isOn(Product product) {
        return true;
    }

    /** What it brings along in a world. */
    default List<WorldPart> parts(World world) {
        return List.of();
    }

    /** What it brings along on a machine; other parts are not there yet. */
    default List<MachinePart> parts(Machine machine) {
        return List.of();
    }

    /** Its commands on a machine. */
    default List<Command> commands(Machine machine) {
        return List.of();
    }

    /** What the installer leaves of it on the disk of a machine that has never run. */
    default void install(Machine machine, Installation plan) {}

    /** What the installed machine does of it when it has booted for the first time. */
    default void firstBoot(Machine machine, Installation plan) {}
}
