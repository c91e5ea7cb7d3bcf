package praktikum.sim.proxmox.pmxcfs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import praktikum.sim.machine.Machine;

/** The cluster's log: what tasks were started and ended where. */
public final class ClusterLog {

    /**
     * An entry.
     *
     * @param number counts per node
     * @param node the node it happened on
     * @param time by that node's clock
     * @param priority 3 for an error, else 6
     * @param pid the process
     * @param tag which program logged it
     * @param user who did it
     * @param text what happened
     */
    public record Entry(int number, String node, Instant time, int priority, int pid, String tag, String user, String text) {
    }

    private final List<Entry> entries = new ArrayList<>();

    /** All is forgotten. */
    void clear() {
        entries.clear();
    }

    void begin(Machine node) {
        entries.clear();
        entries.add(new Entry(1, node.hostname(), node.now(), 6, Pmxcfs.of(node).pid(), "cluster", "root", "starting cluster log"));
    }

    /** Adds an entry about something that happened on a node. */
    public void add(Machine node, int priority, int pid, String tag, String user, String text) {
        int number = entries.stream().filter(entry -> entry.node().equals(node.hostname())).mapToInt(Entry::number).max().orElse(0) + 1;
        entries.add(new Entry(number, node.hostname(), node.now(), priority, pid, tag, user, text));
    }

    void takeFrom(ClusterLog other) {
        for (Entry entry : other.entries) {
            if (!entries.contains(entry)) {
                entries.add(entry);
            }
        }
    }

    /** The entries, newest first. */
    public List<Entry> entries() {
        return entries.stream().sorted(Comparator.comparing(Entry::time).thenComparing(Entry::number).reversed()).toList();
    }
}
