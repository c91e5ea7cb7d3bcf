package praktikum.sim.proxmox.corosync;

import java.time.Duration;
import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.World;
import praktikum.sim.machine.WorldPart;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** Corosync: membership, votes, links. */
public final class CorosyncTopic implements Topic, UnitSource {

    @Override
    public boolean isOn(Product product) {
        return product == Product.PROXMOX_VE;
    }

    @Override
    public List<WorldPart> parts(World world) {
        return List.of(new Totem(world));
    }

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new Corosync(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/sbin/corosync-quorumtool", machine, new CorosyncQuorumtool()),
                Command.instant("/usr/sbin/corosync-cfgtool", machine, new CorosyncCfgtool()),
                Command.instant("/usr/sbin/corosync-cmapctl", machine, new CorosyncCmapctl()));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        return List.of(UnitDefinition.service(140, "corosync", "Corosync Cluster Engine").behind(Corosync.of(machine)),
                UnitDefinition.service(145, "corosync-qdevice", "Corosync Qdevice daemon").as(Unit.File.DISABLED)
                .behind(new Qdevice(machine)));
    }

    @Override
    public void install(Machine machine, Installation plan) {
        machine.disk().makeDirectories("/etc/corosync");
    }

    /** The daemon of a quorum device: it runs beside corosync, and while it does the device votes. */
    private record Qdevice(Machine machine) implements Daemon {

        @Override
        public boolean start() {
            stop();
            return Corosync.of(machine).running();
        }

        @Override
        public void stop() {
            machine.world().after(Duration.ofMillis(500), Corosync.of(machine)::tellQuorum);
        }
    }
}
