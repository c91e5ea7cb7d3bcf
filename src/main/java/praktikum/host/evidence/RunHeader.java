package praktikum.host.evidence;

import java.util.List;

/**
 * What a transcript's first record says of its run: enough to judge the records again with no machine there.
 *
 * @param kind what was run
 * @param run the run's id, as in the file's name
 * @param kit the kit's version
 * @param course the course's hash
 * @param site the whole site as text, as the site's reader takes it
 * @param seed what marker texts are made from
 * @param scope what was to be done: addresses such as {@code 01-nodes/time}, none for everything
 */
public record RunHeader(Kind kind, String run, String kit, String course, String site, long seed, List<String> scope) {

    public RunHeader {
        scope = List.copyOf(scope);
    }

    /** The kinds of run that keep a transcript. */
    public enum Kind {
        /** Checks looked and judged. */
        CHECK,
        /** A lab's actions were carried out. */
        RUN,
        /** A measured experiment. */
        DRILL
    }
}
