package praktikum.sim.machine.unit;

/** A daemon that answers HTTP on the port its unit listens on. */
public interface WebServer extends Daemon {

    /** What a client gets. */
    sealed interface Reply {
    }

    /**
     * An answer.
     *
     * @param status with its reason: {@code 401 No ticket}
     * @param server the name of the server
     * @param body what follows the headers
     */
    record Page(String status, String server, String body) implements Reply {
    }

    /** The connection is ended before anything is said. */
    record Ended() implements Reply {
    }

    /** The kernel has accepted the connection, and nobody takes it. */
    record Silent() implements Reply {
    }

    /** The reply to a {@code GET} from an address. */
    Reply reply(String from, String path);
}
