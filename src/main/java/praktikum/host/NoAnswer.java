package praktikum.host;

import java.time.Instant;
import praktikum.text.Message;

/**
 * A host gave no output: nothing can be said about it, so nothing may be held against it.
 *
 * @param why one sentence for people: what was asked, what was seen, what to do next
 * @param when by the kit's clock
 */
public record NoAnswer(Problem problem, Message why, Instant when) implements Answer {

    /** What a run that was interrupted has for all that it asked nobody any more, live as in a replay. */
    public static NoAnswer unasked(Instant when) {
        return new NoAnswer(Problem.INTERRUPTED, Message.of("host.unasked"), when);
    }

    /** The kinds of silence. */
    public enum Problem {
        /** No connection: refused, no route, unknown name. */
        UNREACHABLE,
        /** Connected or tried, and nothing came within the connect timeout. */
        SILENT,
        /** No key for this host is in the workspace's {@code known_hosts}. */
        UNKNOWN_KEY,
        /** The host's key is not the one in {@code known_hosts}. */
        CHANGED_KEY,
        /** Every login was refused. */
        DENIED,
        /** The connection broke while the command ran. */
        CUT,
        /** The server opens no channel for commands, or does something else in it than it is asked for. */
        NO_CHANNEL,
        /** The machine let us in, and its sudo does not let the command run as root. */
        NO_PRIVILEGE,
        /** The command did not end in time, not even by the host's own {@code timeout}. */
        TIMED_OUT,
        /** The machine took more time, or sent more, than it may in one run. */
        BUDGET_SPENT,
        /** A replayed transcript has no (further) answer to this command. */
        NOT_IN_EVIDENCE,
        /** The run was interrupted. */
        INTERRUPTED
    }
}
