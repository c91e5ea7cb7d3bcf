package praktikum.check.verdict;

import java.util.List;
import java.util.TreeSet;

/** What came of a check. */
public sealed interface Verdict {

    /** What was found on each subject, in the order of the site. */
    List<Finding> findings();

    /** How many subjects fared so. */
    default long count(Outcome outcome) {
        return findings().stream().filter(finding -> finding.outcome() == outcome).count();
    }

    /** The transcript records it rests on, ascending. */
    default List<Integer> evidence() {
        var all = new TreeSet<Integer>();
        findings().forEach(finding -> all.addAll(finding.evidence()));
        return List.copyOf(all);
    }

    /** True on every subject. */
    record Passed(List<Finding> findings) implements Verdict {
        public Passed {
            findings = List.copyOf(findings);
        }
    }

    /** Wrong on at least one subject. */
    record Failed(List<Finding> findings) implements Verdict {
        public Failed {
            findings = List.copyOf(findings);
        }
    }

    /** Wrong on none, but at least one could not be looked at. */
    record NotMeasured(List<Finding> findings) implements Verdict {
        public NotMeasured {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Not judged, because something it builds on has not passed.
     *
     * @param cause the check at the root, which failed or was not measured itself
     * @param open whether that one was not measured: then these points are open, otherwise they are lost
     * @param findings what was seen all the same
     */
    record Skipped(CheckKey cause, boolean open, List<Finding> findings) implements Verdict {
        public Skipped {
            findings = List.copyOf(findings);
        }
    }

    /** The verdict that findings give: Failed if any failed, else NotMeasured if any was not measured. */
    static Verdict of(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAILED)) {
            return new Failed(findings);
        }
        if (findings.stream().anyMatch(finding -> finding.outcome() == Outcome.NOT_MEASURED)) {
            return new NotMeasured(findings);
        }
        return new Passed(findings);
    }
}
