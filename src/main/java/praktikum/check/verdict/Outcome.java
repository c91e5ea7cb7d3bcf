package praktikum.check.verdict;

/** How one subject of a check fared. */
public enum Outcome {
    PASSED,
    FAILED,
    NOT_MEASURED
}
