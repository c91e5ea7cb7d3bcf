package praktikum.sim.machine;

import java.util.Set;

/**
 * What a topic brings along on a machine: a piece of its kernel, or a daemon. What is to outlast the power lies on the disk or in the
 * hardware; everything else is made anew at boot.
 */
public interface MachinePart {

    /** Its turn at boot and when the power goes; lower ones come first. */
    default int order() {
        return 0;
    }

    /** Packages were put on the disk; also while the machine has never run yet. */
    default void packagesInstalled(Set<String> names) {}

    /** The machine boots: its disk is there, and what is of lower order. */
    default void boot() {}

    /**
     * Whether the machine may begin to shut down; it is asked every second until all may. The first time says that it is about to.
     *
     * @param again whether it boots afterwards
     */
    default boolean mayShutDown(boolean again) {
        return true;
    }

    /** The machine shuts down in good order; afterwards the power goes. */
    default void shutDown() {}

    /** Somebody has set the clock. */
    default void clockSet() {}

    /** What it holds in memory only, and is to outlast the power, goes to the disks where it belongs. */
    default void sync() {}

    /** A program waits until all that was written is on the disk. */
    default void flush() {}

    /** The power is gone. */
    default void powerCut() {}
}
