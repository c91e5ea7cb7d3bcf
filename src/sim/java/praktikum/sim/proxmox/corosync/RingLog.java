package praktikum.sim.proxmox.corosync;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;

/** What corosync writes into the journal about memberships and links. */
final class RingLog {

    private final Machine node;

    RingLog(Machine node) {
        this.node = node;
    }

    void formed(Set<Integer> before, Ring ring, Set<Integer> silent) {
        Set<Integer> members = ring.members().keySet();
        var joined = new TreeSet<>(members);
        joined.removeAll(before);
        var left = new TreeSet<>(before);
        left.removeAll(members);
        say("[QUORUM] Sync members[" + members.size() + "]: " + ids(members));
        if (!joined.isEmpty()) {
            say("[QUORUM] Sync joined[" + joined.size() + "]: " + ids(joined));
        }
        if (!left.isEmpty()) {
            say("[QUORUM] Sync left[" + left.size() + "]: " + ids(left));
        }
        say("[TOTEM ] A new membership (" + ring.id() + ") was formed. Members"
                + (joined.isEmpty() ? "" : " joined: " + ids(joined)) + (left.isEmpty() ? "" : " left: " + ids(left)));
        if (!silent.isEmpty()) {
            say("[TOTEM ] Failed to receive the leave message. failed: " + ids(new TreeSet<>(silent)));
        }
    }

    void quorum(boolean before, boolean now) {
        if (now && !before) {
            say("[QUORUM] This node is within the primary component and will provide service.");
        } else if (!now && before) {
            say("[QUORUM] This node is within the non-primary component and will NOT provide any services.");
        }
    }

    void ready(Ring ring) {
        say("[QUORUM] Members[" + ring.members().size() + "]: " + ids(ring.members().keySet()));
        say("[MAIN  ] Completed service synchronization, ready to provide service.");
    }

    void link(Corosync.Link link, boolean up, boolean any) {
        String host = "host: " + link.peer();
        if (up) {
            say("[KNET  ] rx: " + host + " link: " + link.link() + " is up");
            say("[KNET  ] link: Resetting MTU for link " + link.link() + " because host " + link.peer() + " joined");
        } else {
            say("[KNET  ] link: " + host + " link: " + link.link() + " is down");
        }
        say("[KNET  ] host: " + host + " (passive) best link: " + (any ? bestLink(link.peer()) : 0) + " (pri: 1)");
        if (!any) {
            say("[KNET  ] host: " + host + " has no active links");
        }
        if (up) {
            say("[KNET  ] pmtud: PMTUD link change for " + host + " link: " + link.link() + " from 469 to 1397");
            say("[KNET  ] pmtud: Global data MTU changed to: 1397");
        }
    }

    private int bestLink(int peer) {
        return Corosync.of(node).links().entrySet().stream()
                .filter(entry -> entry.getKey().peer() == peer && entry.getValue())
                .mapToInt(entry -> entry.getKey().link()).min().orElse(0);
    }

    private static String ids(Collection<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private void say(String text) {
        Corosync.of(node).log(text);
    }
}
