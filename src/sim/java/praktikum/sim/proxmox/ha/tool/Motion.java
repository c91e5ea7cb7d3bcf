package praktikum.sim.proxmox.ha.tool;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.rule.Affinity;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.ServiceStatus;

/** Which other services go along when one is moved, and which are in its way. */
final class Motion {

    private final ManagerStatus manager;
    private final Affinity affinity;

    Motion(Machine node) {
        var store = new HaStore(node);
        this.manager = store.managerStatus();
        this.affinity = Affinity.of(store.files().allRules(), manager.nodes().keySet());
    }

    List<String> together(String sid) {
        return affinity.togetherWith(sid).stream().filter(manager.services()::containsKey).toList();
    }

    List<String> blocking(String sid, String target) {
        return affinity.apartFrom(sid).stream().filter(other -> {
            ServiceStatus service = manager.services().get(other);
            return service != null && service.node().equals(target) && service.target().filter(to -> !to.equals(target)).isEmpty();
        }).toList();
    }
}
