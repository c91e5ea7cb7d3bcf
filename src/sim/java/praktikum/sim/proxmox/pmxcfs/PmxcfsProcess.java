package praktikum.sim.proxmox.pmxcfs;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.shell.Call;

/** Starting and killing pmxcfs by hand. */
final class PmxcfsProcess {

    private PmxcfsProcess() {}

    /** {@code pmxcfs -l}: the cluster file system in local mode, writable without quorum. */
    static Answer pmxcfs(Call call, Machine node) {
        if (!call.args().equals(List.of("-l")) && !call.args().equals(List.of("--local"))) {
            return Answer.fail(2, "pmxcfs: only '-l' is supported by the simulator\n");
        }
        if (Pmxcfs.of(node).running()) {
            return Answer.fail(255, "[main] notice: unable to acquire pmxcfs lock - trying again\n[main] crit: unable to acquire pmxcfs "
                    + "lock: Resource temporarily unavailable\n"
                    + "[main] notice: exit proxmox configuration filesystem (-1)\n");
        }
        Pmxcfs.of(node).start(false);
        return Answer.fail(0, "[main] notice: forcing local mode (although corosync.conf exists)\n");
    }

    /** {@code killall NAME}: of the world's daemons only pmxcfs can be killed so. */
    static Answer killall(Call call, Machine node) {
        List<String> names = call.args().stream().filter(arg -> !arg.startsWith("-")).toList();
        var err = new StringBuilder();
        for (String name : names) {
            if (name.equals("pmxcfs") && Pmxcfs.of(node).running()) {
                if (Units.of(node).isActive("pve-cluster")) {
                    Units.of(node).stop("pve-cluster.service");
                } else {
                    Pmxcfs.of(node).stop();
                }
            } else {
                err.append(name).append(": no process found\n");
            }
        }
        return new Answer(err.isEmpty() ? 0 : 1, "", err.toString());
    }
}
