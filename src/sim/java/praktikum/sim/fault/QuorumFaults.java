package praktikum.sim.fault;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.proxmox.corosync.Corosync;

/** Corosync, votes, partitions. */
final class QuorumFaults {

    private QuorumFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.inCluster("corosync-down", node -> node.units().stop("corosync.service")),
                Fault.inCluster("missing-votes", node -> {
                    node.units().stop("corosync.service");
                    node.units().get("corosync").orElseThrow().file(Unit.File.DISABLED);
                }),
                Fault.inCluster("corosync-conf-broken", node -> node.disk().write(Corosync.CONF,
                        node.disk().textOrEmpty(Corosync.CONF).replaceFirst("}\\s*\\z", ""))),
                Fault.inCluster("pve-cluster-down", node -> node.units().stop("pve-cluster.service")),
                Fault.inCluster("pmxcfs-crashed", node -> node.pmxcfs().crash()),
                Fault.inCluster("partitioned", QuorumFaults::partition),
                Fault.inCluster("expected-override", node -> node.corosync().setExpected(1)),
                Fault.inCluster("node-without-vote", node -> ClusterEdits.edit(node,
                        ClusterEdits.member(node.pmxcfs().nodename(), member -> ClusterEdits.votes(member, 0)))),
                Fault.inCluster("node-with-many-votes", node -> ClusterEdits.edit(node,
                        ClusterEdits.member(node.pmxcfs().nodename(), member -> ClusterEdits.votes(member, ClusterEdits.conf(node).members().size())))),
                Fault.inCluster("corosync-masked", node -> node.units().get("corosync").orElseThrow().file(Unit.File.MASKED)));
    }

    private static void partition(Machine node) {
        for (Nic nic : node.nics().all()) {
            if (nic.kind() == Nic.Kind.PHYSICAL) {
                node.world().nodes().stream().filter(other -> other != node)
                        .forEach(other -> node.world().network().cut(nic.segment(), node, other, true));
            }
        }
        node.world().totem().changed();
    }
}
