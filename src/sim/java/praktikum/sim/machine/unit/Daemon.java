package praktikum.sim.machine.unit;

import java.util.Optional;

/** What lives behind a unit. */
public interface Daemon {

    /** The condition of the unit that does not hold, such as {@code ConditionPathExists=…}; empty where all do. */
    default Optional<String> unmetCondition() {
        return Optional.empty();
    }

    /** Starts; false when the process ends with an error. */
    boolean start();

    /** Stops in good order. */
    void stop();

    /** Its process is killed: it has no time to do anything. */
    default void kill() {
        stop();
    }

    /** Reads its configuration again without stopping, as {@code systemctl reload} asks. */
    default void reconfigure() {}
}
