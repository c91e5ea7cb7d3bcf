package praktikum.sim.machine.storage.zfs.tool;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Topic;

/** {@code zpool} and {@code zfs}. */
public final class ZfsToolsTopic implements Topic {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(Command.instant("/usr/sbin/zpool", machine, new ZpoolCommand()),
                Command.instant("/usr/sbin/zfs", machine, new ZfsCommand()));
    }

    /** The versions of tools and module; the module comes with the kernel. */
    static String version(Machine node) {
        String version = node.release().number() >= 9 ? "2.3.4-pve1" : "2.2.7-pve2";
        return "zfs-" + version + "\nzfs-kmod-" + version + "\n";
    }
}
