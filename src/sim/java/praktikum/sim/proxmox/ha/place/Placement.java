package praktikum.sim.proxmox.ha.place;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.rule.Affinity;
import praktikum.sim.proxmox.ha.status.ServiceStatus;

/**
 * Finds nodes for services.
 *
 * @param affinity what rules come to
 * @param use how the nodes that are online are used
 * @param services all services
 */
public record Placement(Affinity affinity, NodeUse use, Map<String, ServiceStatus> services) {

    /** What is looked for. */
    public enum Wish {
        /** The node where it is, as long as that is good enough. */
        STAY,
        /** The best node. */
        BEST,
        /** A node where its start has not failed yet. */
        NEXT
    }

    /** The node for a service; empty where there is none. */
    public Optional<String> find(HaResource resource, Wish wish) {
        ServiceStatus service = services.get(resource.sid());
        Set<String> online = use.nodes();
        Set<String> wanted = new TreeSet<>(affinity.preferred(resource.sid(), online));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Integer> friends = friends(resource.sid());
        Set<String> enemies = enemies(resource.sid());
        String current = service.node();
        boolean peaceful = friends.containsKey(current) || !enemies.contains(current);
        if (wish == Wish.STAY && !resource.failback() && affinity.allowed(resource.sid(), online).contains(current) && peaceful) {
            return Optional.of(current);
        }
        if (wish == Wish.NEXT) {
            wanted.removeAll(service.failedNodes());
        }
        wanted.removeAll(enemies);
        joinFriends(friends, wanted);
        if (service.maintenanceNode().filter(wanted::contains).isPresent()) {
            return service.maintenanceNode();
        }
        if (wish == Wish.STAY && wanted.contains(current)) {
            return Optional.of(current);
        }
        List<String> best = wanted.stream().sorted(Comparator.comparingInt(use::count)).toList(); // names are sorted already
        int own = best.indexOf(current);
        if (wish == Wish.NEXT && own >= 0 && own < best.size() - 1) {
            return Optional.of(best.get(own + 1));
        }
        return best.stream().findFirst();
    }

    // Where those are that it has to be with, and how many of them; who is on the way counts where it goes to.
    private SortedMap<String, Integer> friends(String sid) {
        SortedMap<String, Integer> nodes = new TreeMap<>();
        affinity.togetherWith(sid).stream().filter(services::containsKey).map(services::get)
                .forEach(friend -> use.target(friend).or(() -> use.current(friend)).ifPresent(node -> nodes.merge(node, 1, Integer::sum)));
        return nodes;
    }

    private Set<String> enemies(String sid) {
        Set<String> nodes = new TreeSet<>();
        affinity.apartFrom(sid).stream().filter(services::containsKey).map(services::get).forEach(enemy -> {
            use.current(enemy).ifPresent(nodes::add);
            use.target(enemy).ifPresent(nodes::add);
        });
        return nodes;
    }

    // Most friends win, then the first name.
    private static void joinFriends(SortedMap<String, Integer> friends, Set<String> wanted) {
        friends.keySet().retainAll(wanted);
        friends.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
                .ifPresent(most -> wanted.retainAll(Set.of(most.getKey())));
    }
}
