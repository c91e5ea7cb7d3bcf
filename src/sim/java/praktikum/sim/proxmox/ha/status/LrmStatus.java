package praktikum.sim.proxmox.ha.status;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a local resource manager wrote down last.
 *
 * @param state what it does; empty before it has written
 * @param mode what it is about to do; empty before it has written
 * @param results how orders ended, by their uids
 * @param timestamp when it wrote, in seconds of its own clock
 */
public record LrmStatus(Optional<LrmState> state, Optional<LrmMode> mode, SortedMap<String, Result> results, OptionalLong timestamp) {

    /**
     * How an order ended.
     *
     * @param service the service, such as {@code vm:100}
     * @param order the state it was to be brought to
     * @param exit how that ended
     */
    public record Result(String service, ServiceState order, ExitCode exit) {
    }

    public LrmStatus {
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    }

    /** There is a file, and nothing in it. */
    public static LrmStatus empty() {
        return new LrmStatus(Optional.empty(), Optional.empty(), new TreeMap<>(), OptionalLong.empty());
    }

    /** There is no file. */
    public static LrmStatus missing() {
        return new LrmStatus(Optional.empty(), Optional.of(LrmMode.UNKNOWN), new TreeMap<>(), OptionalLong.empty());
    }
}
