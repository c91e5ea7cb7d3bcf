package praktikum.drill.migration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import praktikum.drill.guest.GuestLook;
import praktikum.drill.guest.Observation;
import praktikum.fact.migration.MigrationEvent;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.network.EchoTrace;
import praktikum.fact.task.Task;
import praktikum.fact.task.Upid;

/**
 * One way of a machine, from a node to another.
 *
 * @param before what was seen of it before
 * @param after what was seen of it after
 * @param observed what others noticed meanwhile
 * @param task the migration among the tasks of the node that it left; empty where none was begun
 * @param log what it said of itself
 */
public record MigrationLeg(String from, String to, GuestLook before, GuestLook after, List<Observation> observed, Optional<Task> task,
        Optional<Logged> log) {

    /** A log's duration and what observers saw of it may differ by this: what comes before the first request and after the last. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /**
     * A log that was read.
     *
     * @param zone the time zone of its times; empty where that cannot be told
     * @param offset how far the clock of its node was ahead of the kit's
     * @param record the record that has it
     */
    public record Logged(MigrationLog log, Optional<ZoneOffset> zone, Duration offset, int record) {

        /** A time of the log on the timeline of all. */
        public Optional<Instant> at(LocalDateTime time) {
            return zone.map(known -> time.toInstant(known).minus(offset));
        }

        /** When the migration began, by its first line with a time. */
        public Optional<Instant> began() {
            return log.events().stream().flatMap(event -> event.at().stream()).findFirst().flatMap(this::at);
        }

        static Optional<ZoneOffset> zone(MigrationLog log, Optional<Upid> task) {
            var first = log.events().stream().map(MigrationEvent::at).flatMap(Optional::stream).findFirst();
            if (first.isEmpty() || task.isEmpty()) {
                return Optional.empty();
            }
            // The task began at that moment; zones differ by quarters of an hour.
            var quarters = Math.round(Duration.between(LocalDateTime.ofInstant(task.get().start(), ZoneOffset.UTC), first.get())
                    .toSeconds() / 900.0);
            return Math.abs(quarters) > 72 ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds((int) quarters * 900));
        }
    }

    public MigrationLeg {
        observed = List.copyOf(observed);
    }

    /** For how long the machine was silent at most, to the observer who noticed most. */
    public Optional<Duration> silence() {
        return observed.stream().flatMap(one -> one.silence().stream()).map(EchoTrace.Silence::length).max(Comparator.naturalOrder());
    }

    /** Whether it is the same start of its system as before; empty where that was not told twice. */
    public Optional<Boolean> boot() {
        return before.boot().flatMap(one -> after.boot().map(other -> one.bootId().equals(other.bootId())
                && other.uptime().compareTo(one.uptime()) >= 0));
    }

    /** Whose clock was set meanwhile, so that times do not say when something was; empty where nobody's was. */
    public Optional<String> clockSet() {
        var longest = observed.stream().flatMap(one -> one.trace().stream()).map(EchoTrace::length)
                .max(Comparator.naturalOrder());
        var logged = log.flatMap(one -> one.log().figures().duration());
        return observed.stream().filter(Observation::clockSet).map(Observation::host).findFirst()
                .or(() -> longest.isPresent() && logged.isPresent() && logged.get().compareTo(longest.get().plus(SLACK)) > 0
                        ? Optional.of(from) : Optional.empty());
    }

    /** The records that it rests on, ascending. */
    public List<Integer> records() {
        var all = new TreeSet<Integer>(after.records());
        observed.forEach(one -> all.add(one.record()));
        log.ifPresent(one -> all.add(one.record()));
        return List.copyOf(all);
    }
}
