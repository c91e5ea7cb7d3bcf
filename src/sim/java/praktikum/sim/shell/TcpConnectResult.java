package praktikum.sim.shell;

/** What comes of trying to connect to a TCP port. */
public sealed interface TcpConnectResult {

    /** The connection stands. */
    record Connected() implements TcpConnectResult {
    }

    /**
     * The connection did not come about.
     *
     * @param reason in the words of {@code strerror}
     */
    record NoConnection(String reason) implements TcpConnectResult {
    }

    /**
     * The host or the port means nothing.
     *
     * @param what the host or the port
     * @param reason in the words of {@code gai_strerror}
     */
    record Unknown(String what, String reason) implements TcpConnectResult {
    }
}
