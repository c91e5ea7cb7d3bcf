package praktikum.sim.proxmox.ha.crm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.place.NodeUse;
import praktikum.sim.proxmox.ha.status.ServiceState;
import praktikum.sim.proxmox.ha.status.ServiceStatus;

/** All services that the manager looks after, and what is said when one changes its state. */
final class ManagedServices {

    private final CrmNode node;
    private final SortedMap<String, ManagedService> services = new TreeMap<>();
    private NodeUse use = new NodeUse(List.of());
    private int orders;

    ManagedServices(CrmNode node, Map<String, ServiceStatus> known) {
        this.node = node;
        known.forEach((sid, status) -> services.put(sid, new ManagedService(sid, status)));
    }

    /** All of them in the order of their ids. */
    Collection<ManagedService> all() {
        return List.copyOf(services.values());
    }

    Optional<ManagedService> find(String sid) {
        return Optional.ofNullable(services.get(sid));
    }

    void add(String sid, ServiceState state, String on) {
        services.put(sid, new ManagedService(sid, new ServiceStatus(state, on, newUid("started"))));
    }

    void remove(String sid) {
        services.remove(sid);
    }

    /** As they are written down. */
    SortedMap<String, ServiceStatus> status() {
        SortedMap<String, ServiceStatus> status = new TreeMap<>();
        services.forEach((sid, service) -> status.put(sid, service.status()));
        return status;
    }

    /** How the nodes are used. */
    NodeUse use() {
        return use;
    }

    /** Counts anew how these nodes are used by services and by other guests. */
    void countUse(Collection<String> online, Map<String, String> others) {
        use = new NodeUse(online);
        services.values().forEach(service -> use.put(service.sid(), service.status()));
        others.forEach((sid, on) -> {
            if (!services.containsKey(sid)) {
                use.putOther(sid, on);
            }
        });
    }

    /** It changes its state where it is. */
    void change(ManagedService service, ServiceState state) {
        say(service, state, "", () -> { });
    }

    /** It changes its state on a node. */
    void change(ManagedService service, ServiceState state, String on) {
        say(service, state, "  (node = " + on + ")", () -> service.node(on));
    }

    /** It sets out for another node. */
    void send(ManagedService service, ServiceState state, String target) {
        say(service, state, "  (node = " + service.node() + ", target = " + target + ")", () -> service.target(target));
    }

    /** It is to stop within so many seconds. */
    void stop(ManagedService service, int seconds) {
        say(service, ServiceState.REQUEST_STOP, "  (timeout = " + seconds + ")", () -> service.timeout(seconds));
    }

    private void say(ManagedService service, ServiceState state, String more, Runnable details) {
        ServiceState old = service.state();
        service.become(state, newUid(state.word()));
        details.run();
        use.put(service.sid(), service.status());
        node.log(Journal.INFO, "service '" + service.sid() + "': state changed from '" + old.word() + "' to '" + state.word() + "'" + more);
    }

    /** It freezes without a word of a state change. */
    void freeze(ManagedService service) {
        service.become(ServiceState.FREEZE, newUid("freeze"));
    }

    /** Names a new order: the MD5 of what it is, in Base64 without padding. */
    String newUid(String word) {
        orders++;
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest((word + node.name() + node.now() + "/" + orders)
                    .getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
