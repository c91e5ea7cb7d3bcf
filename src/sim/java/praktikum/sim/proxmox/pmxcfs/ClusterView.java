package praktikum.sim.proxmox.pmxcfs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.certificate.Certificates;
import praktikum.sim.proxmox.corosync.CorosyncConf;
import praktikum.sim.proxmox.corosync.CorosyncConf.Member;

/** The cluster's nodes as one of them sees them. */
public final class ClusterView {

    private final Machine node;

    /** The view of a node. */
    public ClusterView(Machine node) {
        this.node = node;
    }

    /** The configuration of the cluster it is in. */
    public Optional<CorosyncConf> conf() {
        return Pmxcfs.of(node).clustered() ? Pmxcfs.of(node).conf() : Optional.empty();
    }

    /** The names of all nodes: hashes have no order, so neither has this. */
    public List<String> names() {
        List<String> names = new ArrayList<>(conf().map(conf -> conf.members().stream().map(Member::name).toList())
                .orElse(List.of(node.hostname())));
        Collections.rotate(names, node.name().hashCode() & 1);
        return names;
    }

    /** The machine that is a node of that name. */
    public Optional<Machine> peer(String name) {
        return node.world().machines(Product.PROXMOX_VE).stream().filter(other -> Pmxcfs.of(other).nodename().equals(name)).findFirst();
    }

    /** Whether what a node told of itself is known: for minutes longer than it is online. */
    public boolean known(String name) {
        return Pmxcfs.of(node).online(name) || Pmxcfs.of(node).statusKept(name);
    }

    /** The fingerprint of a node's certificate. */
    public Optional<String> fingerprint(String name) {
        return node.disk().text("/etc/pve/nodes/" + name + "/pve-ssl.pem").flatMap(Certificates::read).map(Certificates::fingerprint);
    }
}
