package praktikum.sim.machine.storage.tool;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Topic;
import praktikum.sim.machine.command.Answer;

/** The commands about block devices, file systems and mounts. */
public final class StorageToolsTopic implements Topic {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(
                Command.instant("/usr/bin/lsblk", machine, new Lsblk()),
                Command.instant("/usr/bin/findmnt", machine, new Findmnt()),
                Command.instant("/usr/bin/df", machine, new Df()),
                Command.instant("/usr/bin/mountpoint", machine, MountQueries::mountpoint),
                Command.instant("/usr/bin/umount", machine, MountQueries::umount),
                Command.instant("/usr/sbin/blkid", machine, new Blkid()),
                Command.instant("/usr/sbin/wipefs", machine, new Wipefs()),
                Command.instant("/usr/sbin/swapon", machine, SwapCommands::swapon),
                Command.instant("/usr/sbin/swapoff", machine, SwapCommands::swapoff),
                Command.instant("/usr/sbin/mkswap", machine, SwapCommands::mkswap),
                Command.instant("/usr/sbin/sgdisk", machine, new Sgdisk()),
                // What changes is there at once, so that there is nothing to wait for.
                Command.instant("/usr/bin/udevadm", machine, (call, node) -> List.of("settle", "trigger").contains(call.args().isEmpty()
                        ? "" : call.args().getFirst()) ? Answer.ok("") : Answer.unsupported("udevadm", String.join(" ", call.args()))),
                Command.instant("/usr/sbin/partprobe", machine, (call, node) -> Answer.ok("")),
                new Command("/usr/bin/mount", new MountCommand(machine)),
                new Command("/usr/sbin/mkfs.ext4", new Mkfs(machine, "ext4")),
                new Command("/usr/sbin/mkfs.xfs", new Mkfs(machine, "xfs")));
    }
}
