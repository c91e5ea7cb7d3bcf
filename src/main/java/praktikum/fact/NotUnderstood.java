package praktikum.fact;

import java.util.Optional;

/** Giving up inside a parser; {@link Reading#of} turns it into a {@link Reading.Strange}, so it never leaves the room. */
public final class NotUnderstood extends Exception {

    private final transient Optional<String> excerpt;

    /** Gives up because of the output as a whole. */
    public NotUnderstood(String why) {
        this(why, Optional.empty());
    }

    /** Gives up because of one part of the output. */
    public NotUnderstood(String why, String excerpt) {
        this(why, Optional.of(excerpt));
    }

    private NotUnderstood(String why, Optional<String> excerpt) {
        super(why, null, false, false);
        this.excerpt = excerpt;
    }

    /** The part that was not understood, where it was one part. */
    Optional<String> excerpt() {
        return excerpt;
    }
}
