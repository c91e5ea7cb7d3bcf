package praktikum.host.ssh.connect;

import java.time.Instant;
import praktikum.host.NoAnswer;
import praktikum.text.Language;
import praktikum.text.Message;

/** There is no connection to a host, and why. */
public final class NotConnected extends Exception {

    private static final long serialVersionUID = 1;

    private final NoAnswer.Problem problem;
    private final transient Message why;

    NotConnected(NoAnswer.Problem problem, Message why) {
        this.problem = problem;
        this.why = why;
    }

    /** For a reason whose sentence has a key; the values are put in. */
    public NotConnected(NoAnswer.Problem problem, String key, Object... args) {
        this(problem, Message.of(key, args));
    }

    /** For logs only, and made only then: finding the sentence costs more than a connection. */
    @Override
    public String getMessage() {
        return why.in(Language.ENGLISH);
    }

    /** What kind of trouble it is. */
    public NoAnswer.Problem problem() {
        return problem;
    }

    /** What a command that was to be run over it gets instead of an output. */
    public NoAnswer at(Instant when) {
        return new NoAnswer(problem, why, when);
    }
}
