package praktikum.host.ssh.connect;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import praktikum.host.Host;
import praktikum.host.NoAnswer.Problem;
import praktikum.text.Message;

/**
 * Logs in to machines by key, to those only whose own key a person has accepted.
 *
 * @param agent the socket of a running ssh-agent whose keys are tried as well
 * @param limit how long all of it may take: name, TCP, banner, key exchange, login
 */
public record Connector(KnownHosts known, List<Path> keys, Optional<Path> agent, Duration limit) {

    /** A session that is logged in, and the machine it leads to. */
    public record Connection(Session session, Host.Identity identity, ServerConnection way) {
    }

    private static final int KEEP_ALIVE = 10_000;

    /** Logs in over a way that is open. The caller closes the way when time is up; that ends this too. */
    public Connection login(Endpoint to, ServerConnection way, ReadingThreads threads) throws NotConnected {
        var strict = strict(to);
        var jsch = new JSch();
        var using = IdentityKeys.of(jsch, keys, agent);
        var session = session(jsch, to, way, strict, threads);
        session.setIdentityRepository(using);
        if (using.getIdentities().size() == 1) {
            // Asking whether the only key would do costs a round trip and changes nothing.
            session.setConfig("enable_pubkey_auth_query", "no");
        }
        try {
            session.connect(patience());
        } catch (JSchException e) {
            throw refused(to, way, strict, using, e);
        } catch (RuntimeException e) {
            throw notSsh(to);
        }
        var fingerprint = strict.shown().map(ServerKey::fingerprint).orElseThrow();
        return new Connection(session, new Host.Identity(way.address(), fingerprint), way);
    }

    /** The key a machine shows, asked without logging in. */
    public ServerKey key(Endpoint to, ServerConnection way, ReadingThreads threads) throws NotConnected {
        var nobody = new HostKeyVerifier(List.of(), List.of());
        try {
            session(new JSch(), to, way, nobody, threads).connect(patience());
        } catch (JSchException e) {
            return nobody.shown().orElseThrow(() -> new NotConnected(Problem.UNREACHABLE, "host.unreachable.closed",
                    to.name(), to.shown(), shortened(e)));
        } catch (RuntimeException e) {
            throw notSsh(to);
        }
        throw new IllegalStateException("a login without an accepted key");
    }

    // Packets that no server sends take jsch by surprise.
    private static NotConnected notSsh(Endpoint to) {
        return new NotConnected(Problem.UNREACHABLE, "host.unreachable.not-ssh", to.name(), to.shown());
    }

    // For one read; whoever watches the whole of the connecting is to be first.
    private int patience() {
        return (int) limit.plusSeconds(1).toMillis();
    }

    private HostKeyVerifier strict(Endpoint to) throws NotConnected {
        try {
            return new HostKeyVerifier(known.keys(to.known()), known.revoked(to.known()));
        } catch (IOException e) {
            throw new NotConnected(Problem.UNKNOWN_KEY, "host.known-hosts-unreadable", to.name(), known.file(), e);
        }
    }

    private static Session session(JSch jsch, Endpoint to, ServerConnection way, HostKeyVerifier strict, ReadingThreads threads) {
        try {
            var session = jsch.getSession(to.user(), to.address(), to.port());
            SshAlgorithms.set(session);
            session.setHostKeyRepository(strict);
            to.alias().ifPresent(session::setHostKeyAlias);
            session.setThreadFactory(threads);
            session.setServerAliveInterval(KEEP_ALIVE);
            session.setServerAliveCountMax(2);
            way.carry(session);
            return session;
        } catch (JSchException e) {
            throw new IllegalStateException("no user or a wrong setting", e);
        }
    }

    private NotConnected refused(Endpoint to, ServerConnection way, HostKeyVerifier strict, IdentityKeys using, JSchException e) {
        if (e instanceof JSchAlgoNegoFailException nothing) {
            return new NotConnected(Problem.UNREACHABLE, "host.unreachable.algorithms", to.name(), to.shown(), nothing.getAlgorithmName(),
                    shortened(nothing.getServerProposal()));
        }
        if (strict.shown().isEmpty()) {
            return new NotConnected(Problem.UNREACHABLE, "host.unreachable.closed", to.name(), to.shown(),
                    way.excuse().isEmpty() ? shortened(e) : way.excuse());
        }
        var shown = strict.shown().get();
        if (strict.revokedShown()) {
            return new NotConnected(Problem.CHANGED_KEY, "host.revoked-key", to.name(), to.shown(), shown, known.file());
        }
        if (!strict.trusted()) {
            return strict.accepted().isEmpty()
                    ? new NotConnected(Problem.UNKNOWN_KEY, "host.unknown-key", to.name(), to.shown(), shown)
                    : new NotConnected(Problem.CHANGED_KEY, "host.changed-key", to.name(), to.shown(), shown,
                            list(strict.accepted().stream().map(ServerKey::toString).toList()), known.file());
        }
        // The word of OpenSSH's server on MaxAuthTries (auth.c); what follows it has not been tried.
        if (String.valueOf(e.getMessage()).contains("Too many authentication failures")) {
            return new NotConnected(Problem.DENIED, "host.denied.too-many", to.name(), to.user() + "@" + to.shown(), list(using.tried()));
        }
        // The texts of Session.connect when it has run out of ways to log in.
        if (String.valueOf(e.getMessage()).startsWith("Auth ")) {
            return new NotConnected(Problem.DENIED, denied(to, using));
        }
        return new NotConnected(Problem.UNREACHABLE, "host.unreachable.closed", to.name(), to.shown(), shortened(e));
    }

    private static Message denied(Endpoint to, IdentityKeys using) {
        var who = to.user() + "@" + to.shown();
        if (!using.locked().isEmpty()) {
            return Message.of("host.denied.locked", to.name(), who, list(using.tried()), list(using.locked()));
        }
        if (using.tried().isEmpty()) {
            return Message.of("host.denied.no-key", to.name(), who, list(using.unusable()));
        }
        return Message.of("host.denied", to.name(), who, list(using.tried()));
    }

    /** A socket to the first of the machine's addresses that answers. */
    public ServerConnection.Direct dial(Endpoint to, Opening opening) throws NotConnected {
        var last = new NotConnected(Problem.UNREACHABLE, "host.unreachable.unknown-name", to.name(), to.address());
        for (var address : addresses(to)) {
            var socket = new Socket();
            var way = new ServerConnection.Direct(socket);
            opening.at(way);
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, to.port()), (int) limit.toMillis());
                return way;
            } catch (SocketTimeoutException e) {
                last = new NotConnected(Problem.SILENT, "host.silent", to.name(), to.shown(), limit.toSeconds());
            } catch (NoRouteToHostException e) {
                last = new NotConnected(Problem.UNREACHABLE, "host.unreachable.no-route", to.name(), to.shown());
            } catch (ConnectException e) {
                last = new NotConnected(Problem.UNREACHABLE, "host.unreachable.refused", to.name(), to.shown());
            } catch (IOException e) {
                last = new NotConnected(Problem.UNREACHABLE, "host.unreachable.other", to.name(), to.shown(), shortened(e));
            }
        }
        throw last;
    }

    private static List<InetAddress> addresses(Endpoint to) throws NotConnected {
        try {
            return List.of(InetAddress.getAllByName(to.address()));
        } catch (UnknownHostException e) {
            throw new NotConnected(Problem.UNREACHABLE, "host.unreachable.unknown-name", to.name(), to.address());
        }
    }

    /** Where the way that is being opened is put, so that whoever runs out of patience can close it. */
    @FunctionalInterface
    public interface Opening {

        void at(ServerConnection way);
    }

    static String list(List<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static String shortened(Exception e) {
        return shortened(String.valueOf(e.getMessage()));
    }

    private static String shortened(String said) {
        // jsch puts its own method and the exception's class in front of what went wrong.
        var text = said.replaceFirst("^Session\\.connect: ", "")
                .replaceFirst("^[a-z.]+\\.[A-Z]\\w+(Exception|Error): ", "").replaceAll("\\p{Cntrl}+", " ");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
