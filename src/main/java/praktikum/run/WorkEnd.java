package praktikum.run;

/** How a piece of work came to its end: what a door tells apart. */
public enum WorkEnd {
    /** All was done, all checks passed. */
    DONE,
    /** Something failed. */
    FAILED,
    /** Nothing failed, but something could not be looked at. */
    NOT_MEASURED,
    /** There was nothing to do, or nobody agreed to it. */
    NOTHING_DONE,
    /** It was ended early. */
    INTERRUPTED,
    /** It cannot be done as it was asked for. */
    NOT_AS_ASKED,
    /** The evidence it was to be done with was changed. */
    EVIDENCE_DAMAGED
}
