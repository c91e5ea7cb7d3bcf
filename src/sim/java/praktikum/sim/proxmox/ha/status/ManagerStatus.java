package praktikum.sim.proxmox.ha.status;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the cluster resource manager that leads wrote down last.
 *
 * @param master its node; empty before the first election
 * @param nodes what it takes each node for
 * @param services all services it looks after, by their ids such as {@code vm:100}
 * @param requests the nodes of which maintenance was ever asked, and whether it still is
 * @param disarm whether the stack is put out of action
 * @param timestamp when it wrote, in seconds of its own clock
 */
public record ManagerStatus(Optional<String> master, SortedMap<String, NodeState> nodes, SortedMap<String, ServiceStatus> services,
        SortedMap<String, Boolean> requests, Optional<Disarm> disarm, OptionalLong timestamp) {

    public ManagerStatus {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
    }

    /** Before anything was written. */
    public static ManagerStatus none() {
        return new ManagerStatus(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty(),
                OptionalLong.empty());
    }

    /** How many services give the local resource manager of a node something to do. */
    public int activeServices(String node) {
        return (int) services.values().stream().filter(service -> service.isActiveOn(node)).count();
    }

    /** Whether services of a node wait for it to be fenced. */
    public boolean fences(String node) {
        return services.values().stream().anyMatch(service -> service.node().equals(node) && service.state() == ServiceState.FENCE);
    }

    /** Whether a user asked for the maintenance of a node. */
    public boolean maintenanceRequested(String node) {
        return requests.getOrDefault(node, false);
    }
}
