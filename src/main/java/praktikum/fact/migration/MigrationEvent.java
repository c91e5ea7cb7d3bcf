package praktikum.fact.migration;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A moment of a migration.
 *
 * @param at when, by the clock and the time zone of the node it went from; empty where the log gives no time, as of the copying of disks
 * @param step what was told
 * @param text the line without its time
 */
public record MigrationEvent(Optional<LocalDateTime> at, MigrationStep step, String text) {}
