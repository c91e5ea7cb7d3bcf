package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Topic;

/** The commands of lvm2. */
public final class LvmToolsTopic implements Topic {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(
                Command.instant("/usr/sbin/pvs", machine, new LvmReport("pvs")),
                Command.instant("/usr/sbin/vgs", machine, new LvmReport("vgs")),
                Command.instant("/usr/sbin/lvs", machine, new LvmReport("lvs")),
                new Command("/usr/sbin/pvcreate", call -> PhysicalCommands.create(call, machine)),
                Command.instant("/usr/sbin/pvremove", machine, PhysicalCommands::remove),
                new Command("/usr/sbin/vgcreate", call -> GroupCommands.create(call, machine)),
                new Command("/usr/sbin/vgextend", call -> GroupCommands.extend(call, machine)),
                Command.instant("/usr/sbin/vgreduce", machine, GroupCommands::reduce),
                new Command("/usr/sbin/vgremove", call -> GroupCommands.remove(call, machine)),
                Command.instant("/usr/sbin/vgchange", machine, GroupCommands::change),
                Command.instant("/usr/sbin/lvcreate", machine, new LvCreate()),
                new Command("/usr/sbin/lvremove", call -> VolumeCommands.remove(call, machine)),
                Command.instant("/usr/sbin/lvextend", machine, VolumeCommands::extend),
                Command.instant("/usr/sbin/lvresize", machine, VolumeCommands::extend),
                Command.instant("/usr/sbin/lvchange", machine, VolumeCommands::change),
                Command.instant("/usr/sbin/lvrename", machine, VolumeCommands::rename));
    }
}
