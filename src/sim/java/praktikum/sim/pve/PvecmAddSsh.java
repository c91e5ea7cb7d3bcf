package praktikum.sim.pve;

import java.util.Optional;
import praktikum.sim.world.Connection;
import praktikum.sim.world.Ip;
import praktikum.sim.world.Node;

/** Finding the member of {@code pvecm add --use_ssh}: it must be reachable by ssh and know this node's key. */
final class PvecmAddSsh {

    private PvecmAddSsh() {
    }

    static Node member(Node node, String host) throws Worker.Failed {
        Optional<Ip> ip = node.world().ask(() -> node.names().resolve(host));
        Optional<Connection> connection = ip.map(address -> node.world().ask(() -> node.connect(address, 22)));
        if (connection.isEmpty() || !connection.get().open() || connection.get().node().isEmpty()) {
            throw new Worker.Failed("unable to copy ssh ID: ssh: connect to host " + host + " port 22: "
                    + connection.map(one -> one.outcome().text()).orElse("Name or service not known"));
        }
        Node member = connection.get().node().get();
        boolean known = node.world().ask(() -> {
            String own = node.disk().line("/root/.ssh/id_rsa.pub");
            String[] words = own.split("\\s+");
            return words.length > 1 && member.disk().textOrEmpty("/root/.ssh/authorized_keys").contains(words[1]);
        });
        if (!known) {
            throw new Worker.Failed("unable to copy ssh ID: root@" + host + ": Permission denied (publickey,password).");
        }
        return member;
    }
}
