package praktikum.sim.machine.storage.zfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.sim.machine.storage.StorageRefusal;

/** {@code /etc/zfs/zpool.cache}: the pools that are imported at boot. In the simulator it is text, a line with guid and name for each. */
final class CacheFile {

    static final String PATH = "/etc/zfs/zpool.cache";

    private final Zfs zfs;

    CacheFile(Zfs zfs) {
        this.zfs = zfs;
    }

    /** Writes down those that are imported and to be there again; the file goes with the last one. */
    void write() {
        String text = zfs.pools().stream().filter(pool -> pool.cacheFile().isEmpty() || pool.cacheFile().equals(PATH))
                .map(pool -> pool.config().guid() + " " + pool.name() + "\n").collect(Collectors.joining());
        if (text.isEmpty()) {
            zfs.node().disk().remove(PATH);
        } else {
            zfs.node().disk().write(PATH, text);
        }
    }

    /** Imports those that it names and that are there; the names of those that could not be. */
    List<String> importAll() {
        Map<String, String> named = new LinkedHashMap<>();
        zfs.node().disk().textOrEmpty(PATH).lines().map(line -> line.split(" ", 2)).filter(words -> words.length == 2)
                .filter(words -> !zfs.imported().containsKey(words[0])).forEach(words -> named.put(words[0], words[1]));
        zfs.onDrives().stream().filter(pool -> named.containsKey(pool.guid()) && pool.state() != PoolConfig.State.DESTROYED)
                .forEach(pool -> {
                    try {
                        zfs.edit().importPool(pool, Optional.empty(), Optional.empty(), "", "", false);
                        named.remove(pool.guid());
                    } catch (StorageRefusal refused) {
                        named.put(pool.guid(), pool.name());
                    }
                });
        return List.copyOf(named.values());
    }
}
