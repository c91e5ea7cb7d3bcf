package praktikum.drill.quorum;

import java.util.Locale;
import java.util.Optional;

/** The stages of the quorum drill, in order. */
public enum QuorumStage {
    /** Everything runs. */
    BEFORE,
    /** One node is stopped: the rest still have the majority. */
    ONE_STOPPED,
    /** So many are stopped that the majority is gone. */
    MAJORITY_LOST,
    /** All are started again. */
    RECOVERED;

    /** Its name in transcripts, as {@code one-stopped}. */
    public String mark() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<QuorumStage> of(String mark) {
        for (var stage : values()) {
            if (stage.mark().equals(mark)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }
}
