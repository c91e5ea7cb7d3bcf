package praktikum.sim.machine.storage.zfs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A virtual device of a pool: a disk, or several that stand in for each other.
 *
 * @param kind {@code disk}, {@code mirror}, {@code raidz1} to {@code raidz3}, or {@code replacing}
 * @param guid its number, unsigned decimal
 * @param path the device file of a disk as the pool remembers it, with the partition; empty text for others
 * @param wholeDisk whether ZFS made that partition itself
 * @param offline whether it was taken offline for good
 * @param stale whether it has missed writes, so that it has to be resilvered
 * @param ashift the sector size as a power of two, of a vdev that stands directly in the pool
 * @param asize bytes that a disk gives; 0 for others
 * @param children those it is made of
 */
public record Vdev(String kind, String guid, String path, boolean wholeDisk, boolean offline, boolean stale, int ashift, long asize,
        List<Vdev> children) {

    private static final String NOTHING = "-";

    public Vdev {
        children = List.copyOf(children);
    }

    /** Whether it is a disk. */
    public boolean isLeaf() {
        return kind.equals("disk");
    }

    /** How many of its children it can do without. */
    public int redundancy() {
        return kind.startsWith("raidz") ? kind.charAt(5) - '0' : isLeaf() ? 0 : children.size() - 1;
    }

    /** All disks in it. */
    public Stream<Vdev> leaves() {
        return isLeaf() ? Stream.of(this) : children.stream().flatMap(Vdev::leaves);
    }

    /** The same with other children. */
    Vdev of(List<Vdev> others) {
        return new Vdev(kind, guid, path, wholeDisk, offline, stale, ashift, asize, others);
    }

    /** The same taken offline or not. */
    Vdev offline(boolean value) {
        return new Vdev(kind, guid, path, wholeDisk, value, stale, ashift, asize, children);
    }

    /** The same with missed writes or not. */
    Vdev stale(boolean value) {
        return new Vdev(kind, guid, path, wholeDisk, offline, value, ashift, asize, children);
    }

    /** The same at another path. */
    Vdev at(String other) {
        return new Vdev(kind, guid, other, wholeDisk, offline, stale, ashift, asize, children);
    }

    /** The same with that sector size. */
    Vdev aligned(int shift) {
        return new Vdev(kind, guid, path, wholeDisk, offline, stale, shift, asize, children);
    }

    /** Bytes that a vdev has in the pool, parity included, in whole metaslabs: vdev_metaslab_set_size of OpenZFS. */
    public long size() {
        long least = isLeaf() ? asize : children.stream().mapToLong(child -> child.isLeaf() ? child.asize : child.raw()).min().orElse(0);
        long all = kind.startsWith("raidz") ? least * children.size() : least;
        int shift = metaslab(all);
        return all >> shift << shift;
    }

    private long raw() {
        return isLeaf() ? asize : children.stream().mapToLong(Vdev::raw).min().orElse(0);
    }

    private static int metaslab(long size) {
        long count = size >> 29;
        int shift = count < 16 ? highBit(size / 16) : count > 200 ? highBit(size / 200) : 29;
        return Math.clamp(shift, 24, 34);
    }

    private static int highBit(long value) {
        return 64 - Long.numberOfLeadingZeros(value);
    }

    /** Bytes of data that fit into {@link #size}: a block of 128 KiB takes its parity and is padded. */
    public double dataShare() {
        if (!kind.startsWith("raidz")) {
            return 1;
        }
        long sectors = (1 << 17) >> Math.max(9, ashift);
        long parity = redundancy();
        long data = children.size() - parity;
        long taken = sectors + parity * ((sectors + data - 1) / data);
        long padded = (taken + parity) / (parity + 1) * (parity + 1);
        return (double) sectors / padded;
    }

    /** As lines of text, each with its depth. */
    static String write(List<Vdev> vdevs) {
        var text = new StringBuilder();
        vdevs.forEach(vdev -> vdev.write(0, text));
        return text.toString();
    }

    private void write(int depth, StringBuilder text) {
        text.append(depth).append(' ').append(kind).append(' ').append(guid).append(' ').append(wholeDisk).append(' ').append(offline)
                .append(' ').append(stale).append(' ').append(ashift).append(' ').append(asize).append(' ')
                .append(path.isEmpty() ? NOTHING : path).append('\n');
        children.forEach(child -> child.write(depth + 1, text));
    }

    /** The vdevs of such a text. */
    static List<Vdev> read(String text) {
        return read(text.lines().map(line -> line.split(" ", 9)).toList(), 0);
    }

    private static List<Vdev> read(List<String[]> lines, int depth) {
        List<Vdev> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (Integer.parseInt(lines.get(i)[0]) != depth) {
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && Integer.parseInt(lines.get(end)[0]) > depth) {
                end++;
            }
            String[] words = lines.get(i);
            found.add(new Vdev(words[1], words[2], words[8].equals(NOTHING) ? "" : words[8], Boolean.parseBoolean(words[3]),
                    Boolean.parseBoolean(words[4]), Boolean.parseBoolean(words[5]), Integer.parseInt(words[6]), Long.parseLong(words[7]),
                    read(lines.subList(i + 1, end), depth + 1)));
        }
        return found;
    }
}
