package praktikum.drill.migration;

import java.util.Locale;
import java.util.Optional;

/** The stages of the migration drill, in order. */
enum MigrationStage {
    /** The machine is where it belongs, and gets its marker. */
    BEFORE,
    /** It moves. */
    MOVING,
    /** It is on the other node. */
    THERE,
    /** It moves back. */
    RETURNING,
    /** It is where it belongs again. */
    HOME;

    /** Its name in transcripts. */
    String mark() {
        return "migration-" + name().toLowerCase(Locale.ROOT);
    }

    static Optional<MigrationStage> of(String mark) {
        for (var stage : values()) {
            if (stage.mark().equals(mark)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
