package praktikum.check;

import praktikum.text.Message;

/** Stops the judging of one subject that could not be looked at. */
final class Unmeasured extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Message why;

    Unmeasured(Message why) {
        super(why.key(), null, false, false);
        this.why = why;
    }

    Message why() {
        return why;
    }
}
