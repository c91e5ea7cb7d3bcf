package praktikum.sim.fault;

import java.util.List;
import java.util.stream.Collectors;
import praktikum.sim.world.Node;

/** Logins between the nodes, and certificates. */
final class TrustFaults {

    private TrustFaults() {
    }

    static List<Fault> all() {
        return List.of(
                Fault.of("noisy-bashrc", node -> node.disk().write("/root/.bashrc", node.disk().textOrEmpty("/root/.bashrc")
                        + "echo \"Welcome to $(hostname)\"\n")),
                Fault.of("root-ssh-broken", TrustFaults::replaceKeys),
                Fault.of("node-host-key-changed", node -> node.disk().write("/etc/ssh/ssh_host_rsa_key.pub",
                        node.keys().sshRsa(3072, "root@" + node.name()))),
                Fault.of("certificate-self-signed", node -> node.keys().makeForeignCertificate(node.pmxcfs().nodename())),
                Fault.of("certificate-missing", node -> node.disk().remove("/etc/pve/nodes/" + node.pmxcfs().nodename() + "/pve-ssl.pem")));
    }

    // A copied file in the place of the link: whoever copied it can still log in, the other nodes cannot.
    private static void replaceKeys(Node node) {
        String keys = node.disk().textOrEmpty("/root/.ssh/authorized_keys").lines().filter(line -> !line.matches(".* root@\\S+"))
                .collect(Collectors.joining("\n"));
        node.disk().remove("/root/.ssh/authorized_keys");
        node.disk().write("/root/.ssh/authorized_keys", keys + "\n", 0600);
    }
}
