package praktikum.sim.proxmox.guest;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.api.ClusterResources;
import praktikum.sim.proxmox.guest.container.Pct;
import praktikum.sim.proxmox.guest.run.ContainerUnit;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.StartAll;
import praktikum.sim.proxmox.guest.vm.Qm;
import praktikum.sim.proxmox.task.Task;
import praktikum.sim.proxmox.task.Tasks;

/** Virtual machines and containers: what they are, that they run, and where they go. */
public final class GuestTopic implements Topic, UnitSource, ApiSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new GuestHost(), new StartAll(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/sbin/qm", new Qm(machine)), new Command("/usr/sbin/pct", new Pct(machine)));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(
                UnitDefinition.service(240, "pve-lxc-syscalld", "Proxmox VE LXC Syscall Daemon"),
                UnitDefinition.service(250, "lxcfs", "FUSE filesystem for LXC"),
                UnitDefinition.service(260, "qmeventd", "PVE Qemu Event Daemon"),
                UnitDefinition.oneShot(300, "pve-guests.service", "PVE guests").behind(machine.part(StartAll.class)));
    }

    @Override
    public Optional<UnitDefinition> instance(Machine machine, String name) {
        return ContainerUnit.instance(name);
    }

    @Override
    public void install(Machine machine, Installation plan) {
        ContainerUnit.install(machine);
    }

    @Override
    public List<ApiPath> paths() {
        return GuestPaths.all();
    }

    @Override
    public List<ClusterResources> resources() {
        return List.of(new ClusterResources(20, "vm", GuestPaths::rows));
    }

    @Override
    public void firstBoot(Machine machine, Installation plan) {
        Task task = Tasks.of(machine).start("startall", "", "pve-guests");
        Tasks.of(machine).end(task, "OK", "pve-guests");
    }
}
