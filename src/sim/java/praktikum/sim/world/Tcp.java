package praktikum.sim.world;

import java.util.Optional;
import java.util.Set;
import praktikum.sim.world.Connection.Outcome;

/** Connections that leave a machine: its routes, the wires, and whether anybody listens at the other end. */
final class Tcp {

    private static final Set<Integer> OUTSIDE = Set.of(53, 80, 443);

    private final Node from;

    Tcp(Node from) {
        this.from = from;
    }

    Connection connect(Ip to, int port) {
        return switch (from.world().network().send(from.world().nodes(), from, to)) {
            case Network.NoRoute _ -> new Connection(Outcome.NO_ROUTE, Optional.empty());
            case Network.NobodyThere _ -> new Connection(Outcome.NOBODY, Optional.empty());
            case Network.Lost _ -> new Connection(Outcome.SILENCE, Optional.empty());
            case Network.Arrives arrives -> arrives.node().map(node -> accept(node, port))
                    .orElseGet(() -> new Connection(OUTSIDE.contains(port) ? Outcome.OPEN : Outcome.REFUSED, Optional.empty()));
        };
    }

    private Connection accept(Node node, int port) {
        if (from != node && node.firewall().drops("tcp", port)) {
            return new Connection(node.firewall().rejects("tcp", port) ? Outcome.REFUSED : Outcome.SILENCE, Optional.of(node));
        }
        boolean open = switch (port) {
            case 22 -> node.units().isActive("ssh");
            case 8006 -> node.units().isActive("pveproxy");
            case 3128 -> node.units().isActive("spiceproxy");
            case 111 -> node.units().isActive("rpcbind");
            default -> false;
        };
        return new Connection(open ? Outcome.OPEN : Outcome.REFUSED, Optional.of(node));
    }
}
