package praktikum.sim.proxmox.ha.crm;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.rule.Affinity;
import praktikum.sim.proxmox.ha.rule.Rule;
import praktikum.sim.proxmox.ha.status.Disarm;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.NodeState;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** The cluster resource manager that leads. It goes on from what the last one wrote down. */
final class Leader {

    private final CrmNode node;
    private final NodeStates nodes;
    private final ManagedServices services;
    private final GroupMigration groups;
    private final SortedMap<String, Boolean> requests;
    private Optional<Disarm> disarm;
    private List<Rule> rules = List.of();
    private Optional<Affinity> affinity = Optional.empty();

    Leader(CrmNode node) {
        this.node = node;
        ManagerStatus old = node.managerStatus();
        this.nodes = new NodeStates(node, old.nodes());
        this.services = new ManagedServices(node, old.services());
        this.groups = new GroupMigration(node);
        this.requests = new TreeMap<>(old.requests());
        this.disarm = old.disarm();
    }

    /** Whether the stack is out of action, watchdogs and all. */
    boolean isDisarmed() {
        return disarm.filter(Disarm::complete).isPresent();
    }

    /** A round: whatever can be decided now is decided, and written down. */
    void manage() {
        Map<String, Boolean> members = node.members();
        boolean otherNodes = nodes.differFrom(members.keySet());
        Map<String, LrmStatus.Result> results = new HashMap<>();
        Map<String, LrmMode> modes = new TreeMap<>();
        for (String name : nodes.names()) {
            LrmStatus status = node.lrmStatus(name);
            modes.put(name, status.mode().orElse(LrmMode.ACTIVE));
            status.results().forEach(results::putIfAbsent);
        }
        nodes.update(members, modes);
        if (!nodes.isOperational(node.name())) {
            node.log(Journal.INFO, "master seems offline");
            return;
        }
        groups.step(nodes, services.status());
        SortedMap<String, HaResource> resources = new TreeMap<>(node.resources());
        if (disarm.isEmpty()) {
            takeIn(resources);
        }
        services.countUse(nodes.online(), node.otherGuests());
        lookAtRules(otherNodes);
        disarm = new CrmCommands(node, nodes, services, affinity.orElseThrow(), requests, resources, disarm).take();
        Optional<Set<String>> only = Optional.empty();
        if (disarm.isPresent()) {
            Set<String> unfinished = unfinished();
            if (unfinished.isEmpty()) {
                disarm = Optional.of(new DisarmSteps(node, services, disarm.get()).step(nodes.online(), modes));
                write();
                return;
            }
            only = Optional.of(unfinished);
        }
        steps(only, resources, results, modes);
        write();
    }

    private void takeIn(Map<String, HaResource> resources) {
        resources.forEach((sid, resource) -> {
            if (services.find(sid).isEmpty() && resource.state() != RequestState.IGNORED) {
                String on = resource.node().orElse("");
                node.log(Journal.INFO, "adding new service '" + sid + "' on node '" + on + "'");
                // As if it ran, so that no guest moves because it was added.
                services.add(sid, resource.state() == RequestState.STARTED ? ServiceState.REQUEST_START : ServiceState.REQUEST_STOP, on);
            }
        });
        for (ManagedService service : services.all()) {
            HaResource resource = resources.get(service.sid());
            if (resource == null || resource.state() == RequestState.IGNORED) {
                node.log(Journal.INFO, "removing stale service '" + service.sid() + "' ("
                        + (resource == null ? "no config" : "ignored state requested") + ")");
                services.remove(service.sid());
            }
        }
    }

    private void lookAtRules(boolean otherNodes) {
        List<Rule> current = node.files().allRules();
        if (affinity.isEmpty() || otherNodes || !current.equals(rules)) {
            rules = current;
            affinity = Optional.of(Affinity.of(rules, nodes.names()));
            affinity.get().dropped().forEach(why -> node.log(Journal.INFO, why));
        }
    }

    // What has to be brought to its end before the stack is put out of action.
    private Set<String> unfinished() {
        Set<String> unfinished = new HashSet<>();
        for (ManagedService service : services.all()) {
            boolean dead = service.state() == ServiceState.FENCE || service.state() == ServiceState.RECOVERY;
            if (dead || service.state().isMoving()) {
                node.log(dead ? Journal.WARNING : Journal.INFO, "deferring disarm - service '" + service.sid() + "' is in '"
                        + service.state().word() + "' state");
                unfinished.add(service.sid());
            }
        }
        return unfinished;
    }

    private void steps(Optional<Set<String>> only, Map<String, HaResource> resources, Map<String, LrmStatus.Result> results,
            Map<String, LrmMode> modes) {
        var steps = new ServiceSteps(node, nodes, services, affinity.orElseThrow(), modes);
        boolean repeat = true;
        while (repeat) {
            repeat = false;
            for (ManagedService service : services.all()) {
                if (only.isPresent() && !only.get().contains(service.sid())) {
                    continue;
                }
                ServiceState before = service.state();
                HaResource resource = Optional.ofNullable(resources.get(service.sid())).orElseGet(() -> unknown(service));
                resources.put(service.sid(), steps.step(service, resource, Optional.ofNullable(results.get(service.uid()))));
                freezeForRestart(service, modes);
                repeat |= service.state() != before;
            }
            repeat |= fence();
        }
    }

    private static HaResource unknown(ManagedService service) {
        return new HaResource(service.sid(), Optional.of(service.node()), RequestState.DISABLED, true, 0, 0);
    }

    private void freezeForRestart(ManagedService service, Map<String, LrmMode> modes) {
        ServiceState state = service.state();
        if (modes.get(service.node()) == LrmMode.RESTART
                && (state == ServiceState.STARTED || state == ServiceState.STOPPED || state == ServiceState.REQUEST_STOP)) {
            services.change(service, ServiceState.FREEZE);
        }
    }

    // Fences the nodes of services that wait for it; returns whether there is something to go on with.
    private boolean fence() {
        boolean goOn = false;
        Map<String, Boolean> fenced = new TreeMap<>();
        for (ManagedService service : services.all()) {
            if (service.state() == ServiceState.FENCE && fenced.computeIfAbsent(service.node(), nodes::fence)) {
                services.change(service, ServiceState.RECOVERY);
                goOn = true;
            }
        }
        // A node whose services are gone would stay in this state.
        Collection<String> stuck = nodes.names().stream()
                .filter(name -> !fenced.containsKey(name) && nodes.state(name) == NodeState.FENCE).toList();
        for (String name : stuck) {
            node.log(Journal.NOTICE, "node '" + name + "' in fence state but no services to-fence! admin interference?!");
            goOn |= nodes.fence(name);
        }
        return goOn;
    }

    private void write() {
        node.write(new ManagerStatus(Optional.of(node.name()), nodes.all(), services.status(), requests, disarm,
                OptionalLong.of(node.now())));
    }
}
