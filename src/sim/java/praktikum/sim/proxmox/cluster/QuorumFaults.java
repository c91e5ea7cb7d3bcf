package praktikum.sim.proxmox.cluster;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Corosync, votes, partitions. */
final class QuorumFaults {

    private QuorumFaults() {
    }

    static List<Fault> all() {
        return List.of(
                ClusterFaults.inCluster("corosync-down", node -> Units.of(node).stop("corosync.service")).untilBoot(),
                ClusterFaults.inCluster("missing-votes", node -> {
                    Units.of(node).stop("corosync.service");
                    Units.of(node).get("corosync").orElseThrow().file(Unit.File.DISABLED);
                }),
                ClusterFaults.inCluster("corosync-conf-broken", node -> node.disk().write(Corosync.CONF,
                        node.disk().textOrEmpty(Corosync.CONF).replaceFirst("}\\s*\\z", ""))).untilBoot(),
                ClusterFaults.inCluster("pve-cluster-down", node -> Units.of(node).stop("pve-cluster.service")).untilBoot(),
                ClusterFaults.inCluster("pmxcfs-crashed", node -> Pmxcfs.of(node).crash()).untilBoot(),
                ClusterFaults.inCluster("partitioned", QuorumFaults::partition),
                ClusterFaults.inCluster("expected-override", node -> Corosync.of(node).setExpected(1)).untilBoot(),
                ClusterFaults.inCluster("node-without-vote", node -> ClusterEdits.edit(node,
                        ClusterEdits.member(Pmxcfs.of(node).nodename(), member -> ClusterEdits.votes(member, 0)))),
                ClusterFaults.inCluster("node-with-many-votes", node -> ClusterEdits.edit(node,
                        ClusterEdits.member(Pmxcfs.of(node).nodename(), member -> ClusterEdits.votes(member, ClusterEdits.conf(node)
                        .members().size())))),
                ClusterFaults.inCluster("corosync-masked", node -> Units.of(node).get("corosync").orElseThrow().file(Unit.File.MASKED)));
    }

    private static void partition(Machine node) {
        for (Nic nic : Nics.of(node).all()) {
            if (nic.kind() == Nic.Kind.PHYSICAL) {
                node.world().machines(Product.PROXMOX_VE).stream().filter(other -> other != node)
                        .forEach(other -> Network.of(node.world()).cut(nic.segment(), node, other, true));
            }
        }
        node.world().reachabilityChanged();
    }
}
