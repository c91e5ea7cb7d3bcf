package praktikum.sim.proxmox.ha.crm;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.config.HaResource;
import praktikum.sim.proxmox.ha.config.RequestState;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.place.Placement;
import praktikum.sim.proxmox.ha.place.Placement.Wish;
import praktikum.sim.proxmox.ha.rule.Affinity;
import praktikum.sim.proxmox.ha.status.ExitCode;
import praktikum.sim.proxmox.ha.status.NodeState;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** What comes next for a service that is to run. */
final class StartedSteps {

    private final CrmNode node;
    private final NodeStates nodes;
    private final ManagedServices services;
    private final Affinity affinity;

    StartedSteps(CrmNode node, NodeStates nodes, ManagedServices services, Affinity affinity) {
        this.node = node;
        this.nodes = nodes;
        this.services = services;
        this.affinity = affinity;
    }

    void step(ManagedService service, HaResource resource, Optional<ExitCode> exit) {
        if (!nodes.isOnline(service.node())) {
            if (nodes.isAwayTooLong(service.node())) {
                services.change(service, ServiceState.FENCE);
            }
            if (nodes.state(service.node()) != NodeState.MAINTENANCE) {
                return;
            }
            service.maintenanceNode(Optional.of(service.node())); // it comes back afterwards
        }
        if (resource.state() != RequestState.STARTED) {
            services.change(service, ServiceState.REQUEST_STOP);
        } else if (!service.command().isEmpty()) {
            command(service, false);
        } else {
            Optional<Wish> wish = exit.isEmpty() ? Optional.of(Wish.STAY) : judge(service, resource, exit.get());
            wish.ifPresent(what -> place(service, resource, what, exit.isPresent()));
        }
    }

    /** Does what a user wants of a service; returns whether a stopped one is done with. */
    boolean command(ManagedService service, boolean stopped) {
        String word = service.command().getFirst();
        String argument = service.command().getLast();
        boolean moves = word.equals("migrate") || word.equals("relocate");
        if (moves && !nodes.isOnline(argument)) {
            node.log(Journal.ERR, ignore(service, word) + "node '" + argument + "' not online");
        } else if (moves && service.node().equals(argument)) {
            node.log(Journal.INFO, ignore(service, word) + "service already on node '" + argument + "'");
        } else if (moves) {
            if (!stopped) {
                node.log(Journal.INFO, word + " service '" + service.sid() + "' to node '" + argument + "'");
            }
            services.send(service, word.equals("migrate") ? ServiceState.MIGRATE : ServiceState.RELOCATE, argument);
            return true;
        } else if (stopped) {
            node.log(Journal.INFO, ignore(service, word) + "service already stopped");
        } else {
            stop(service, Integer.parseInt(argument));
        }
        service.command(List.of());
        return false;
    }

    private static String ignore(ManagedService service, String word) {
        return "ignore service '" + service.sid() + "' " + word + " request - ";
    }

    private void stop(ManagedService service, int timeout) {
        node.log(Journal.INFO, timeout == 0 ? "request immediate service hard-stop for service '" + service.sid() + "'"
                : "request graceful stop with timeout '" + timeout + "' for service '" + service.sid() + "'");
        services.stop(service, timeout);
        node.request(service.sid(), RequestState.STOPPED);
    }

    // What its start came to; empty when that is the end of it.
    private Optional<Wish> judge(ManagedService service, HaResource resource, ExitCode exit) {
        String sid = service.sid();
        if (exit == ExitCode.SUCCESS) {
            if (!service.failedNodes().isEmpty()) {
                node.log(Journal.INFO, "relocation policy successful for '" + sid + "' on node '" + service.node() + "', failed nodes: "
                        + String.join(", ", service.failedNodes()));
            }
            service.failedNodes().clear();
            service.running(true);
            return Optional.of(Wish.STAY);
        }
        service.failedNodes().add(service.node());
        if (exit != ExitCode.ERROR && exit != ExitCode.WRONG_NODE) {
            node.log(Journal.ERR, "service '" + sid + "' got unrecoverable error (exit code " + exit.number() + ")");
            services.change(service, ServiceState.ERROR);
            return Optional.empty();
        }
        service.running(false);
        if (service.failedNodes().size() > resource.maxRelocate()) {
            node.log(Journal.ERR, "recovery policy for service " + sid + " failed, entering error state. Failed nodes: "
                    + String.join(", ", service.failedNodes()));
            services.change(service, ServiceState.ERROR);
            return Optional.empty();
        }
        node.log(Journal.WARNING, "starting service " + sid + " on node '" + service.node() + "' failed, relocating service.");
        return Optional.of(Wish.NEXT);
    }

    private void place(ManagedService service, HaResource resource, Wish wish, boolean reported) {
        Optional<String> found = new Placement(affinity, services.use(), services.status()).find(resource, wish);
        if (found.isPresent() && !found.get().equals(service.node())) {
            move(service, resource, found.get());
            return;
        }
        if (wish == Wish.NEXT && found.isEmpty()) {
            node.log(Journal.WARNING, "Start Error Recovery: Tried all available nodes for service '" + service.sid()
                    + "', retry start on current node. Tried nodes: " + String.join(", ", service.failedNodes()));
        }
        if (service.maintenanceNode().filter(service.node()::equals).isPresent() && nodes.isOnline(service.node())) {
            node.log(Journal.INFO, "service '" + service.sid() + "': clearing stale maintenance node '" + service.node()
                    + "' setting (is current node)");
            service.maintenanceNode(Optional.empty());
        }
        if (reported) { // another order, so that it is started again should it go down
            service.uid(services.newUid(service.state().word()));
        }
    }

    private void move(ManagedService service, HaResource resource, String target) {
        String sid = service.sid();
        service.maintenanceNode().ifPresent(home -> {
            if (target.equals(home)) {
                node.log(Journal.INFO, "moving service '" + sid + "' back to '" + home + "', node came back from maintenance.");
                service.maintenanceNode(Optional.empty());
            } else if (!service.node().equals(home)) {
                node.log(Journal.INFO, "dropping maintenance fallback node '" + home + "' for '" + sid + "'");
                service.maintenanceNode(Optional.empty());
            }
        });
        if (resource.type().equals("vm")) {
            node.log(Journal.INFO, "migrate service '" + sid + "' to node '" + target + "' (running)");
            services.send(service, ServiceState.MIGRATE, target);
        } else {
            node.log(Journal.INFO, "relocate service '" + sid + "' to node '" + target + "'");
            services.send(service, ServiceState.RELOCATE, target);
        }
    }
}
