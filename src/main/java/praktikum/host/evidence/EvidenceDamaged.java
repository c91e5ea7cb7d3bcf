package praktikum.host.evidence;

import praktikum.text.Language;
import praktikum.text.Message;

/** A transcript is not as the kit wrote it. Nothing in it may be judged. */
public final class EvidenceDamaged extends Exception {

    private static final long serialVersionUID = 1;

    private final int record;
    private final transient Message why;

    EvidenceDamaged(int record, Message why) {
        super(why.in(Language.ENGLISH));
        this.record = record;
        this.why = why;
    }

    /** The number of the first record that is not as it was, 1 or more. */
    public int record() {
        return record;
    }

    /** The sentence for people. */
    public Message why() {
        return why;
    }
}
