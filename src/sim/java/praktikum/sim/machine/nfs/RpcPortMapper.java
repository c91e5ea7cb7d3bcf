package praktikum.sim.machine.nfs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpClient;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.machine.unit.Units;

/** Asks the rpcbind of another machine, as the RPC library does; where nothing may wait, it is at once what it would come to. */
final class RpcPortMapper {

    private static final int PORT = 111;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Machine from;

    RpcPortMapper(Machine from) {
        this.from = from;
    }

    /** What came of it: the machine that answers, or the words of the RPC library for why none does. */
    record Found(Optional<Machine> machine, String error) {
    }

    /** A program that is registered, one line of {@code rpcinfo -p}. */
    record Program(int number, int version, String protocol, int port, String name) {
    }

    /** The machine whose rpcbind answers. */
    Found ask(String host) throws InterruptedException {
        Optional<Ip> ip = from.world().ask(() -> NameResolver.of(from).resolve(host));
        if (ip.isEmpty()) {
            return new Found(Optional.empty(), "RPC: Unknown host");
        }
        TcpConnection connection = connect(ip.get(), PORT);
        return switch (connection.outcome()) {
            case OPEN -> new Found(connection.node(), "RPC: Program not registered");
            case SILENCE -> new Found(Optional.empty(), "RPC: Port mapper failure - Timed out");
            default -> new Found(Optional.empty(), "RPC: Unable to receive");
        };
    }

    /** Connects to a port of a machine that was found; empty where nobody lets it through in time. */
    Optional<TcpConnection> reach(String host, int port) throws InterruptedException {
        Ip ip = from.world().ask(() -> NameResolver.of(from).resolve(host)).orElseThrow();
        return Optional.of(connect(ip, port)).filter(TcpConnection::open);
    }

    private TcpConnection connect(Ip ip, int port) throws InterruptedException {
        return from.world().isInside() ? TcpConnector.connect(from, ip, port)
                : from.part(TcpClient.class).to(ip, port, Optional.of(PATIENCE));
    }

    /** What is registered there. */
    static List<Program> programs(Machine machine) {
        var all = new ArrayList<Program>();
        for (String protocol : List.of("tcp", "udp")) {
            for (int version = 4; version >= 2; version--) {
                all.add(new Program(100_000, version, protocol, PORT, "portmapper"));
            }
        }
        if (Units.of(machine).isActive("nfs-mountd")) {
            for (int version = 1; version <= 3; version++) {
                all.add(new Program(100_005, version, "udp", NfsServer.MOUNTD, "mountd"));
                all.add(new Program(100_005, version, "tcp", NfsServer.MOUNTD, "mountd"));
            }
        }
        if (Units.of(machine).isActive(NfsServer.UNIT)) {
            all.add(new Program(100_003, 3, "tcp", NfsServer.PORT, "nfs"));
            all.add(new Program(100_003, 4, "tcp", NfsServer.PORT, "nfs"));
            all.add(new Program(100_227, 3, "tcp", NfsServer.PORT, "nfs_acl"));
        }
        return all;
    }
}
