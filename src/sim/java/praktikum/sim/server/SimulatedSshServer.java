package praktikum.sim.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import praktikum.sim.shell.PosixSystem;

/**
 * A simulated machine's SSH server on a loopback port of its own. What can be wrong with a transport can be switched on
 * here: the port closed, silence, logins or channels refused, a connection cut, another host key.
 */
public final class SimulatedSshServer implements AutoCloseable {

    /** What of the server's transport is broken; none is on at the start. */
    public enum Trouble {
        /** Nothing listens on the port. */
        OFF,
        /** Connections are accepted and nothing is ever said. */
        SILENT,
        /** No login succeeds. */
        LOGIN_DENIED,
        /** Logins succeed, but no channel opens. */
        NO_CHANNELS
    }

    private final PosixSystem machine;
    private final Supplier<List<String>> authorizedKeys;
    private final Supplier<Optional<String>> rootPassword;
    private final ReservedPort port;
    private volatile KeyPair hostKey;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile int mostChannels = 10;
    private final AtomicInteger connections = new AtomicInteger();
    private Optional<SshServer> server = Optional.empty();
    private Optional<ServerSocket> silence = Optional.empty();

    /**
     * A server that listens from now on.
     *
     * @param port 0 for any free one
     * @param authorizedKeys lines of {@code authorized_keys}, asked for at each login
     * @param rootPassword empty: no login by password
     */
    public SimulatedSshServer(PosixSystem machine, int port, KeyPair hostKey, Supplier<List<String>> authorizedKeys,
            Supplier<Optional<String>> rootPassword) throws IOException {
        JdkEd25519Registrar.register();
        this.machine = machine;
        this.hostKey = hostKey;
        this.authorizedKeys = authorizedKeys;
        this.rootPassword = rootPassword;
        this.port = new ReservedPort(port);
        this.server = Optional.of(listening());
    }

    /** The port on loopback; the same as long as the server lives, also while it is off. */
    public int port() {
        return port.number();
    }

    /** Its host key, as {@code TYPE BASE64}. */
    public String hostKey() {
        return SshKeyFile.line(hostKey);
    }

    /** The pair of its host key. */
    public KeyPair keyPair() {
        return hostKey;
    }

    /** Breaks the transport in one way, or mends it. Open connections end where they could not go on. */
    public synchronized void trouble(Optional<Trouble> wanted) {
        try {
            trouble = wanted;
            var listening = wanted.filter(one -> one == Trouble.OFF || one == Trouble.SILENT).isEmpty();
            if (!listening || silence.isPresent()) {
                stop();
            }
            if (listening && server.isEmpty()) {
                server = Optional.of(listening());
            } else if (wanted.equals(Optional.of(Trouble.SILENT))) {
                silence = Optional.of(onPort(SimulatedSshServer::silence));
            } else {
                cut();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends all open connections, whatever runs over them. */
    public synchronized void cut() {
        server.ifPresent(running -> running.getActiveSessions().forEach(session -> session.close(true)));
    }

    /** From now on the server shows another host key, as a machine that was installed anew. */
    public void changeHostKey() {
        try {
            hostKey = SshKeyFile.generate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        cut();
    }

    /** How many channels one connection may have at once, as {@code MaxSessions} of sshd_config(5). */
    public void mostChannels(int most) {
        mostChannels = most;
    }

    /** How many connections were made to it so far. */
    public int connections() {
        return connections.get();
    }

    boolean refusesChannel(int open) {
        return trouble.equals(Optional.of(Trouble.NO_CHANNELS)) || open > mostChannels;
    }

    @Override
    public synchronized void close() {
        stop();
        port.close();
    }

    private SshServer listening() throws IOException {
        return onPort(this::start);
    }

    private interface Listener<T> {
        T on(int port) throws IOException;
    }

    private <T> T onPort(Listener<T> listener) throws IOException {
        try {
            return listener.on(port.number());
        } catch (BindException held) {
            port.close();
            return listener.on(port.number());
        }
    }

    private SshServer start(int wanted) throws IOException {
        var fresh = SshServer.setUpDefaultServer();
        fresh.setHost("127.0.0.1");
        fresh.setPort(wanted);
        fresh.setKeyPairProvider((KeyPairProvider) session -> List.of(hostKey));
        fresh.setPublickeyAuthenticator((user, key, session) -> !denied() && user.equals("root")
                && authorizedKeys.get().stream().anyMatch(line -> SshKeyFile.holds(line, key)));
        fresh.setPasswordAuthenticator((user, password, session) -> !denied() && user.equals("root")
                && rootPassword.get().filter(password::equals).isPresent());
        fresh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        fresh.setCommandFactory((channel, line) -> new SshChannelCommand(machine, Optional.of(line)));
        fresh.setShellFactory(channel -> new SshChannelCommand(machine, Optional.empty()));
        fresh.setChannelFactories(List.of(new LimitedChannelFactory(this)));
        // Without it every small answer waits for a delayed acknowledgement: 46 ms instead of 12.
        CoreModuleProperties.TCP_NODELAY.set(fresh, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(fresh, Duration.ZERO);
        // A machine that comes back takes its old port, with connections of before still dying on it.
        CoreModuleProperties.SOCKET_REUSEADDR.set(fresh, true);
        CoreModuleProperties.SERVER_IDENTIFICATION.set(fresh, "OpenSSH_10.0p2-praktikum-simulator");
        fresh.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                connections.incrementAndGet();
            }
        });
        fresh.start();
        return fresh;
    }

    private boolean denied() {
        return trouble.equals(Optional.of(Trouble.LOGIN_DENIED));
    }

    private void stop() {
        silence.ifPresent(SimulatedSshServer::close);
        silence = Optional.empty();
        server.ifPresent(running -> {
            try {
                cut();
                running.stop(true);
            } catch (IOException alreadyGone) {
                // A port that cannot be closed again is closed already.
                return;
            }
        });
        server = Optional.empty();
    }

    /** A socket nobody accepts from: the kernel completes connections up to the backlog, and then nothing is ever said. */
    private static ServerSocket silence(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
        return socket;
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }
}
