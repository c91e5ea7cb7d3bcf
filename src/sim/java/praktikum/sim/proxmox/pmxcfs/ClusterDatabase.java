package praktikum.sim.proxmox.pmxcfs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.fs.PathNames;

/** What one node has of the cluster file system: files and directories by path, and how often it was changed. */
final class ClusterDatabase {

    /**
     * A file, or a directory where it has no content.
     *
     * @param content the bytes
     * @param modified when it was changed last
     */
    record Entry(Optional<byte[]> content, Instant modified) {
    }

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private long version;

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
        entries.put(path, entry);
        version++;
    }

    void remove(String path) {
        entries.remove(path);
        version++;
    }

    void move(String from, String to) {
        for (String path : new ArrayList<>(entries.keySet())) {
            if (path.equals(from) || path.startsWith(from + "/")) {
                entries.put(to + path.substring(from.length()), entries.remove(path));
            }
        }
        version++;
    }

    /** Everything is gone: the join deleted the database. */
    void clear() {
        entries.clear();
        version = 0;
    }

    void takeFrom(ClusterDatabase other) {
        if (this != other && version != other.version) {
            entries.clear();
            entries.putAll(other.entries);
            version = other.version;
        }
    }

    Map<String, Entry> entries() {
        return new TreeMap<>(entries);
    }

    long version() {
        return version;
    }
}
