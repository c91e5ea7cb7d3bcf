package praktikum.report.storage;

import java.util.List;

/**
 * What lies on what, on nodes where that is the same.
 *
 * @param nodes their names
 * @param chains one per pool, volume group or server
 */
public record StorageLayout(List<String> nodes, List<Chain> chains) {

    public StorageLayout {
        nodes = List.copyOf(nodes);
        chains = List.copyOf(chains);
    }

    /**
     * Disks, what is made of them, and the storages that lie on it.
     *
     * @param disks the devices, with their sizes where known; or a server
     * @param name of the pool, volume group or file system
     * @param redundant whether a disk may fail
     * @param oneSpace whether what lies on it shares its space, as in a ZFS pool, and not each has a part of its own, as volumes of LVM
     * @param storages their IDs
     */
    public record Chain(List<String> disks, String name, boolean redundant, boolean oneSpace, List<String> storages) {

        public Chain {
            disks = List.copyOf(disks);
            storages = List.copyOf(storages);
        }
    }
}
