package praktikum.sim.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of 127.0.0.1 that stays ours while nothing listens on it, so that a machine that comes back finds it free: a socket that is
 * bound and never listens keeps others away, refuses whoever connects, and is in nobody's way who binds it with SO_REUSEADDR, on
 * Linux. Where a kernel sees that otherwise it has to be let go first.
 */
final class ReservedPort implements AutoCloseable {

    private final Socket socket = new Socket();
    private final int number;

    /** @param wanted 0 for any free one */
    ReservedPort(int wanted) throws IOException {
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted));
            number = socket.getLocalPort();
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    int number() {
        return number;
    }

    /** Lets it go. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
