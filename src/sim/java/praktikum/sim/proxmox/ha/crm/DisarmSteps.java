package praktikum.sim.proxmox.ha.crm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import praktikum.sim.machine.Journal;
import praktikum.sim.proxmox.ha.node.CrmNode;
import praktikum.sim.proxmox.ha.status.Disarm;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** Puts the stack out of action while no service is on its way. */
final class DisarmSteps {

    private static final Set<ServiceState> TO_FREEZE = Set.of(ServiceState.STARTED, ServiceState.STOPPED, ServiceState.REQUEST_STOP,
            ServiceState.REQUEST_START, ServiceState.REQUEST_START_BALANCE);

    private final CrmNode node;
    private final ManagedServices services;
    private final Disarm disarm;

    DisarmSteps(CrmNode node, ManagedServices services, Disarm disarm) {
        this.node = node;
        this.services = services;
        this.disarm = disarm;
    }

    /** Takes a step; it is done when the local resource managers of all nodes that are online have let go, and stays so. */
    Disarm step(List<String> online, Map<String, LrmMode> modes) {
        services.all().forEach(disarm.ignore() ? this::forget : this::freeze);
        boolean all = online.stream().allMatch(name -> modes.get(name) == LrmMode.DISARM);
        if (all && !disarm.complete()) {
            node.log(Journal.INFO, "all LRMs disarmed, HA stack is now fully disarmed");
        }
        return new Disarm(disarm.ignore(), all || disarm.complete());
    }

    private void freeze(ManagedService service) {
        if (TO_FREEZE.contains(service.state())) {
            node.log(Journal.INFO, "disarm: freezing service '" + service.sid() + "' (was '" + service.state().word() + "')");
            service.failedNodes().clear();
            services.freeze(service);
        }
    }

    private void forget(ManagedService service) {
        service.failedNodes().clear();
        service.prune(service.uid());
    }
}
