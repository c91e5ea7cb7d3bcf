package praktikum.sim.fault;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Topics;

/** The catalogue of faults, gathered from the topics. */
public final class Faults {

    private Faults() {}

    /** All of them, by topic. */
    public static List<Fault> all() {
        return new Topics().that(FaultSource.class).stream().flatMap(topic -> topic.faults().stream()).toList();
    }

    /** The fault of that name. */
    public static Optional<Fault> named(String name) {
        return all().stream().filter(fault -> fault.name().equals(name)).findFirst();
    }
}
