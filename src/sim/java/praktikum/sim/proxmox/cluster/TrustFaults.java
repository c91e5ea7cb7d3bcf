package praktikum.sim.proxmox.cluster;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Logins between the nodes, and certificates. */
final class TrustFaults {

    private static final String AUTHORIZED = "/root/.ssh/authorized_keys";

    private TrustFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("root-ssh-broken", TrustFaults::replaceKeys),
                Fault.of("certificate-self-signed", node -> new ClusterCertificates(node).makeForeignCertificate(Pmxcfs.of(node)
                .nodename())),
                Fault.of("certificate-missing", node -> node.disk().remove("/etc/pve/nodes/" + Pmxcfs.of(node).nodename()
                + "/pve-ssl.pem")));
    }

    // A copied file in the place of the link: whoever copied it can still log in, the other nodes cannot.
    private static void replaceKeys(Machine node) {
        String keys = keysOfNoNode(node);
        node.disk().remove(AUTHORIZED);
        node.disk().write(AUTHORIZED, keys, 0600);
    }

    /** The authorized keys without those of the machines themselves. */
    static String keysOfNoNode(Machine node) {
        Set<String> nodes = node.world().machines(Product.PROXMOX_VE).stream().map(one -> one.disk().line("/root/.ssh/id_rsa.pub"))
                .collect(Collectors.toSet());
        return node.disk().textOrEmpty(AUTHORIZED).lines().filter(line -> !line.isBlank() && !nodes.contains(line.strip()))
                .map(line -> line + "\n").collect(Collectors.joining());
    }
}
