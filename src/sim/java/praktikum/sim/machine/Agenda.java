package praktikum.sim.machine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Changes of the world that lie ahead, in order of time and then of entry. */
final class Agenda {

    /** A change and when it is due. */
    record Change(Instant due, long number, Runnable what) {
    }

    private final PriorityQueue<Change> changes =
            new PriorityQueue<>(Comparator.comparing(Change::due).thenComparing(Change::number));
    private long entered;

    void at(Instant due, Runnable what) {
        changes.add(new Change(due, entered++, what));
    }

    /** Takes out the first change that is due by then. */
    Optional<Change> takeDue(Instant now) {
        return next().isPresent() && !next().get().isAfter(now) ? Optional.of(changes.remove()) : Optional.empty();
    }

    Optional<Instant> next() {
        return Optional.ofNullable(changes.peek()).map(Change::due);
    }
}
