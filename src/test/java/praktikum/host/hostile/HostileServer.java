package praktikum.host.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A port on 127.0.0.1 behind which a machine is hostile in one way. Everybody is let in with any key, as far as he gets. */
public final class HostileServer implements AutoCloseable {

    // After the key exchange and the login, within the answers of the first commands.
    private static final int HALF_WAY = 6000;

    private final Hostility kind;
    private final KeyPair hostKey;
    private final Optional<SshServer> server;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private HostileServer(Hostility kind, int port) throws IOException {
        this.kind = kind;
        try {
            var keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(256);
            this.hostKey = keys.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
        this.listening = new ServerSocket(port, kind == Hostility.NEVER_ACCEPTS ? 1 : 50, InetAddress.getLoopbackAddress());
        this.server = speaks() ? Optional.of(server()) : Optional.empty();
        if (kind == Hostility.NEVER_ACCEPTS) {
            // The queue is full from here on: whoever comes next gets no answer to his first packet.
            for (var waiting = 0; waiting < 3; waiting++) {
                var socket = new Socket();
                sockets.add(socket);
                Thread.startVirtualThread(() -> quietly(() -> socket.connect(listening.getLocalSocketAddress())));
            }
        } else {
            Thread.ofPlatform().daemon().start(() -> quietly(this::accept));
        }
    }

    /** Starts one on a free port, 0, or a certain one. */
    public static HostileServer start(Hostility kind, int port) throws IOException {
        return new HostileServer(kind, port);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Its line for {@code known_hosts}. */
    public String knownHostsLine() {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
    }

    private boolean speaks() {
        return switch (kind) {
            case NEVER_ACCEPTS, SAYS_NOTHING, RESETS, BANNER_DRIP, BANNER_FLOOD, BANNER_WITHOUT_END_OF_LINE, GARBAGE_FOR_PACKETS -> false;
            default -> true;
        };
    }

    // ---- the bytes --------------------------------------------------------------------------------------------------------------

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            sockets.add(client);
            client.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().start(() -> quietly(() -> serve(client)));
        }
    }

    private void serve(Socket client) throws IOException {
        var to = client.getOutputStream();
        switch (kind) {
            case SAYS_NOTHING -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
            case RESETS -> {
                client.setSoLinger(true, 0);
                client.close();
            }
            case BANNER_DRIP -> again(to, "Welcome\r\n".getBytes(StandardCharsets.US_ASCII), 1, 200);
            case BANNER_FLOOD -> again(to, "Welcome to this machine\r\n".repeat(400).getBytes(StandardCharsets.US_ASCII), 10_000, 0);
            case BANNER_WITHOUT_END_OF_LINE -> again(to, "A".repeat(10_000).getBytes(StandardCharsets.US_ASCII), 10_000, 0);
            case GARBAGE_FOR_PACKETS -> {
                to.write("SSH-2.0-OpenSSH_10.0\r\n".getBytes(StandardCharsets.US_ASCII));
                var garbage = new byte[10_000];
                new Random(8).nextBytes(garbage);
                // A length that may be, so that it is read on.
                garbage[0] = 0;
                garbage[1] = 0;
                again(to, garbage, 10_000, 0);
            }
            default -> {
                var onward = new Socket(InetAddress.getLoopbackAddress(), server.orElseThrow().getPort());
                sockets.add(onward);
                onward.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> quietly(() -> {
                    try (onward) {
                        client.getInputStream().transferTo(onward.getOutputStream());
                    }
                }));
                try (client) {
                    back(onward.getInputStream(), to);
                }
            }
        }
    }

    private void back(InputStream from, OutputStream to) throws IOException {
        switch (kind) {
            case KEY_EXCHANGE_DRIP -> drip(from, to, 2500, 50);
            case ALL_BYTES_DRIP -> drip(from, to, Integer.MAX_VALUE, 2);
            case SINGLE_BYTES -> drip(from, to, Integer.MAX_VALUE, 0);
            case SILENT_HALF_WAY -> {
                to.write(from.readNBytes(HALF_WAY));
                from.transferTo(OutputStream.nullOutputStream());
            }
            case HANGS_UP_HALF_WAY -> to.write(from.readNBytes(HALF_WAY));
            default -> from.transferTo(to);
        }
    }

    private static void drip(InputStream from, OutputStream to, int most, int pause) throws IOException {
        for (var passed = 0; passed < most; passed++) {
            var one = from.read();
            if (one < 0) {
                return;
            }
            to.write(one);
            if (pause > 0) {
                Hostility.pause(pause);
            }
        }
        from.transferTo(to);
    }

    private void again(OutputStream to, byte[] bytes, int atOnce, int pause) throws IOException {
        for (var at = 0; !closed; at = (at + atOnce) % bytes.length) {
            to.write(bytes, at, Math.min(atOnce, bytes.length - at));
            if (pause > 0) {
                Hostility.pause(pause);
            }
        }
    }

    // ---- the server -------------------------------------------------------------------------------------------------------------

    private SshServer server() throws IOException {
        var ssh = SshServer.setUpDefaultServer();
        ssh.setHost("127.0.0.1");
        ssh.setPort(0);
        ssh.setKeyPairProvider(session -> List.of(hostKey));
        ssh.setPublickeyAuthenticator((user, key, session) -> {
            if (kind == Hostility.LOGIN_NEVER_DECIDED || kind == Hostility.LOGIN_BANNER_FLOOD) {
                quietly(() -> keepWaiting((AbstractSession) session));
            }
            return true;
        });
        ssh.setCommandFactory((channel, line) -> new Running(kind, line));
        ssh.setChannelFactories(List.of(new Channels(kind)));
        CoreModuleProperties.TCP_NODELAY.set(ssh, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, Duration.ZERO);
        if (kind == Hostility.WINDOW_OF_ONE) {
            CoreModuleProperties.WINDOW_SIZE.set(ssh, 1L);
        }
        ssh.start();
        return ssh;
    }

    private void keepWaiting(AbstractSession session) throws IOException {
        while (!closed && session.isOpen()) {
            if (kind == Hostility.LOGIN_BANNER_FLOOD) {
                var banner = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
                banner.putString("Authorised use only. ".repeat(1000));
                banner.putString("");
                session.writePacket(banner).verify(Duration.ofMinutes(1));
            } else {
                Hostility.pause(50);
            }
        }
    }

    private record Channels(Hostility kind) implements ChannelFactory {

        @Override
        public String getName() {
            return "session";
        }

        @Override
        public ChannelSession createChannel(Session session) {
            return new ChannelSession() {
                @Override
                public OpenFuture open(long recipient, long window, long packet, Buffer buffer) {
                    if (kind != Hostility.CHANNEL_NEVER_OPENED && kind != Hostility.CHANNEL_REFUSED_SLOWLY) {
                        return super.open(recipient, window, packet, buffer);
                    }
                    var future = new DefaultOpenFuture(this, this);
                    if (kind == Hostility.CHANNEL_REFUSED_SLOWLY) {
                        Thread.startVirtualThread(() -> {
                            Hostility.pause(1500);
                            future.setException(new SshChannelOpenException(getChannelId(), 4, "perhaps later"));
                        });
                    }
                    return future;
                }

                @Override
                public void handleRequest(Buffer buffer) throws IOException {
                    if (kind != Hostility.REQUEST_NEVER_ANSWERED) {
                        super.handleRequest(buffer);
                    }
                }
            };
        }
    }

    /** A command, in its own thread. */
    private static final class Running implements Command {

        private final Hostility kind;
        private final String line;
        private ExitCallback exit;

        Running(Hostility kind, String line) {
            this.kind = kind;
            this.line = line;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread.ofPlatform().daemon().start(() -> quietly(() -> kind.say(new Conversation(channel, line, exit))));
        }

        @Override
        public void destroy(ChannelSession channel) {
            // What it says ends with its session.
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void setInputStream(InputStream in) {
            // Nobody reads it.
        }

        @Override
        public void setOutputStream(OutputStream out) {
            // Packets are made by hand.
        }

        @Override
        public void setErrorStream(OutputStream err) {
            // The same.
        }
    }

    private interface Doing {

        void it() throws Exception;
    }

    private static void quietly(Doing something) {
        try {
            something.it();
        } catch (Exception gone) {
            // The other side has had enough, or the server was closed.
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
        if (server.isPresent()) {
            server.get().close(true);
        }
    }

    /** Serves by hand: {@code HostileServer KIND PORT}; prints its line for known_hosts. */
    public static void main(String[] arguments) throws Exception {
        var server = start(Hostility.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.print(server.knownHostsLine());
        System.out.flush();
        Thread.currentThread().join();
    }
}
