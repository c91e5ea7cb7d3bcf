package praktikum.fact.migration;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the time that a migration took. A guest answers through all of them but the switch at the end of {@link Kind#MEMORY}, and until
 * it is let go in {@link Kind#FINISH}; a container is down from {@link Kind#SHUTDOWN} to {@link Kind#START}.
 *
 * @param kind what was done
 * @param from its begin, by the clock and time zone of the node it went from
 * @param to its end
 */
public record MigrationPhase(Kind kind, LocalDateTime from, LocalDateTime to) {

    /** What is done. */
    public enum Kind {
        /** A container is shut down. */
        SHUTDOWN,
        /** The target is made ready, replication brought up to date. */
        PREPARATION,
        /** Disks are copied. */
        DISKS,
        /** Memory is moved. */
        MEMORY,
        /** A container is started on the target. */
        START,
        /** Disks are closed, the configuration moved, the machine let go on the target. */
        FINISH
    }

    private static final Set<MigrationStep> DISKS = Set.of(MigrationStep.STORAGE_MIGRATION, MigrationStep.COPYING_OFFLINE);
    private static final Set<MigrationStep> MEMORY = Set.of(MigrationStep.ONLINE, MigrationStep.MIGRATE_COMMAND);
    private static final Set<MigrationStep> MOVED = Set.of(MigrationStep.COMPLETED, MigrationStep.STATUS_COMPLETED);
    private static final Set<MigrationStep> COPIED = Set.of(MigrationStep.VOLUME_ON_TARGET);
    private static final Set<MigrationStep> CLEANUP = Set.of(MigrationStep.FINAL_CLEANUP);
    private static final Set<MigrationStep> END = Set.of(MigrationStep.FINISHED, MigrationStep.PROBLEMS);

    static List<MigrationPhase> of(List<MigrationEvent> events) {
        List<MigrationPhase> phases = new ArrayList<>();
        Optional<LocalDateTime> starting = first(events, Set.of(MigrationStep.STARTING));
        Optional<LocalDateTime> disks = first(events, DISKS);
        Optional<LocalDateTime> memory = first(events, MEMORY);
        Optional<LocalDateTime> moved = first(events, MOVED);
        Optional<LocalDateTime> start = first(events, Set.of(MigrationStep.CONTAINER_START));
        Optional<LocalDateTime> copied = memory.or(() -> last(events, COPIED));
        Optional<LocalDateTime> end = first(events, END);
        add(phases, Kind.SHUTDOWN, first(events, Set.of(MigrationStep.CONTAINER_SHUTDOWN)), starting);
        add(phases, Kind.PREPARATION, starting, disks.or(() -> memory).or(() -> first(events, CLEANUP)));
        add(phases, Kind.DISKS, disks, copied);
        add(phases, Kind.MEMORY, memory, moved);
        add(phases, Kind.START, start, end);
        add(phases, Kind.FINISH, start.isPresent() ? Optional.empty() : moved.or(() -> disks.isPresent() ? copied : Optional.empty()), end);
        return List.copyOf(phases);
    }

    /** How long it took, to the second. */
    public Duration took() {
        return Duration.between(from, to);
    }

    private static void add(List<MigrationPhase> phases, Kind kind, Optional<LocalDateTime> from, Optional<LocalDateTime> to) {
        from.flatMap(begin -> to.filter(end -> !end.isBefore(begin)).map(end -> new MigrationPhase(kind, begin, end)))
                .ifPresent(phases::add);
    }

    private static Optional<LocalDateTime> first(List<MigrationEvent> events, Set<MigrationStep> steps) {
        return events.stream().filter(event -> steps.contains(event.step()) && event.at().isPresent()).findFirst()
                .flatMap(MigrationEvent::at);
    }

    private static Optional<LocalDateTime> last(List<MigrationEvent> events, Set<MigrationStep> steps) {
        return first(events.reversed(), steps);
    }
}
