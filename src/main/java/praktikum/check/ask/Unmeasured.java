package praktikum.check.ask;

import praktikum.text.Message;

/** Stops the judging of one subject that could not be looked at. */
public final class Unmeasured extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Message why;

    /** For a reason that people are told. */
    public Unmeasured(Message why) {
        super(why.key(), null, false, false);
        this.why = why;
    }

    /** Why it could not be looked at. */
    public Message why() {
        return why;
    }
}
