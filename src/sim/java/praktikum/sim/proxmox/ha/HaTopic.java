package praktikum.sim.proxmox.ha;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;
import praktikum.sim.proxmox.api.ApiPath;
import praktikum.sim.proxmox.api.ApiSource;
import praktikum.sim.proxmox.guest.run.HighAvailability;
import praktikum.sim.proxmox.ha.daemon.HaDaemons;
import praktikum.sim.proxmox.ha.daemon.WatchdogMux;
import praktikum.sim.proxmox.ha.tool.GuestServices;
import praktikum.sim.proxmox.ha.tool.HaPaths;
import praktikum.sim.proxmox.ha.tool.HaProgram;

/** High availability: services that come back on other nodes, and nodes that reset themselves. */
public final class HaTopic implements Topic, UnitSource, ApiSource, HighAvailability.Source {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new WatchdogMux(machine), new HaDaemons(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/sbin/ha-manager", machine, HaProgram::answer));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(
                UnitDefinition.service(120, "watchdog-mux", "Proxmox VE watchdog multiplexer").as(Unit.File.STATIC)
                        .behind(WatchdogMux.of(machine)),
                UnitDefinition.service(220, HaDaemons.CRM, "PVE Cluster HA Resource Manager Daemon").behind(HaDaemons.of(machine).crm()),
                UnitDefinition.service(230, HaDaemons.LRM, "PVE Local HA Resource Manager Daemon").behind(HaDaemons.of(machine).lrm()));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        machine.disk().write("/etc/default/pve-ha-manager", "# the watchdog's kernel module; without a choice it is softdog\n"
                + "#WATCHDOG_MODULE=ipmi_watchdog\n");
    }

    @Override
    public HighAvailability services(Machine node) {
        return new GuestServices(node);
    }

    @Override
    public List<ApiPath> paths() {
        return HaPaths.all();
    }
}
