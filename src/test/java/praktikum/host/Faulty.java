package praktikum.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A port on 127.0.0.1 that hands on only so many bytes of what a server says, and then is silent or hangs up. */
public final class Faulty implements AutoCloseable {

    private final ServerSocket listening;
    private final SshMachine server;
    private final int bytes;
    private final boolean hangUp;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private Faulty(SshMachine server, int bytes, boolean hangUp) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.bytes = bytes;
        this.hangUp = hangUp;
        Thread.startVirtualThread(this::accept);
    }

    /** Goes silent after so many bytes of the server's. */
    public static Faulty silentAfter(SshMachine server, int bytes) throws IOException {
        return new Faulty(server, bytes, false);
    }

    /** Hangs up after so many bytes of the server's. */
    public static Faulty hangingUpAfter(SshMachine server, int bytes) throws IOException {
        return new Faulty(server, bytes, true);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** How often somebody connected. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                connections.incrementAndGet();
                var onward = new Socket(server.address(), server.port());
                sockets.addAll(List.of(client, onward));
                Thread.startVirtualThread(() -> pass(client, onward, Integer.MAX_VALUE));
                Thread.startVirtualThread(() -> pass(onward, client, bytes));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pass(Socket from, Socket to, int most) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int left = most;
            var buffer = new byte[4096];
            while (left > 0) {
                int n = in.read(buffer, 0, Math.min(buffer.length, left));
                if (n < 0) {
                    to.close();
                    return;
                }
                out.write(buffer, 0, n);
                left -= n;
            }
            if (hangUp) {
                to.close();
            }
        } catch (IOException e) {
            // One of the two is gone; the other one will notice.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
