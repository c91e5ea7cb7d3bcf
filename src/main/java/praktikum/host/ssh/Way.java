package praktikum.host.ssh;

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

/** The bytes' way to a machine's SSH server: a socket of our own, or a channel of the jump host. */
sealed interface Way extends AutoCloseable {

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
    record Direct(Socket socket, FirstLine first) implements Way, SocketFactory {

        Direct(Socket socket) {
            this(socket, new FirstLine());
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
    record Jumped(Channel channel, InputStream in, OutputStream out, String address) implements Way, Proxy {

        static Jumped through(Session jump, Endpoint to) throws JSchException, IOException {
            var channel = jump.getStreamForwarder(to.address(), to.port());
            var pipe = new Pipe();
            channel.setOutputStream(pipe.out());
            channel.connect(0);
            return new Jumped(channel, pipe.in(), channel.getOutputStream(), to.shown());
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
