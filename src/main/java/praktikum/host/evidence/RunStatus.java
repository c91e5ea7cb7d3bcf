package praktikum.host.evidence;

/** How a run ended. */
public enum RunStatus {
    /** It did all it was to do, whatever came of it. */
    COMPLETE,
    /** A person or the system ended it. */
    INTERRUPTED,
    /** It gave up: a command of a lab or a drill's step went wrong. */
    FAILED
}
