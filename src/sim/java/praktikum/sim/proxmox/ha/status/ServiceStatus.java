package praktikum.sim.proxmox.ha.status;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service in {@code manager_status}.
 *
 * @param state where it is on its way
 * @param node the node it belongs to, or is to leave
 * @param uid names this very order to the local resource manager, whose result carries it
 * @param target where it is moved to
 * @param timeout how many seconds it is given to stop
 * @param running whether its start was reported
 * @param failedNodes where its start failed, in that order
 * @param maintenanceNode where it belongs when the maintenance is over
 * @param command what a user wants of it and is not begun: a word and its argument
 */
public record ServiceStatus(ServiceState state, String node, String uid, Optional<String> target, OptionalInt timeout, boolean running,
        List<String> failedNodes, Optional<String> maintenanceNode, List<String> command) {

    public ServiceStatus {
        failedNodes = List.copyOf(failedNodes);
        command = List.copyOf(command);
    }

    /** One that goes nowhere and of which nothing is remembered. */
    public ServiceStatus(ServiceState state, String node, String uid) {
        this(state, node, uid, Optional.empty(), OptionalInt.empty(), false, List.of(), Optional.empty(), List.of());
    }

    /** Whether it gives a node's local resource manager something to do. */
    boolean isActiveOn(String name) {
        return (node.equals(name) || target.filter(name::equals).isPresent()) && state.isActive();
    }
}
