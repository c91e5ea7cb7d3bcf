package praktikum.fact.migration;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import praktikum.fact.DataSize;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.task.TaskLog;
import praktikum.fact.task.Upid;

/**
 * What a migration said of itself: a task {@code qmigrate} or {@code vzmigrate}.
 *
 * @param kind of guest; empty where the log begins late and tells of neither
 * @param guest its number, where told
 * @param target the node it goes to, where told
 * @param byHa whether the HA manager asked for it
 * @param events what was told, in order; lines of no importance are left out
 * @param mirrors disks that were copied while the machine ran
 * @param figures its numbers
 * @param end how it ended
 */
public record MigrationLog(Optional<GuestKind> kind, OptionalLong guest, Optional<String> target, boolean byHa, List<MigrationEvent> events,
        List<DiskMirror> mirrors, Figures figures, End end) {

    /** How a migration ended. */
    public enum End {
        /** It finished successfully. */
        FINISHED,
        /** The guest moved, and something failed on the way. */
        PROBLEMS,
        /** The guest stayed. */
        ABORTED,
        /** Only what the HA manager was asked for; the migration itself is another task. */
        REQUESTED,
        /** The log ends before it tells. */
        NOT_TOLD
    }

    /**
     * The numbers of a migration.
     *
     * @param downtimeLimit for how long QEMU may stop the machine at most, as last set
     * @param downtime for how long QEMU says it stopped it: no guest runs on the target before the log is through
     * @param transferred how much memory went over
     * @param averageSpeed per second as printed: all memory through the time, not what went over through the time
     * @param duration of the whole
     */
    public record Figures(Optional<Duration> downtimeLimit, Optional<Duration> downtime, Optional<DataSize> transferred,
            Optional<DataSize> averageSpeed, Optional<Duration> duration) {}

    public MigrationLog {
        events = List.copyOf(events);
        mirrors = List.copyOf(mirrors);
    }

    /** That of a task, on the node that carried it out; empty where the log was cleared away. */
    public static Question<Optional<MigrationLog>> of(Upid task) {
        return Question.of(MigrationLog::readFile, "cat", task.logFile());
    }

    /** Reads the task's file; a line has a time in front, {@code 2025-12-14 17:29:53}, or none. */
    public static Reading<Optional<MigrationLog>> readFile(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<String> text = p.content();
            return text.isPresent() ? Optional.of(MigrationReader.read(TaskLog.of(text.get()))) : Optional.<MigrationLog>empty();
        });
    }

    /** Reads what {@code qm migrate} or {@code pct migrate} printed, whatever it ended with: the same lines without {@code TASK OK}. */
    public static Reading<MigrationLog> readCommand(Printed printed) {
        return Reading.of(printed, p -> MigrationReader.read(TaskLog.of(p.out())));
    }

    /** Whether the log tells the whole migration, from its start to its success. */
    public boolean whole() {
        return end == End.FINISHED && has(MigrationStep.STARTING);
    }

    /** Whether memory was moved while the machine ran. */
    public boolean online() {
        return has(MigrationStep.ONLINE) || has(MigrationStep.MIGRATE_COMMAND) || has(MigrationStep.STATUS_COMPLETED);
    }

    /** Whether a disk was copied, over NBD or with the guest at rest. A log of a refusal names local disks too, and nothing was copied. */
    public boolean diskCopied() {
        return overNbd() || has(MigrationStep.COPYING_OFFLINE)
                || end == End.FINISHED && (has(MigrationStep.LOCAL_DISK) || has(MigrationStep.VOLUME_ON_TARGET));
    }

    /** Whether a disk was copied while the machine ran. */
    public boolean overNbd() {
        return has(MigrationStep.STORAGE_MIGRATION) || has(MigrationStep.NBD) || has(MigrationStep.MIRROR_STARTING)
                || has(MigrationStep.MIRROR) || has(MigrationStep.NBD_STOPPED);
    }

    /**
     * Whether replication has a part in it. A machine's migration shows a command of its own only where the state of replication goes
     * along, or where the command failed; a container's also where it is started again.
     */
    public boolean replicated() {
        return has(MigrationStep.REPLICATING) || has(MigrationStep.BITMAP) || has(MigrationStep.MIRROR_BITMAP)
                || events.stream().anyMatch(event -> event.step() == MigrationStep.SSH && (event.text().contains("pvesr set-state")
                        || end == End.FINISHED && kind.filter(one -> one == GuestKind.VM).isPresent()));
    }

    /** What had to be moved. */
    public Transfer transfer() {
        if (diskCopied()) {
            return replicated() ? Transfer.DISK_REPLICATED : Transfer.DISK_COPIED;
        }
        if (!whole()) {
            return Transfer.NOT_TOLD;
        }
        return online() ? Transfer.MEMORY_ONLY : has(MigrationStep.CONTAINER_SHUTDOWN) ? Transfer.RESTARTED : Transfer.CONFIG_ONLY;
    }

    /** Its phases, in order, as far as both ends of each are told. */
    public List<MigrationPhase> phases() {
        return MigrationPhase.of(events);
    }

    /** From the command that sets memory in motion to its completion, to the second; empty where one of them is not told. */
    public Optional<Duration> memoryPhase() {
        return between(MigrationStep.MIGRATE_COMMAND, MigrationStep.COMPLETED)
                .or(() -> between(MigrationStep.ONLINE, MigrationStep.STATUS_COMPLETED));
    }

    /** What really went over in a second of that phase, in bytes; empty where the phase was too short for a clock of seconds. */
    public OptionalDouble rate() {
        Optional<Duration> phase = memoryPhase().filter(Duration::isPositive);
        return figures.transferred().isPresent() && phase.isPresent()
                ? OptionalDouble.of(figures.transferred().get().bytes() * 1000.0 / phase.get().toMillis()) : OptionalDouble.empty();
    }

    /** The first time a step was told with its time. */
    public Optional<LocalDateTime> at(MigrationStep step) {
        return first(event -> event.step() == step && event.at().isPresent()).flatMap(MigrationEvent::at);
    }

    /** Why it failed, as first told; empty where it did not. */
    public Optional<String> failure() {
        return end == End.FINISHED ? Optional.empty() : first(event -> event.step() == MigrationStep.REFUSED_DISK
                || event.step() == MigrationStep.STATUS_ERROR).or(() -> first(event -> event.text().startsWith("ERROR: ")))
                .map(MigrationEvent::text);
    }

    private Optional<Duration> between(MigrationStep from, MigrationStep to) {
        return at(from).flatMap(start -> at(to).map(stop -> Duration.between(start, stop))).filter(time -> !time.isNegative());
    }

    private boolean has(MigrationStep step) {
        return first(event -> event.step() == step).isPresent();
    }

    private Optional<MigrationEvent> first(Predicate<MigrationEvent> which) {
        return events.stream().filter(which).findFirst();
    }
}
