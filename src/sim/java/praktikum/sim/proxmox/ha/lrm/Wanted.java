package praktikum.sim.proxmox.ha.lrm;

import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.NodeState;

/**
 * What the cluster resource manager wants of a node.
 *
 * @param node the node
 * @param status what it wrote down
 */
record Wanted(String node, ManagerStatus status) {

    /** Whether the node may not go on: others wait for it to be dead. */
    boolean isToBeFenced() {
        return status.fences(node) || status.nodes().get(node) == NodeState.FENCE;
    }

    /** How many services there are to look after, or to come. */
    int activeServices() {
        return status.activeServices(node);
    }

    /** Whether any service belongs to the node, whatever is wanted of it. */
    boolean hasServices() {
        return status.services().values().stream().anyMatch(service -> service.node().equals(node));
    }

    /** What follows for a local resource manager that is about to do that. */
    LrmMode mode(LrmMode before) {
        if (status.maintenanceRequested(node)) {
            return LrmMode.MAINTENANCE;
        }
        if (status.disarm().isPresent()) {
            return LrmMode.DISARM;
        }
        return before == LrmMode.MAINTENANCE || before == LrmMode.DISARM ? LrmMode.ACTIVE : before;
    }
}
