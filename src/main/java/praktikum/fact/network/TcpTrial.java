package praktikum.fact.network;

import java.util.List;
import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * Whether one host reaches a TCP port of another, from {@code bash -c 'exec 3<>"/dev/tcp/$1/8006"' - ADDRESS}.
 *
 * @param outcome how it ended
 */
public record TcpTrial(ConnectOutcome outcome) {

    /** What {@code timeout} exits with when it had to end the command (timeout(1)); 137 where it had to kill it. */
    private static final List<Integer> ENDED_BY_TIMEOUT = List.of(124, 137);

    /** Reads the outcome by what bash says: {@code -: connect: Connection refused} → REFUSED. */
    public static Reading<TcpTrial> read(Printed printed) {
        return Reading.ofStart(printed, p -> {
            if (p.exit() == 0) {
                return new TcpTrial(ConnectOutcome.CONNECTED);
            }
            if (ENDED_BY_TIMEOUT.contains(p.exit())) {
                return new TcpTrial(ConnectOutcome.TIMED_OUT);
            }
            Optional<ConnectOutcome> failure = p.exit() != 1 ? Optional.empty()
                    : TextLines.filledLines(p.err()).stream().flatMap(line -> ConnectOutcome.failure(line).stream()).findFirst();
            return new TcpTrial(failure.orElseThrow(() -> p.failure()));
        });
    }

    /** Whether the connection came about. */
    public boolean connected() {
        return outcome == ConnectOutcome.CONNECTED;
    }
}
