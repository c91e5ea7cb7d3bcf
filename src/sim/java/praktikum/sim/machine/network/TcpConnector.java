package praktikum.sim.machine.network;

import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.TcpConnection.Outcome;
import praktikum.sim.machine.unit.Units;

/** Connections that leave a machine: its routes, the wires, and whether anybody listens at the other end. */
public final class TcpConnector {

    private static final Set<Integer> OUTSIDE = Set.of(53, 80, 443);

    private final Machine from;

    private TcpConnector(Machine from) {
        this.from = from;
    }

    /** What becomes of a TCP connection from a machine to a port. */
    public static TcpConnection connect(Machine from, Ip to, int port) {
        return new TcpConnector(from).connect(to, port);
    }

    private TcpConnection connect(Ip to, int port) {
        return switch (Network.of(from.world()).send(from, to)) {
            case Network.NoRoute _ -> new TcpConnection(Outcome.NO_ROUTE, Optional.empty());
            case Network.NobodyThere _ -> new TcpConnection(Outcome.NOBODY, Optional.empty());
            case Network.Lost _ -> new TcpConnection(Outcome.SILENCE, Optional.empty());
            case Network.Arrives arrives -> arrives.node().map(node -> accept(node, port))
                    .orElseGet(() -> new TcpConnection(OUTSIDE.contains(port) ? Outcome.OPEN : Outcome.REFUSED, Optional.empty()));
        };
    }

    private TcpConnection accept(Machine node, int port) {
        if (from != node && Firewall.of(node).drops("tcp", port)) {
            return new TcpConnection(Firewall.of(node).rejects("tcp", port) ? Outcome.REFUSED : Outcome.SILENCE, Optional.of(node));
        }
        boolean open = Units.of(node).listener(port).isPresent() || ListeningProcesses.of(node).on(port).isPresent();
        return new TcpConnection(open ? Outcome.OPEN : Outcome.REFUSED, Optional.of(node));
    }
}
