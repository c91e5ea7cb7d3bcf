package praktikum.host.ssh.connect;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** The bytes' way to a machine's SSH server: a socket of our own, or a channel of the jump host. */
public sealed interface ServerConnection extends AutoCloseable {

    /** Lets a session go this way. */
    void carry(Session session);

    /** Address and port at the other end. */
    String address();

    /** What the other end said in its first line instead of what an SSH server says first; empty if it did not, or it is not known. */
    default String excuse() {
        return "";
    }

    @Override
    void close();

    /** A connected socket. */
    record Direct(Socket socket, ServerBanner first) implements ServerConnection, SocketFactory {

        Direct(Socket socket) {
            this(socket, new ServerBanner());
        }

        @Override
        public String excuse() {
            return first.excuse();
        }

        @Override
        public void carry(Session session) {
            session.setSocketFactory(this);
        }

        @Override
        public String address() {
            return Endpoint.shown(socket.getInetAddress().getHostAddress(), socket.getPort());
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }

        @Override
        public Socket createSocket(String host, int port) {
            return socket;
        }

        @Override
        public InputStream getInputStream(Socket from) throws IOException {
            return first.of(new BufferedInputStream(from.getInputStream(), 1 << 15));
        }

        @Override
        public OutputStream getOutputStream(Socket to) throws IOException {
            return to.getOutputStream();
        }
    }

    /** A channel through another session; it lives in that session's connection. */
    record Jumped(Channel channel, InputStream in, OutputStream out, String address) implements ServerConnection, Proxy {

        /**
         * Opens a channel to a machine; empty if the jump host says that there is no way.
         *
         * @throws JSchException the connection to the jump host is gone, or does not answer
         * @throws IOException the same
         */
        public static Optional<Jumped> through(Session jump, Endpoint to) throws JSchException, IOException {
            var channel = jump.getStreamForwarder(to.address(), to.port());
            var pipe = new BytePipe();
            channel.setOutputStream(pipe.out());
            try {
                channel.connect(0);
            } catch (JSchException e) {
                // jsch keeps the reason of a refusal there: 1 to 4, RFC 4254, 5.1.
                if (channel.getExitStatus() > 0) {
                    return Optional.empty();
                }
                throw e;
            }
            // What goes wrong while the request is sent, jsch swallows.
            if (!channel.isConnected()) {
                throw new IOException("the channel was not opened");
            }
            return Optional.of(new Jumped(channel, pipe.in(), channel.getOutputStream(), to.shown()));
        }

        @Override
        public void carry(Session session) {
            session.setProxy(this);
        }

        @Override
        public void close() {
            channel.disconnect();
        }

        @Override
        public void connect(SocketFactory factory, String host, int port, int timeout) {
            // The channel is open already.
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public Socket getSocket() {
            return null;
        }
    }
}
