package praktikum.sim.proxmox.cluster;

import java.util.function.Consumer;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Faults that a machine can have only as a member of a cluster. */
final class ClusterFaults {

    private ClusterFaults() {}

    static Fault inCluster(String name, Consumer<Machine> change) {
        return Fault.in("a cluster", ClusterFaults::inCluster, name, change);
    }

    static Fault onSecondLink(String name, Consumer<Machine> change) {
        return Fault.in("a cluster with two links", node -> inCluster(node) && conf(node).links().size() > 1, name, change);
    }

    private static boolean inCluster(Machine node) {
        return Pmxcfs.of(node).conf().map(conf -> conf.members().size() > 1).orElse(false);
    }

    private static CorosyncConf conf(Machine node) {
        return Pmxcfs.of(node).conf().orElseThrow();
    }
}
