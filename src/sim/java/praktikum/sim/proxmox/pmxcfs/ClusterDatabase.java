package praktikum.sim.proxmox.pmxcfs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import praktikum.sim.fs.PathNames;
import praktikum.sim.machine.Disk;

/**
 * What one node has of the cluster file system: files and directories by path, and how often it was changed. Each change is written to
 * {@code config.db} at once.
 */
final class ClusterDatabase {

    /**
     * A file, or a directory where it has no content.
     *
     * @param content the bytes
     * @param modified when it was changed last
     */
    record Entry(Optional<byte[]> content, Instant modified) {
    }

    private static final String FILE = "/var/lib/pve-cluster/config.db";
    private static final Pattern STATUS = Pattern.compile("/ha/manager_status|/nodes/[^/]+/lrm_status");
    private static final Pattern TIME = Pattern.compile("\"timestamp\":\\d+");

    private final Disk disk;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final ClusterLocks locks = new ClusterLocks();
    private long version;

    ClusterDatabase(Disk disk) {
        this.disk = disk;
    }

    /** Reads it from the disk. */
    void load() {
        entries.clear();
        locks.forgetAll();
        version = 0;
        List<String> lines = disk.textOrEmpty(FILE).lines().toList();
        if (!lines.isEmpty()) {
            version = Long.parseLong(lines.getFirst());
            lines.stream().skip(1).map(line -> line.split("\t", 3)).forEach(fields -> entries.put(fields[0], new Entry(
                    fields[2].equals("-") ? Optional.empty() : Optional.of(Base64.getDecoder().decode(fields[2])),
                    Instant.parse(fields[1]))));
        }
    }

    private void save() {
        var text = new StringBuilder(version + "\n");
        entries.forEach((path, entry) -> text.append(path).append('\t').append(entry.modified()).append('\t')
                .append(entry.content().map(Base64.getEncoder()::encodeToString).orElse("-")).append('\n'));
        disk.write(FILE, text.toString(), 0600);
    }

    Optional<Entry> get(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    boolean isDirectory(String path) {
        return path.equals("/") || get(path).map(entry -> entry.content().isEmpty()).orElse(false);
    }

    List<String> names(String directory) {
        return entries.keySet().stream().filter(path -> PathNames.parent(path).equals(directory)).map(PathNames::name).toList();
    }

    void put(String path, Entry entry) {
        Entry before = entries.put(path, entry);
        version++;
        if (before == null || !saysOnlyItLives(path, before, entry)) {
            save();
        }
    }

    // The daemons of the HA stack write the time every few seconds. All members hear of it; on the disk it lies with the next real change.
    private static boolean saysOnlyItLives(String path, Entry before, Entry after) {
        return STATUS.matcher(path).matches() && timeless(before).equals(timeless(after));
    }

    private static String timeless(Entry entry) {
        return TIME.matcher(entry.content().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("")).replaceAll("");
    }

    void remove(String path) {
        entries.remove(path);
        version++;
        save();
    }

    void move(String from, String to) {
        for (String path : new ArrayList<>(entries.keySet())) {
            if (path.equals(from) || path.startsWith(from + "/")) {
                entries.put(to + path.substring(from.length()), entries.remove(path));
            }
        }
        version++;
        save();
    }

    /** Everything is gone: the join deleted the database. */
    void clear() {
        entries.clear();
        version = 0;
        disk.remove(FILE);
    }

    void takeFrom(ClusterDatabase other) {
        if (this != other && version != other.version) {
            entries.clear();
            entries.putAll(other.entries);
            version = other.version;
            save();
        }
    }

    /** When it saw locks being kept. */
    ClusterLocks locks() {
        return locks;
    }

    Map<String, Entry> entries() {
        return new TreeMap<>(entries);
    }

    long version() {
        return version;
    }
}
