package praktikum.sim.proxmox.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.ssh.KeyGenerator;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Changes of a cluster's configuration as somebody with an editor makes them. */
final class ClusterEdits {

    private ClusterEdits() {
    }

    static CorosyncConf conf(Machine node) {
        return Pmxcfs.of(node).conf().orElseThrow();
    }

    /** Changes {@code /etc/pve/corosync.conf} on a node; the cluster takes it over. */
    static void edit(Machine node, UnaryOperator<CorosyncConf> change) {
        node.disk().write("/etc/pve/corosync.conf", change.apply(conf(node)).text());
    }

    /** The same with one member's entry changed. */
    static UnaryOperator<CorosyncConf> member(String name, UnaryOperator<Member> change) {
        return conf -> conf.with(conf.members().stream().map(one -> one.name().equals(name) ? change.apply(one) : one).toList());
    }

    static Member at(Member member, int link, String address) {
        var links = new TreeMap<>(member.links());
        links.put(link, address);
        return new Member(member.name(), member.id(), member.votes(), links);
    }

    static Member votes(Member member, int votes) {
        return new Member(member.name(), member.id(), votes, member.links());
    }

    /** A member of the cluster other than this one. */
    static Optional<Machine> other(Machine node) {
        return node.world().machines(Product.PROXMOX_VE).stream()
                .filter(one -> one != node && Pmxcfs.of(one).quorate() && Pmxcfs.of(one).clustered()).findFirst();
    }

    /** The node leaves: the others forget it, and it is a single node again, as after the steps of the manual. */
    static void takeOut(Machine node) {
        String name = Pmxcfs.of(node).nodename();
        Optional<Machine> other = other(node);
        Units.of(node).stop("corosync.service");
        other.ifPresent(one -> edit(one, conf -> conf.with(conf.members().stream().filter(member -> !member.name().equals(name))
                .toList())));
        standAlone(node);
    }

    /** The node is a single one, as one that never joined; the others are not told. */
    static void standAlone(Machine node) {
        String keys = TrustFaults.keysOfNoNode(node);
        Map<String, String> kept = new TreeMap<>();
        List.of("storage.cfg", "datacenter.cfg", "user.cfg").forEach(file -> node.disk().text("/etc/pve/" + file)
                .ifPresent(text -> kept.put(file, text)));
        Units.of(node).stop("corosync.service");
        Units.of(node).stop("pve-cluster.service");
        node.disk().remove(Corosync.CONF);
        node.disk().remove(Corosync.KEY);
        Pmxcfs.of(node).forget();
        Units.of(node).start("pve-cluster.service");
        kept.forEach((file, text) -> node.disk().write("/etc/pve/" + file, text));
        node.disk().makeDirectories("/etc/pve/priv");
        node.disk().write("/etc/pve/priv/authorized_keys", keys);
        List.of("firewall", "ha", "mapping", "sdn/fabrics", "virtual-guest")
                .forEach(folder -> node.disk().makeDirectories("/etc/pve/" + folder));
        new UpdateCerts(node).update(true);
    }

    /** The node founds a cluster of its own. */
    static void found(Machine node, String clusterName, String address) {
        node.disk().write(Corosync.KEY, KeyGenerator.of(node).secret(256), 0400);
        String text = CorosyncConf.create(clusterName, Optional.empty(), new Member(Pmxcfs.of(node).nodename(), 1, 1, Map.of(0, address)))
                .text();
        node.disk().write("/etc/pve/corosync.conf", text);
        node.disk().write(Corosync.CONF, text);
        Units.of(node).stop("pve-cluster.service");
        Units.of(node).start("corosync.service");
        Units.of(node).start("pve-cluster.service");
    }
}
