package praktikum.cli;

import java.util.Collection;
import praktikum.check.verdict.Verdict;
import praktikum.run.WorkFailed;

/** Exit codes of the command line. */
public final class Exit {

    static final int OK = 0;
    static final int FAILED = 1;
    public static final int USAGE = 2;
    static final int NOT_MEASURED = 3;
    static final int NOTHING_DONE = 4;
    static final int EVIDENCE_DAMAGED = 5;

    static final int INTERRUPTED = 130;

    private Exit() {
    }

    /** The code of work that could not be done. */
    static int of(WorkFailed.Kind kind) {
        return switch (kind) {
            case NOT_AS_ASKED -> USAGE;
            case NOTHING_TO_DO -> NOTHING_DONE;
            case EVIDENCE_DAMAGED -> EVIDENCE_DAMAGED;
        };
    }

    /** The code that verdicts give: failed before not measured before all passed; nothing to do where there is none. */
    static int of(Collection<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return NOTHING_DONE;
        }
        if (verdicts.stream().anyMatch(verdict -> verdict instanceof Verdict.Failed || verdict instanceof Verdict.Skipped skipped && !skipped.open())) {
            return FAILED;
        }
        return verdicts.stream().allMatch(Verdict.Passed.class::isInstance) ? OK : NOT_MEASURED;
    }
}
