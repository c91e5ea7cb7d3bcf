package praktikum.sim.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;

/** Who is a member, under which name and address, and with which configuration. */
final class MemberFaults {

    private MemberFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.inCluster("wrong-cluster-name", node -> ClusterEdits.edit(node, conf -> conf.named(other(conf.clusterName())))),
                Fault.inCluster("no-cluster", node -> node.world().nodes().forEach(ClusterEdits::standAlone)),
                Fault.inCluster("own-cluster", node -> {
                    CorosyncConf before = ClusterEdits.conf(node);
                    String address = before.member(node.pmxcfs().nodename()).orElseThrow().links().get(0);
                    ClusterEdits.takeOut(node);
                    ClusterEdits.found(node, before.clusterName(), address);
                }),
                Fault.inCluster("not-joined", ClusterEdits::takeOut),
                Fault.inCluster("guests-in-the-way", node -> {
                    ClusterEdits.takeOut(node);
                    node.disk().write("/etc/pve/qemu-server/100.conf", "cores: 1\nmemory: 1024\nname: leftover\nnet0: virtio=BC:24:11:2E:71:0A,bridge=vmbr0\n"
                            + "scsi0: local-lvm:vm-100-disk-0,size=8G\n");
                }),
                Fault.inCluster("wrong-link-address", node -> {
                    Nic.Address own = NetworkFaults.own(node);
                    Ip second = NameFaults.neighbour(own.ip());
                    NetworkFaults.bridge(node).add(new Nic.Address(second, own.prefix(), false));
                    ClusterEdits.edit(node, ClusterEdits.member(node.pmxcfs().nodename(), member -> ClusterEdits.at(member, 0, second.toString())));
                }),
                Fault.inCluster("surplus-member", node -> ClusterEdits.edit(node, MemberFaults::withGhost)),
                Fault.inCluster("stale-view", node -> {
                    Set<String> others = ClusterEdits.conf(node).members().stream().map(Member::name)
                            .filter(name -> !name.equals(node.pmxcfs().nodename())).collect(Collectors.toSet());
                    others.stream().sorted().findFirst().ifPresent(others::remove);
                    node.pmxcfs().deaf(others);
                }),
                Fault.inCluster("config-version-differs", node -> {
                    CorosyncConf conf = ClusterEdits.conf(node);
                    node.disk().write(Corosync.CONF, conf.text().replace("config_version: " + conf.version(), "config_version: " + (conf.version() - 1)));
                }),
                Fault.inCluster("old-config", node -> {
                    node.units().stop("corosync.service");
                    ClusterEdits.other(node).ifPresent(other -> ClusterEdits.edit(other, conf -> conf.with(conf.members())));
                }),
                Fault.inCluster("local-conf-differs", node -> node.disk().write(Corosync.CONF, node.disk().textOrEmpty(Corosync.CONF)
                        .replace("  secauth: on\n", "  secauth: on\n  token: 10000\n"))));
    }

    private static String other(String name) {
        return name.equals("testcluster") ? "testcluster2" : "testcluster";
    }

    // Without a vote, so that it weighs on nothing but the list.
    private static CorosyncConf withGhost(CorosyncConf conf) {
        List<Member> members = new ArrayList<>(conf.members());
        int id = members.stream().mapToInt(Member::id).max().orElse(0) + 1;
        Map<Integer, String> links = members.getFirst().links().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> NameFaults.neighbour(Ip.of(entry.getValue())).toString()));
        members.add(new Member("oldnode", id, 0, links));
        return conf.with(members);
    }
}
