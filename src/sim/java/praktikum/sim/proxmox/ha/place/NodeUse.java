package praktikum.sim.proxmox.ha.place;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import praktikum.sim.proxmox.ha.status.ServiceState;
import praktikum.sim.proxmox.ha.status.ServiceStatus;

/** How many services use each node that is online. */
public final class NodeUse {

    private final SortedMap<String, Set<String>> nodes = new TreeMap<>();

    /** Of these nodes, used by nothing yet. */
    public NodeUse(Collection<String> online) {
        online.forEach(node -> nodes.put(node, new TreeSet<>()));
    }

    /** The nodes. */
    public Set<String> nodes() {
        return nodes.keySet();
    }

    /** Puts a service where it is and where it goes to, and nowhere else. */
    public void put(String sid, ServiceStatus service) {
        nodes.values().forEach(services -> services.remove(sid));
        current(service).ifPresent(node -> nodes.get(node).add(sid));
        target(service).ifPresent(node -> nodes.get(node).add(sid));
    }

    /** Puts a guest on a node that HA does not look after. */
    public void putOther(String sid, String node) {
        if (nodes.containsKey(node)) {
            nodes.get(node).add(sid);
        }
    }

    /** How many there are on a node. */
    int count(String node) {
        return nodes.get(node).size();
    }

    /** The node that a service uses, if that is online. */
    Optional<String> current(ServiceStatus service) {
        boolean uses = switch (service.state()) {
            case STOPPED, REQUEST_START, REQUEST_START_BALANCE -> false;
            default -> true;
        };
        return Optional.of(service.node()).filter(node -> uses && nodes.containsKey(node));
    }

    /** The node that a service is on its way to, if that is online. */
    Optional<String> target(ServiceStatus service) {
        boolean goes = service.state().isMoving() || service.state() == ServiceState.REQUEST_START_BALANCE;
        return service.target().filter(node -> goes && nodes.containsKey(node));
    }
}
