package praktikum.sim.machine.system;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A part of a machine that has processes which {@code ps} shows. */
public interface ProcessSource {

    /**
     * A process.
     *
     * @param name of its program, as {@code ps -C} has it
     * @param age since it was started
     * @param commandLine with its arguments
     */
    record RunningProcess(int pid, String name, Duration age, String commandLine) {
    }

    /** Its processes, in any order. */
    List<RunningProcess> processes();

    /** Ends those that somebody ends by their command lines; false where there is none. */
    default boolean end(Predicate<String> commandLine) {
        return false;
    }
}
