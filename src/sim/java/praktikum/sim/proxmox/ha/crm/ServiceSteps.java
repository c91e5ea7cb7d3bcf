package praktikum.sim.proxmox.ha.crm;

import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.place.Placement;
import praktikum.sim.proxmox.ha.rule.Affinity;
import praktikum.sim.proxmox.ha.status.ExitCode;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.LrmStatus;
import praktikum.sim.proxmox.ha.status.NodeState;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** What comes next for a service, state by state, but for those that run. */
final class ServiceSteps {

    private final CrmNode node;
    private final NodeStates nodes;
    private final ManagedServices services;
    private final StartedSteps started;
    private final Affinity affinity;
    private final Map<String, LrmMode> modes;

    ServiceSteps(CrmNode node, NodeStates nodes, ManagedServices services, Affinity affinity, Map<String, LrmMode> modes) {
        this.node = node;
        this.nodes = nodes;
        this.services = services;
        this.affinity = affinity;
        this.modes = modes;
        this.started = new StartedSteps(node, nodes, services, affinity);
    }

    /**
     * Takes a step.
     *
     * @param service the service
     * @param resource what is configured of it
     * @param result how its present order ended
     * @return what is configured of it now: a service that is recovered has another node
     */
    HaResource step(ManagedService service, HaResource resource, Optional<LrmStatus.Result> result) {
        Optional<ExitCode> exit = result.map(LrmStatus.Result::exit);
        switch (service.state()) {
            case STOPPED -> stopped(service, resource);
            case STARTED -> started.step(service, resource, exit);
            case REQUEST_START -> requestStart(service, resource);
            case MIGRATE, RELOCATE, REQUEST_START_BALANCE -> moving(service, resource, exit);
            case FENCE -> { } // until its node is fenced
            case RECOVERY -> {
                return recovery(service, resource);
            }
            case REQUEST_STOP -> requestStop(service, exit);
            case FREEZE -> frozen(service, resource);
            case ERROR -> error(service, resource);
        }
        return resource;
    }

    private void requestStop(ManagedService service, Optional<ExitCode> exit) {
        if (exit.isPresent()) {
            if (exit.get() == ExitCode.SUCCESS) {
                services.change(service, ServiceState.STOPPED);
            } else {
                node.log(Journal.ERR, "service '" + service.sid() + "' stop failed (exit code " + exit.get().number() + ")");
                services.change(service, ServiceState.ERROR);
            }
        } else {
            fenceIfAway(service);
        }
    }

    private void fenceIfAway(ManagedService service) {
        if (nodes.isAwayTooLong(service.node())) {
            services.change(service, ServiceState.FENCE);
        }
    }

    private static ServiceState wanted(HaResource resource) {
        return resource.state() == RequestState.STARTED ? ServiceState.STARTED : ServiceState.REQUEST_STOP;
    }

    private void moving(ManagedService service, HaResource resource, Optional<ExitCode> exit) {
        if (exit.isEmpty()) {
            fenceIfAway(service);
            return;
        }
        switch (exit.get()) {
            case SUCCESS -> services.change(service, wanted(resource), service.target().orElse(service.node()));
            case WRONG_NODE -> {
                node.log(Journal.ERR, "service '" + service.sid() + "' - migration failed: service registered on wrong node!");
                services.change(service, ServiceState.ERROR);
                fenceIfAway(service);
            }
            case IGNORED -> {
                node.log(Journal.INFO, "service '" + service.sid() + "' - rebalance-on-start request ignored - service already running");
                services.change(service, wanted(resource), service.node());
                fenceIfAway(service);
            }
            default -> {
                node.log(Journal.ERR, "service '" + service.sid() + "' - migration failed (exit code " + exit.get().number() + ")");
                services.change(service, wanted(resource), service.node());
            }
        }
    }

    private void stopped(ManagedService service, HaResource resource) {
        String actual = resource.node().orElse(service.node());
        if (!actual.equals(service.node())) { // its node was fenced in the middle of a migration
            node.log(Journal.INFO, "fixup service '" + service.sid() + "' location (" + service.node() + " => " + actual + ")");
            service.node(actual);
        }
        if (!service.command().isEmpty() && started.command(service, true)) {
            return;
        }
        if (resource.state() == RequestState.DISABLED) {
            return;
        }
        if (nodes.isAwayTooLong(service.node()) && nodes.state(service.node()) != NodeState.MAINTENANCE) {
            services.change(service, ServiceState.FENCE);
        } else if (resource.state() == RequestState.STARTED) {
            services.change(service, ServiceState.REQUEST_START, service.node());
        }
    }

    private void requestStart(ManagedService service, HaResource resource) {
        if (node.settings().rebalanceOnStart()) {
            Optional<String> best = place().find(resource, Placement.Wish.BEST);
            boolean elsewhere = best.filter(name -> !name.equals(service.node())).isPresent();
            node.log(Journal.INFO, "service " + service.sid() + ": re-balance selected " + (elsewhere ? "new" : "current") + " node "
                    + best.orElse(service.node()) + " for startup");
            if (elsewhere) {
                services.send(service, ServiceState.REQUEST_START_BALANCE, best.get());
                return;
            }
        }
        services.change(service, ServiceState.STARTED, service.node());
    }

    private Placement place() {
        return new Placement(affinity, services.use(), services.status());
    }

    private void frozen(ManagedService service, HaResource resource) {
        if (modes.get(service.node()) == LrmMode.ACTIVE) {
            services.change(service, wanted(resource));
        }
    }

    private void error(ManagedService service, HaResource resource) {
        if (resource.state() == RequestState.DISABLED) {
            service.failedNodes().clear();
            services.change(service, ServiceState.STOPPED);
        }
    }

    private HaResource recovery(ManagedService service, HaResource resource) {
        String sid = service.sid();
        String fenced = service.node();
        Optional<String> found = place().find(resource, Placement.Wish.BEST);
        if (found.isEmpty()) {
            node.log(Journal.ERR, "recovering service '" + sid + "' from fenced node '" + fenced + "' failed, no recovery node found");
            if (resource.state() == RequestState.DISABLED) { // so a person gets it out of here
                service.failedNodes().clear();
                services.change(service, ServiceState.STOPPED);
            }
            return resource;
        }
        String next = found.get();
        node.log(Journal.INFO, "recover service '" + sid + "' " + (next.equals(fenced)
                ? "to previous failed and fenced node '" + fenced + "' again"
                : "from fenced node '" + fenced + "' to node '" + next + "'"));
        node.removeLock(sid, fenced).ifPresent(lock -> node.log(Journal.WARNING,
                "removed leftover lock '" + lock + "' from recovered service '" + sid + "' to allow its start."));
        node.move(sid, fenced, next);
        services.change(service, wanted(resource), next);
        return new HaResource(sid, found, resource.state(), resource.failback(), resource.maxRestart(), resource.maxRelocate());
    }
}
