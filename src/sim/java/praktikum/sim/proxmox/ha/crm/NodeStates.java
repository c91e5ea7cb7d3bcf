package praktikum.sim.proxmox.ha.crm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.NodeState;

/** What the manager takes the nodes for, and since when it has not seen them. */
final class NodeStates {

    /** How long a node may be away before its services are taken from it. */
    private static final long FENCE_DELAY = 60;
    /** How long a node that left the cluster is remembered. */
    private static final long GONE_DELAY = 3600;

    private final CrmNode node;
    private final SortedMap<String, NodeState> states;
    private final SortedMap<String, Long> lastOnline = new TreeMap<>();

    NodeStates(CrmNode node, Map<String, NodeState> known) {
        this.node = node;
        this.states = new TreeMap<>(known);
    }

    /** As they are written down. */
    SortedMap<String, NodeState> all() {
        return new TreeMap<>(states);
    }

    /** All nodes that it knows of. */
    Set<String> names() {
        return new TreeSet<>(states.keySet());
    }

    List<String> online() {
        return states.keySet().stream().filter(this::isOnline).toList();
    }

    NodeState state(String name) {
        return states.getOrDefault(name, NodeState.UNKNOWN);
    }

    boolean isOnline(String name) {
        return state(name) == NodeState.ONLINE;
    }

    /** Whether it is a member of the quorate part, whatever it is good for. */
    boolean isOperational(String name) {
        return isOnline(name) || state(name) == NodeState.MAINTENANCE;
    }

    /** Whether it has been away too long; a node that was never seen is away from now on. */
    boolean isAwayTooLong(String name) {
        return awayFor(name, FENCE_DELAY);
    }

    private boolean awayFor(String name, long seconds) {
        if (isOnline(name)) {
            return false;
        }
        Long last = lastOnline.putIfAbsent(name, node.now());
        return last != null && node.now() - last >= seconds;
    }

    /** Whether the list of nodes is another one than before. */
    boolean differFrom(Set<String> members) {
        return !states.keySet().equals(members);
    }

    /** Looks at the nodes again. */
    void update(Map<String, Boolean> members, Map<String, LrmMode> modes) {
        new TreeMap<>(members).forEach((name, online) -> {
            if (online) {
                seen(name, modes.getOrDefault(name, LrmMode.UNKNOWN));
            }
        });
        names().stream().filter(name -> !members.getOrDefault(name, false))
                .forEach(name -> missed(name, members.containsKey(name), modes.getOrDefault(name, LrmMode.UNKNOWN)));
    }

    private void seen(String name, LrmMode mode) {
        lastOnline.put(name, node.now());
        switch (state(name)) {
            case ONLINE -> {
                if (mode == LrmMode.MAINTENANCE) {
                    become(name, NodeState.MAINTENANCE);
                }
            }
            case MAINTENANCE -> {
                if (mode != LrmMode.MAINTENANCE) {
                    become(name, NodeState.ONLINE);
                }
            }
            case UNKNOWN, GONE -> become(name, NodeState.ONLINE);
            case FENCE -> { } // it has to be fenced first
        }
    }

    private void missed(String name, boolean member, LrmMode mode) {
        switch (state(name)) {
            case ONLINE -> become(name, NodeState.UNKNOWN);
            case MAINTENANCE -> {
                if (mode != LrmMode.MAINTENANCE) {
                    become(name, NodeState.UNKNOWN);
                }
            }
            case UNKNOWN -> {
                if (!member) {
                    become(name, NodeState.GONE);
                }
            }
            case GONE -> {
                if (awayFor(name, GONE_DELAY)) {
                    lastOnline.remove(name);
                    states.remove(name);
                    node.log(Journal.NOTICE, "deleting gone node '" + name + "', not a cluster member anymore.");
                }
            }
            case FENCE -> { } // it has to be fenced first
        }
    }

    private void become(String name, NodeState state) {
        NodeState old = state(name);
        if (state != old) {
            states.put(name, state);
            node.log(Journal.INFO, "node '" + name + "': state changed from '" + old.word() + "' => '" + state.word() + "'");
        }
    }

    /** Has a node fenced: it is sure to be down when its own lock can be had. */
    boolean fence(String name) {
        if (state(name) != NodeState.FENCE) {
            become(name, NodeState.FENCE);
            node.mail("FENCE: Try to fence node '" + name + "'");
        }
        if (!node.lock("ha_agent_" + name + "_lock")) {
            return false;
        }
        String words = "fencing: acknowledged - got agent lock for node '" + name + "'";
        node.log(Journal.INFO, words);
        become(name, NodeState.UNKNOWN);
        node.mail("SUCCEED: " + words);
        return true;
    }
}
