package praktikum.drill;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * A measured experiment: it changes something on the site, watches what comes of it, and puts everything back. A public class that
 * implements this, with a constructor without arguments, is found by {@link ServiceLoader}; nobody else names it.
 */
public interface Drill {

    /** The step of the course that it belongs to and by which it is called, as {@code 02-cluster/quorum-drill}. */
    String step();

    /** What it is going to do, sentence by sentence; asks and changes nothing. */
    List<Message> plan(Site site);

    /** The changes that it is going to make, in order, as far as the site alone tells them. */
    List<Change> changes(Site site);

    /**
     * A change that was written down by its sentence, as it would be made and undone on this site: what a record says is looked up
     * here and never carried out.
     *
     * @return empty where it is none of this drill's changes, or the site no longer has what it was made on
     */
    Optional<Change> change(Site site, Message what);

    /** The names of its stages in order: each begins with a mark in the transcript. */
    List<String> stages();

    /** Whether it can be run several times in a row, so that figures have a median and a range. */
    default boolean repeatable() {
        return false;
    }

    /** Runs it; on return, and on an exception too, every change was undone, or its intent stays open for a restore. */
    End run(DrillRun run) throws InterruptedException;

    /** The type of the timelines it gives: checks ask for one by a parameter of that type. */
    Class<? extends Timeline> measures();

    /** What its records tell, complete or not; empty where they are another drill's. */
    Optional<? extends Timeline> timeline(DrillRecords records);

    /** What is said in place of a verdict where no complete drill was found. */
    Message missing();

    /** What came of a drill. */
    sealed interface End {
        /** All stages were measured and everything is back. */
        record Complete() implements End { }

        /** Nothing was changed. */
        record Refused(Message why) implements End { }

        /** It broke off; what was changed was undone as far as said. */
        record BrokenOff(Message why) implements End { }
    }

    /** All drills there are, ordered by their steps. */
    static List<Drill> installed() {
        return ServiceLoader.load(Drill.class, Drill.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Drill::step)).toList();
    }
}
