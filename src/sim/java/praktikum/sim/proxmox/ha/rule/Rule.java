package praktikum.sim.proxmox.ha.rule;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** A rule of {@code rules.cfg}. */
public sealed interface Rule {

    /** Its name. */
    String id();

    /** The services that it is about, by their ids such as {@code vm:100}. */
    SortedSet<String> resources();

    /** Whether it is switched off. */
    boolean disabled();

    /** What somebody noted of it. */
    Optional<String> comment();

    /**
     * Services like some nodes.
     *
     * @param id its name
     * @param resources the services
     * @param nodes the nodes, each with its priority: the higher, the better
     * @param strict whether they run on no others
     * @param disabled whether it is switched off
     * @param comment what somebody noted of it
     */
    record OnNodes(String id, SortedSet<String> resources, SortedMap<String, Integer> nodes, boolean strict, boolean disabled,
            Optional<String> comment) implements Rule {

        /** Whether it prefers some of its nodes to others. */
        boolean hasSeveralPriorities() {
            return nodes.values().stream().distinct().count() > 1;
        }
    }

    /**
     * Services like each other, or do not.
     *
     * @param id its name
     * @param resources the services
     * @param together whether they run on one node, otherwise each on another
     * @param disabled whether it is switched off
     * @param comment what somebody noted of it
     */
    record AmongEachOther(String id, SortedSet<String> resources, boolean together, boolean disabled, Optional<String> comment)
            implements Rule {
    }
}
