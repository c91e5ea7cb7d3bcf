package praktikum.report;

import java.util.List;

/**
 * The chapter of a lab.
 *
 * @param id the lab's id
 * @param score of its regular checks
 * @param bonus of its bonus checks, which lie outside the regular points
 * @param measured numbers that were read from the machines
 */
public record LabPart(String id, String title, Score score, Score bonus, List<StepPart> steps, List<Table> measured) {

    public LabPart {
        steps = List.copyOf(steps);
        measured = List.copyOf(measured);
    }

    /**
     * A step of a lab.
     *
     * @param task what was to be done, in a sentence that needs no page around it; may be empty
     */
    public record StepPart(String id, String title, String task, Score score, List<CheckPart> checks) {
        public StepPart {
            checks = List.copyOf(checks);
        }

        /** The id of its section within the chapter. */
        public String section() {
            return "step-" + id;
        }
    }

    /** How many checks came out so, by the name of the {@link OutcomeLabel}. */
    public long count(String fate) {
        return steps.stream().flatMap(step -> step.checks().stream()).filter(check -> check.fate().name().equals(fate)).count();
    }
}
