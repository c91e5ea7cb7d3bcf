package praktikum.sim.machine.storage.zfs;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.storage.StorageRefusal;

/** Imports pools by their names, as {@code zpool import NAME} does and as Proxmox VE does when it activates a storage. */
public final class PoolImport {

    private final Zfs zfs;

    private PoolImport(Zfs zfs) {
        this.zfs = zfs;
    }

    /** Into a machine. */
    public static PoolImport of(Zfs zfs) {
        return new PoolImport(zfs);
    }

    /**
     * Imports the pool of a name.
     *
     * @param directory where its disks are looked for, such as {@code /dev/disk/by-id}
     * @param cacheFile {@code none}, another file, or empty text for the usual one
     * @return what zpool complains of; empty where it was imported
     */
    public Optional<String> byName(String name, Optional<String> directory, String cacheFile) {
        if (zfs.pool(name).isPresent()) {
            return Optional.of("cannot import '" + name + "': a pool with that name already exists\nuse the form 'zpool import "
                    + "<pool | id> <newpool>' to give it a new name");
        }
        List<PoolConfig> found = zfs.onDrives().stream().filter(pool -> pool.state() != PoolConfig.State.DESTROYED)
                .filter(pool -> pool.name().equals(name) || pool.guid().equals(name)).toList();
        if (found.isEmpty()) {
            return Optional.of("cannot import '" + name + "': no such pool available");
        }
        if (found.size() > 1) {
            return Optional.of("cannot import '" + name + "': more than one matching pool\nimport by numeric ID instead");
        }
        try {
            zfs.edit().importPool(found.getFirst(), Optional.empty(), directory, cacheFile, "", false);
            return Optional.empty();
        } catch (StorageRefusal refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** Imports a pool if it can. */
    void quietly(PoolConfig pool, String cacheFile) {
        byName(pool.guid(), Optional.empty(), cacheFile);
    }
}
