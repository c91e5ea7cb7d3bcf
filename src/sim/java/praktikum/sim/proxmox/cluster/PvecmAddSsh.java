package praktikum.sim.proxmox.cluster;

import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.proxmox.task.TaskWorker;

/** Finding the member of {@code pvecm add --use_ssh}: it must be reachable by ssh and know this node's key. */
final class PvecmAddSsh {

    private PvecmAddSsh() {
    }

    static Machine member(Machine node, String host) throws TaskWorker.Failed {
        Optional<Ip> ip = node.world().ask(() -> NameResolver.of(node).resolve(host));
        Optional<TcpConnection> connection = ip.map(address -> node.world().ask(() -> TcpConnector.connect(node, address, 22)));
        if (connection.isEmpty() || !connection.get().open() || connection.get().node().isEmpty()) {
            throw new TaskWorker.Failed("unable to copy ssh ID: ssh: connect to host " + host + " port 22: "
                    + connection.map(one -> one.outcome().text()).orElse("Name or service not known"));
        }
        Machine member = connection.get().node().get();
        boolean known = node.world().ask(() -> {
            String own = node.disk().line("/root/.ssh/id_rsa.pub");
            String[] words = own.split("\\s+");
            return words.length > 1 && member.disk().textOrEmpty("/root/.ssh/authorized_keys").contains(words[1]);
        });
        if (!known) {
            throw new TaskWorker.Failed("unable to copy ssh ID: root@" + host + ": Permission denied (publickey,password).");
        }
        return member;
    }
}
