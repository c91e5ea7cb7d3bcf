package praktikum.cli;

import praktikum.run.WorkEnd;

/** Exit codes of the command line. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_MEASURED = 3;
    static final int NOTHING_DONE = 4;
    static final int EVIDENCE_DAMAGED = 5;
    static final int INTERRUPTED = 130;
    /** As the shell tells of programs that the end of a pipe has ended (128 and SIGPIPE). */
    static final int READER_GONE = 141;

    private ExitCode() {
    }

    /** The code of a piece of work. */
    static int of(WorkEnd end) {
        return switch (end) {
            case DONE -> OK;
            case FAILED -> FAILED;
            case NOT_AS_ASKED -> USAGE;
            case NOT_MEASURED -> NOT_MEASURED;
            case NOTHING_DONE -> NOTHING_DONE;
            case EVIDENCE_DAMAGED -> EVIDENCE_DAMAGED;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
