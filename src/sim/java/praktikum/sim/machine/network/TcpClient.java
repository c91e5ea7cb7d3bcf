package praktikum.sim.machine.network;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Dialer;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.NameResolver.Found;
import praktikum.sim.shell.TcpConnectResult;

/** Connects to TCP ports from a machine, and takes the time that a kernel takes before it gives up. */
public final class TcpClient implements Dialer {

    // Three ARP requests, a second apart.
    private static final Duration NOBODY = Duration.ofMillis(3070);
    // Seven SYNs with doubling pauses: tcp_syn_retries of 6.
    private static final Duration SILENCE = Duration.ofSeconds(131);

    private static final Map<String, Integer> SERVICES = Map.of("ssh", 22, "smtp", 25, "domain", 53, "http", 80, "sunrpc", 111,
            "https", 443, "nfs", 2049);

    private final Machine node;

    /** Connections that leave this machine. */
    public TcpClient(Machine node) {
        this.node = node;
    }

    /** The address that a machine's packets to another come from. */
    public static Ip sourceTo(Machine node, Ip to) {
        return Nics.of(node).owner(to).isPresent() ? to : Nics.of(node).source(to).orElse(to);
    }

    /** The addresses of a name or literal, of one family where one is wanted. */
    public List<Ip> addresses(String host, Optional<Boolean> v6) {
        return node.world().ask(() -> NameResolver.of(node).lookUp(host).stream().map(Found::ip)
                .filter(ip -> v6.map(six -> six == ip.isV6()).orElse(true)).distinct().toList());
    }

    /**
     * Tries one address.
     *
     * @param limit how long the caller is willing to wait; then the attempt counts as timed out
     */
    public TcpConnection to(Ip ip, int port, Optional<Duration> limit) throws InterruptedException {
        TcpConnection connection = node.world().ask(() -> TcpConnector.connect(node, ip, port));
        Optional<Duration> wait = switch (connection.outcome()) {
            case NOBODY -> Optional.of(NOBODY);
            case SILENCE -> Optional.of(SILENCE);
            default -> Optional.empty();
        };
        if (wait.isEmpty()) {
            return connection;
        }
        boolean givesUp = limit.isPresent() && limit.get().compareTo(wait.get()) < 0;
        node.world().clock().sleep(givesUp ? limit.get() : wait.get());
        return givesUp ? new TcpConnection(TcpConnection.Outcome.SILENCE, Optional.empty()) : connection;
    }

    @Override
    public TcpConnectResult trial(String host, String port) throws InterruptedException {
        Optional<Integer> number = port.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(port) & 0xffff)
                : Optional.ofNullable(SERVICES.get(port));
        List<Ip> addresses = addresses(host, Optional.empty());
        if (addresses.isEmpty()) {
            return new TcpConnectResult.Unknown(host, "Name or service not known");
        }
        if (number.isEmpty()) {
            return new TcpConnectResult.Unknown(port, "Servname not supported for ai_socktype");
        }
        String reason = "";
        for (Ip ip : addresses) {
            TcpConnection connection = to(ip, number.get(), Optional.empty());
            if (connection.open()) {
                return new TcpConnectResult.Connected();
            }
            reason = connection.outcome().text();
        }
        return new TcpConnectResult.NoConnection(reason);
    }
}
