package praktikum.fact.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An imported ZFS pool as {@code zpool status} tells it.
 *
 * @param name of the pool
 * @param state of the pool as a whole
 * @param status what is the matter, in one line; empty where nothing is
 * @param scan the last scrub or resilver, in one line
 * @param errors {@code No known data errors} or that there are some; empty where a pool cannot be opened
 * @param data the devices at the top that hold its data, in the order printed
 * @param others the devices of other classes by the word for them: {@code special}, {@code dedup}, {@code logs}, {@code cache},
 *     {@code spares}
 */
public record Zpool(String name, VdevState state, Optional<String> status, Optional<String> scan, Optional<String> errors, List<Vdev> data,
        Map<String, List<Vdev>> others) {

    static final String NO_ERRORS = "No known data errors";

    public Zpool {
        data = List.copyOf(data);
        others = Map.copyOf(others);
    }

    /** The devices of another class, such as {@code spares}; none where the pool has no such class. */
    public List<Vdev> others(String kind) {
        return others.getOrDefault(kind, List.of());
    }

    /** The disks, partitions and files that hold its data. */
    public List<Vdev> disks() {
        return data.stream().flatMap(vdev -> vdev.leaves().stream()).toList();
    }

    /** How it keeps its data: as the weakest of its devices does, those that hold metadata ({@code special}, {@code dedup}) included. */
    public Redundancy redundancy() {
        return Stream.of(data, others("special"), others("dedup")).flatMap(List::stream).map(Vdev::redundancy)
                .min(Comparator.naturalOrder()).orElse(Redundancy.NONE);
    }

    /** Whether data is known to be lost. */
    public boolean hasDataErrors() {
        return errors.filter(text -> !text.equals(NO_ERRORS)).isPresent();
    }

    /** The devices that hold data and are not online: those at the ends first, which can be mended, then the groups that suffer from it. */
    public List<Vdev> ailing() {
        return data.stream().flatMap(Vdev::all).filter(vdev -> vdev.state() != VdevState.ONLINE)
                .sorted(Comparator.comparing(vdev -> !vdev.children().isEmpty())).toList();
    }

    /** Whether a disk is being filled with what it is to hold: the pool is then as it should be in a while. */
    public boolean resilvering() {
        return data.stream().flatMap(vdev -> vdev.leaves().stream()).anyMatch(leaf -> leaf.remark().contains("(resilvering)"));
    }
}
