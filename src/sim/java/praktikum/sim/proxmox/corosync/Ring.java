package praktikum.sim.proxmox.corosync;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;

/**
 * A membership of corosync.
 *
 * @param sequence grows with every membership
 * @param members the machines in it by their node id
 */
public record Ring(long sequence, SortedMap<Integer, Machine> members) {

    public Ring {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /** The lowest node id in it. */
    public int representative() {
        return members.firstKey();
    }

    /** The ring id as corosync prints it: two hexadecimal numbers. */
    public String id() {
        return Integer.toHexString(representative()) + "." + Long.toHexString(sequence);
    }

    /** The machines in it. */
    public List<Machine> nodes() {
        return List.copyOf(members.values());
    }
}
