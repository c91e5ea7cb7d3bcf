package praktikum.fact.ha;

import java.time.Instant;
import java.util.Optional;

/**
 * A moment of high availability.
 *
 * @param at when, by the clock of the host whose journal has it
 * @param host whose journal has it
 * @param daemon who wrote it
 * @param step what it tells
 * @param sid the service it is about, such as {@code vm:100}
 * @param node the node it is about; for corosync its number
 * @param target the node that a service goes to
 * @param from the state before
 * @param to the state from then on
 * @param text another word of it, such as the name of a lock, a task or a policy
 */
public record HaEvent(Instant at, String host, HaDaemon daemon, HaStep step, Optional<String> sid, Optional<String> node,
        Optional<String> target, Optional<String> from, Optional<String> to, Optional<String> text) {

    /** Whether it is about a service. */
    public boolean of(String service) {
        return sid.filter(service::equals).isPresent();
    }

    /** Whether a service or node goes into a state by it. */
    public boolean into(String state) {
        return to.filter(state::equals).isPresent();
    }
}
