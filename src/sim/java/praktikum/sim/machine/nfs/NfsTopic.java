package praktikum.sim.machine.nfs;

import java.util.ArrayList;
import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.unit.UnitDefinition;
import praktikum.sim.machine.unit.UnitSource;

/** NFS: the server that any machine can be, and the client that those are which have its package. */
public final class NfsTopic implements Topic, UnitSource {

    private static final String CLIENT = "nfs-common";

    @Override
    public List<MachinePart> parts(Machine machine) {
        return List.of(new NfsServer(machine), new NfsClient(machine));
    }

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(
                Command.instant("/usr/sbin/exportfs", machine, new Exportfs()).of(NfsServer.PACKAGE),
                new Command("/usr/sbin/mount.nfs", call -> NfsClient.of(machine).run(call, "mount.nfs")).of(CLIENT),
                new Command("/usr/sbin/mount.nfs4", call -> NfsClient.of(machine).run(call, "mount.nfs4")).of(CLIENT),
                new Command("/usr/sbin/showmount", new Showmount(machine)).of(CLIENT),
                new Command("/usr/sbin/rpcinfo", new Rpcinfo(machine)).of("rpcbind"));
    }

    @Override
    public List<UnitDefinition> units(Machine machine) {
        var units = new ArrayList<>(NfsServer.of(machine).units());
        units.add(UnitDefinition.oneShot(57, "nfs-client.target", "NFS client services").of(CLIENT));
        return units;
    }
}
