package praktikum.sim.machine.nfs;

import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.TcpClient;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;

/**
 * The way from a client to an NFS server, looked at in one moment. Inside the world's lock only.
 *
 * @param client the machine that mounts
 * @param server the address that it mounts from
 */
record NfsReach(Machine client, Ip server) {

    private static final int PORT_MAPPER = 111;

    /** The server, where it answers now. */
    Optional<NfsServer> now() {
        TcpConnection connection = TcpConnector.connect(client, server, NfsServer.PORT);
        return connection.open() ? connection.node().map(NfsServer::of).filter(NfsServer::serves) : Optional.empty();
    }

    /** Why it does not answer. */
    NfsFailure failure() {
        return failure(TcpConnector.connect(client, server, NfsServer.PORT).outcome());
    }

    /** Whether rpcbind and rpc.mountd answer, which version 3 needs; why not otherwise. */
    Optional<NfsFailure> withoutMountDaemon() {
        TcpConnection mapper = TcpConnector.connect(client, server, PORT_MAPPER);
        if (!mapper.open()) {
            return Optional.of(failure(mapper.outcome()));
        }
        boolean registered = mapper.node().stream().flatMap(machine -> RpcPortMapper.programs(machine).stream())
                .anyMatch(program -> program.name().equals("mountd"));
        TcpConnection daemon = TcpConnector.connect(client, server, NfsServer.MOUNTD);
        return !registered ? Optional.of(NfsFailure.NOT_SUPPORTED) : daemon.open() ? Optional.empty()
                : Optional.of(failure(daemon.outcome()));
    }

    private static NfsFailure failure(TcpConnection.Outcome outcome) {
        return switch (outcome) {
            case OPEN, REFUSED -> NfsFailure.REFUSED;
            case NO_ROUTE -> NfsFailure.NO_ROUTE;
            case NOBODY -> NfsFailure.NO_HOST;
            case SILENCE -> NfsFailure.SILENCE;
        };
    }

    /** The client's address as the server sees it. */
    Ip source() {
        return TcpClient.sourceTo(client, server);
    }
}
