package praktikum.sim.proxmox.guest;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.api.ClusterResources;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.task.Task;
import praktikum.sim.proxmox.task.Tasks;

/** Guests, as far as configuration files of them are there. */
public final class GuestTopic implements Topic, UnitSource, ApiSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/sbin/qm", machine, GuestTools::qm), Command.instant("/usr/sbin/pct", machine,
                GuestTools::pct));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(
                UnitDefinition.service(240, "pve-lxc-syscalld", "Proxmox VE LXC Syscall Daemon"),
                UnitDefinition.service(250, "lxcfs", "FUSE filesystem for LXC"),
                UnitDefinition.service(260, "qmeventd", "PVE Qemu Event Daemon"),
                UnitDefinition.oneShot(300, "pve-guests.service", "PVE guests"));
    }

    @Override
    public List<ApiPath> paths() {
        return List.of(ApiPath.get("/nodes/{node}/(qemu|lxc)", request -> ApiResult.of(new GuestApi(request.node())
                .list(request.word(3)))));
    }

    @Override
    public List<ClusterResources> resources() {
        return List.of(new ClusterResources(20, "vm", (node, name) -> new GuestApi(node).resources(name, new ClusterView(node)
                .known(name))));
    }

    @Override
    public void firstBoot(Machine machine, Installation plan) {
        Task task = Tasks.of(machine).start("startall", "", "pve-guests");
        Tasks.of(machine).end(task, "OK", "pve-guests");
    }
}
