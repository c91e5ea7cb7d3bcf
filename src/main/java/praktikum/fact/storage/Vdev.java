package praktikum.fact.storage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A virtual device of a pool: a disk, partition or file, or a group of such.
 *
 * @param name of a group such as {@code mirror-0} or {@code raidz2-1}, of a disk its path as {@code zpool status} was told to print it,
 *     of a missing one its number
 * @param state as ZFS has it
 * @param read read errors since the last {@code zpool clear}; above 1023 as exact as printed ({@code 1.21K} is 1239)
 * @param write write errors
 * @param checksum checksum errors
 * @param remark what is said behind, such as {@code was /dev/sdb1}, {@code too many errors} or {@code (resilvering)}; may be empty
 * @param children the members of a group
 */
public record Vdev(String name, VdevState state, long read, long write, long checksum, String remark, List<Vdev> children) {

    private static final Pattern GROUP = Pattern.compile("(mirror|raidz[123]?|draid[123]?|replacing|spare)(?::[^ ]*)?-[0-9]{1,9}");
    private static final Pattern WAS = Pattern.compile("was (/\\S+)(?: .*)?");

    public Vdev {
        children = List.copyOf(children);
    }

    /** Whether a name is that of a group of devices. */
    static boolean namesGroup(String name) {
        return GROUP.matcher(name).matches();
    }

    /** The devices at the ends: itself where it is no group. */
    public List<Vdev> leaves() {
        return children.isEmpty() ? List.of(this) : children.stream().flatMap(child -> child.leaves().stream()).toList();
    }

    /** The path of a device: its name, or of a missing one the path it had. */
    public Optional<String> path() {
        Matcher was = WAS.matcher(remark);
        return name.startsWith("/") ? Optional.of(name) : was.matches() ? Optional.of(was.group(1)) : Optional.empty();
    }

    /** Whether it or anything below it had errors. */
    public boolean hasErrors() {
        return read + write + checksum > 0 || children.stream().anyMatch(Vdev::hasErrors);
    }

    /** How this one, at the top of a pool, keeps its data. A disk that is being replaced is one disk. */
    Redundancy redundancy() {
        Matcher group = GROUP.matcher(name);
        return !children.isEmpty() && group.matches() ? switch (group.group(1)) {
            case "mirror" -> Redundancy.MIRROR;
            case "raidz", "raidz1", "draid", "draid1" -> Redundancy.RAIDZ1;
            case "raidz2", "draid2" -> Redundancy.RAIDZ2;
            case "raidz3", "draid3" -> Redundancy.RAIDZ3;
            default -> Redundancy.NONE;
        } : Redundancy.NONE;
    }

    /** This one and everything below it. */
    Stream<Vdev> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Vdev::all));
    }
}
