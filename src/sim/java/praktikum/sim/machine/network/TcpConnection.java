package praktikum.sim.machine.network;

import java.util.Optional;
import praktikum.sim.machine.Machine;

/**
 * What came of trying to connect to a port.
 *
 * @param outcome how it went
 * @param node the machine at the other end, where one was reached
 */
public record TcpConnection(Outcome outcome, Optional<Machine> node) {

    /** How a connection attempt ends, with what {@code strerror} says of it. */
    public enum Outcome {
        OPEN("Success"),
        REFUSED("Connection refused"),
        NO_ROUTE("Network is unreachable"),
        NOBODY("No route to host"),
        SILENCE("Connection timed out");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** The words of {@code strerror}. */
        public String text() {
            return text;
        }
    }

    /** Whether it stands. */
    public boolean open() {
        return outcome == Outcome.OPEN;
    }
}
