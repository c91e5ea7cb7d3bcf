package praktikum.report;

import java.io.IOException;
import praktikum.text.Message;

/** A template that a course brings along does not work. */
public final class BrokenTemplate extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Message why;

    BrokenTemplate(String said, Exception cause) {
        super(said, cause);
        this.why = Message.of("report.broken-template", said);
    }

    /** One that gives a page which does more than show something. */
    BrokenTemplate(Message why) {
        super(why.key());
        this.why = why;
    }

    /** The sentence for people. */
    public Message why() {
        return why;
    }
}
