package praktikum.sim.proxmox.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.ManagementBridge;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Who is a member, under which name and address, and with which configuration. */
final class MemberFaults {

    private MemberFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("renamed-node", node -> Pmxcfs.of(node).startedAs("pve")).untilBoot(),
                ClusterFaults.inCluster("wrong-cluster-name",
                node -> ClusterEdits.edit(node, conf -> conf.named(other(conf.clusterName())))),
                ClusterFaults.inCluster("no-cluster", node -> node.world().machines(Product.PROXMOX_VE).forEach(ClusterEdits::standAlone)),
                ClusterFaults.inCluster("own-cluster", node -> {
                    CorosyncConf before = ClusterEdits.conf(node);
                    String address = before.member(Pmxcfs.of(node).nodename()).orElseThrow().links().get(0);
                    ClusterEdits.takeOut(node);
                    ClusterEdits.found(node, before.clusterName(), address);
                }),
                ClusterFaults.inCluster("not-joined", ClusterEdits::takeOut),
                ClusterFaults.inCluster("guests-in-the-way", node -> {
                    ClusterEdits.takeOut(node);
                    node.disk().write("/etc/pve/qemu-server/100.conf",
                            "cores: 1\nmemory: 1024\nname: leftover\nnet0: virtio=BC:24:11:2E:71:0A,bridge=vmbr0\n"
                            + "scsi0: local-lvm:vm-100-disk-0,size=8G\n");
                }),
                ClusterFaults.inCluster("wrong-link-address", node -> {
                    Nic.Address own = ManagementBridge.address(node);
                    Ip second = ManagementBridge.neighbour(own.ip());
                    ManagementBridge.of(node).add(new Nic.Address(second, own.prefix(), false));
                    ClusterEdits.edit(node, ClusterEdits.member(Pmxcfs.of(node).nodename(), member -> ClusterEdits.at(member, 0,
                            second.toString())));
                }),
                ClusterFaults.inCluster("surplus-member", node -> ClusterEdits.edit(node, MemberFaults::withGhost)),
                ClusterFaults.inCluster("stale-view", node -> {
                    Set<String> others = ClusterEdits.conf(node).members().stream().map(Member::name)
                            .filter(name -> !name.equals(Pmxcfs.of(node).nodename())).collect(Collectors.toSet());
                    others.stream().sorted().findFirst().ifPresent(others::remove);
                    Pmxcfs.of(node).deaf(others);
                }).untilBoot(),
                ClusterFaults.inCluster("config-version-differs", node -> {
                    CorosyncConf conf = ClusterEdits.conf(node);
                    node.disk().write(Corosync.CONF, conf.text().replace("config_version: " + conf.version(), "config_version: "
                            + (conf.version() - 1)));
                }).untilBoot(),
                ClusterFaults.inCluster("old-config", node -> {
                    Units.of(node).stop("corosync.service");
                    ClusterEdits.other(node).ifPresent(other -> ClusterEdits.edit(other, conf -> conf.with(conf.members())));
                }),
                ClusterFaults.inCluster("local-conf-differs", node -> node.disk()
                .write(Corosync.CONF, node.disk().textOrEmpty(Corosync.CONF)
                        .replace("  secauth: on\n", "  secauth: on\n  token: 10000\n"))).untilBoot());
    }

    private static String other(String name) {
        return name.equals("testcluster") ? "testcluster2" : "testcluster";
    }

    // Without a vote, so that it weighs on nothing but the list.
    private static CorosyncConf withGhost(CorosyncConf conf) {
        List<Member> members = new ArrayList<>(conf.members());
        int id = members.stream().mapToInt(Member::id).max().orElse(0) + 1;
        Map<Integer, String> links = members.getFirst().links().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ManagementBridge.neighbour(Ip.of(entry.getValue())).toString()));
        members.add(new Member("oldnode", id, 0, links));
        return conf.with(members);
    }
}
