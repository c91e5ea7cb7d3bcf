package praktikum.sim.machine.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The GPT of a drive.
 *
 * @param uuid its own UUID
 * @param partitions in the order of their numbers
 */
public record PartitionTable(String uuid, List<Partition> partitions) {

    /** Bytes of a sector. */
    public static final long SECTOR = 512;

    /**
     * A partition.
     *
     * @param number its number, from 1
     * @param start the first sector
     * @param sectors how many
     * @param type the type's GUID in lower case
     * @param uuid its own UUID
     * @param name its name, empty text where it has none
     */
    public record Partition(int number, long start, long sectors, String type, String uuid, String name) {

        /** Bytes. */
        public long size() {
            return sectors * SECTOR;
        }
    }

    public PartitionTable {
        partitions = List.copyOf(partitions);
    }

    /** The table of a drive, empty where it has none. */
    static Optional<PartitionTable> read(Medium drive) {
        List<String> lines = drive.text("table").lines().toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Partition> partitions = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 6);
            partitions.add(new Partition(Integer.parseInt(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), words[3], words[4],
                    words[5]));
        }
        return Optional.of(new PartitionTable(lines.getFirst(), partitions));
    }

    /** Writes it to a drive. */
    void write(Medium drive) {
        var text = new StringBuilder(uuid + "\n");
        partitions.forEach(one -> text.append(one.number).append(' ').append(one.start).append(' ').append(one.sectors).append(' ')
                .append(one.type).append(' ').append(one.uuid).append(' ').append(one.name).append('\n'));
        drive.text("table", text.toString());
    }

    /** The last sector that a partition may take on a drive of that size in bytes. */
    public static long lastUsable(long size) {
        return size / SECTOR - 34;
    }
}
