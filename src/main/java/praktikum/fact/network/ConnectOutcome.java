package praktikum.fact.network;

import java.util.List;
import java.util.Optional;

/** How an attempt to connect ended below the protocol, by the words of strerror(3). */
public enum ConnectOutcome {

    /** The connection came about. */
    CONNECTED,
    /** Nobody listens there. */
    REFUSED("Connection refused", "connection refused"),
    /** The network knows no way there, or nobody answers for the address. */
    NO_ROUTE("No route to host", "Network is unreachable"),
    /** Nothing came back in time. */
    TIMED_OUT("Connection timed out", "Operation timed out"),
    /** The name does not resolve. */
    UNRESOLVED("Name or service not known", "Temporary failure in name resolution");

    private final List<String> texts;

    ConnectOutcome(String... texts) {
        this.texts = List.of(texts);
    }

    /** Whether nobody answered at all; the cause may be on either side. */
    public boolean unanswered() {
        return this == NO_ROUTE || this == TIMED_OUT;
    }

    /** The failure that ends a line of standard error: {@code -: connect: No route to host} → NO_ROUTE. */
    public static Optional<ConnectOutcome> failure(String line) {
        for (ConnectOutcome one : values()) {
            if (one.texts.stream().anyMatch(text -> line.endsWith(": " + text))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
