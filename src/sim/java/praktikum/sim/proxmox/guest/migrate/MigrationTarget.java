package praktikum.sim.proxmox.guest.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.Network;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.machine.ssh.Ssh;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.shell.Call;

/**
 * The node that a guest is to go to.
 *
 * @param name its name in the cluster
 * @param machine the machine
 * @param address where it is reached for this
 */
record MigrationTarget(String name, Machine machine, Ip address) {

    private static final int SSH = 22;
    // What is left of a megabit when Ethernet, IP, TCP and ssh have taken theirs.
    private static final double BYTES_PER_MEGABIT = 0.94 * 1_000_000 / 8;
    // More than a processor encrypts in a second.
    private static final double FASTEST = 750e6;

    /** The node of a name in the cluster of a node, which must be another one. */
    static MigrationTarget of(Machine node, String name, Optional<String> network) throws GuestError {
        if (name.equals(Pmxcfs.of(node).nodename())) {
            throw GuestError.parameter("target", "target is local node.");
        }
        if (!Pmxcfs.of(node).quorate()) {
            throw new GuestError("cluster not ready - no quorum?");
        }
        if (!node.disk().exists("/etc/pve/nodes/" + name) || !new ClusterView(node).names().contains(name)) {
            throw new GuestError("no such cluster node '" + name + "'");
        }
        Optional<Machine> peer = new ClusterView(node).peer(name);
        Optional<Ip> address = Pmxcfs.of(node).address(name).flatMap(Ip::parse);
        if (peer.isEmpty() || address.isEmpty()) {
            throw new GuestError("can't get IP for node '" + name + "'"); // it has not been heard of since this one started
        }
        Optional<Ip> dedicated = network.flatMap(text -> within(peer.get(), text));
        if (network.isPresent() && dedicated.isEmpty()) {
            throw new GuestError("could not get migration ip: no IP address configured on local node for network '" + network.get() + "'");
        }
        return new MigrationTarget(name, peer.get(), dedicated.or(() -> address).orElseThrow());
    }

    private static Optional<Ip> within(Machine machine, String network) {
        String[] parts = network.split("/");
        Optional<Ip> base = Ip.parse(parts[0]);
        return parts.length != 2 || base.isEmpty() || !parts[1].matches("\\d{1,3}") ? Optional.empty() : Nics.of(machine).all().stream()
                .flatMap(nic -> nic.addresses().stream()).map(found -> found.ip()).filter(ip -> ip.isV6() == base.get().isV6()
                        && ip.within(base.get(), Integer.parseInt(parts[1]))).findFirst();
    }

    /** Whether root of the node may log in there, as {@code ssh … /bin/true} finds it. */
    boolean letsIn(Machine node) {
        if (!TcpConnector.connect(node, address, SSH).open()) {
            return false;
        }
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        List<String> words = List.of("-e", "none", "-o", "BatchMode=yes", "-o", "HostKeyAlias=" + name, "-o",
                "UserKnownHostsFile=/etc/pve/nodes/" + name + "/ssh_known_hosts", "-o", "GlobalKnownHostsFile=none", "root@" + address,
                "/bin/true");
        var call = new Call(words, Map.of("HOME", "/root"), "/", InputStream.nullInputStream(), nowhere, nowhere, node.shell());
        try {
            return new Ssh(node, (there, user, command, inner) -> 0).run(call) == 0;
        } catch (IOException | InterruptedException broken) {
            return false;
        }
    }

    /** Bytes a second that go from a node to it now; 0 where it is not reached. */
    double bytesPerSecond(Machine node) {
        return Network.of(node.world()).send(node, address) instanceof Network.Arrives arrives && machine.running()
                ? Math.min(FASTEST, arrives.way().there() * BYTES_PER_MEGABIT) : 0;
    }
}
