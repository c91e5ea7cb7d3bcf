package praktikum.sim.proxmox.ha.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import praktikum.sim.proxmox.ha.status.ServiceState;
import praktikum.sim.proxmox.ha.status.ServiceStatus;

/** A service that the manager looks after, as far as it has come. */
final class ManagedService {

    private final String sid;
    private final List<String> failedNodes;
    private ServiceState state;
    private String node;
    private String uid;
    private Optional<String> target;
    private OptionalInt timeout;
    private boolean running;
    private Optional<String> maintenanceNode;
    private List<String> command;

    ManagedService(String sid, ServiceStatus status) {
        this.sid = sid;
        this.failedNodes = new ArrayList<>(status.failedNodes());
        this.state = status.state();
        this.node = status.node();
        this.uid = status.uid();
        this.target = status.target();
        this.timeout = status.timeout();
        this.running = status.running();
        this.maintenanceNode = status.maintenanceNode();
        this.command = status.command();
    }

    /** As it is written down. */
    ServiceStatus status() {
        return new ServiceStatus(state, node, uid, target, timeout, running, failedNodes, maintenanceNode, command);
    }

    String sid() {
        return sid;
    }

    ServiceState state() {
        return state;
    }

    String node() {
        return node;
    }

    String uid() {
        return uid;
    }

    Optional<String> target() {
        return target;
    }

    Optional<String> maintenanceNode() {
        return maintenanceNode;
    }

    List<String> failedNodes() {
        return failedNodes;
    }

    List<String> command() {
        return command;
    }

    /** It is in a new state; where its start failed and where it belongs after maintenance is all that is remembered. */
    void become(ServiceState next, String newUid) {
        state = next;
        prune(newUid);
    }

    /** Forgets what belongs to the state that it was in. */
    void prune(String newUid) {
        uid = newUid;
        target = Optional.empty();
        timeout = OptionalInt.empty();
        running = false;
        command = List.of();
    }

    /** Another order to the local resource manager about the same state. */
    void uid(String newUid) {
        uid = newUid;
    }

    void node(String name) {
        node = name;
    }

    void target(String name) {
        target = Optional.of(name);
    }

    void timeout(int seconds) {
        timeout = OptionalInt.of(seconds);
    }

    void running(boolean started) {
        running = started;
    }

    void maintenanceNode(Optional<String> name) {
        maintenanceNode = name;
    }

    void command(List<String> words) {
        command = List.copyOf(words);
    }
}
