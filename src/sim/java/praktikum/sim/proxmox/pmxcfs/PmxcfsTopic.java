package praktikum.sim.proxmox.pmxcfs;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** The cluster file system. */
public final class PmxcfsTopic implements Topic, UnitSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Pmxcfs(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/bin/pmxcfs", machine, PmxcfsProcess::pmxcfs),
                Command.instant("/usr/bin/killall", machine, PmxcfsProcess::killall));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(UnitDefinition.service(150, "pve-cluster", "The Proxmox VE cluster filesystem").running("pmxcfs")
                .behind(Pmxcfs.of(machine)));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        machine.disk().makeDirectories("/etc/pve");
        machine.disk().makeDirectories("/var/lib/pve-cluster/backup");
    }

    @Override
    public void firstBoot(Machine machine, Installation plan) {
        Disk disk = machine.disk();
        disk.write("/etc/pve/datacenter.cfg", "keyboard: en-us\n");
        disk.write("/etc/pve/user.cfg", "user:root@pam:1:0:::root@" + plan.domain() + "::\n");
        List.of("firewall", "ha", "mapping", "priv/acme", "priv/lock", "sdn/fabrics", "virtual-guest")
                .forEach(directory -> disk.makeDirectories("/etc/pve/" + directory));
    }
}
