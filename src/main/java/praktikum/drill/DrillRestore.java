package praktikum.drill;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.site.Site;
import praktikum.text.Message;

/** Takes back what a drill that was killed has left. */
public final class DrillRestore {

    private DrillRestore() {
    }

    /** The changes of a drill that were (or may have been) made and never taken back, newest first. */
    public static List<Entry.Intent> left(Evidence drill) {
        var undone = new HashSet<Integer>();
        for (var entry : drill.entries()) {
            if (entry instanceof Entry.Done done && done.outcome() == Entry.Outcome.UNDONE) {
                undone.add(done.intent());
            }
        }
        return intents(drill).filter(intent -> !undone.contains(intent.sequence())).toList().reversed();
    }

    /**
     * The changes that were never taken back, newest first, of a drill and the restores after it. A restore that came to its
     * end has repeated what it could not take back; one that was killed may not have got so far.
     *
     * @param newestFirst drills and restores of the same machines
     */
    public static List<Entry.Intent> left(List<Evidence> newestFirst) {
        var settled = new HashSet<Message>();
        var left = new LinkedHashMap<Message, Entry.Intent>();
        for (var drill : newestFirst) {
            var open = left(drill);
            open.stream().filter(intent -> !settled.contains(intent.what())).forEach(intent -> left.putIfAbsent(intent.what(), intent));
            intents(drill).filter(intent -> !open.contains(intent)).forEach(intent -> settled.add(intent.what()));
            if (drill.ended().isPresent()) {
                break;
            }
        }
        return List.copyOf(left.values());
    }

    private static Stream<Entry.Intent> intents(Evidence drill) {
        return drill.entries().stream().filter(Entry.Intent.class::isInstance).map(Entry.Intent.class::cast);
    }

    /**
     * The change that was written down, as it would be made and undone on this site. What the record names as a command is not
     * looked at: recorded data is never a program.
     */
    public static Optional<Change> change(Entry.Intent intent, Site site) {
        return Drill.installed().stream().flatMap(drill -> drill.change(site, intent.what()).stream()).findFirst();
    }

    /**
     * Undoes a change. Doing it twice does no harm: starting what runs changes nothing.
     *
     * @param hosts every node of the site by name, and {@link DrillRun#KIT} for the machine the kit runs on
     * @return why it could not be done, empty when it was
     */
    public static Optional<Message> undo(Change change, Map<String, WitnessedHost> hosts, Operator operator) throws InterruptedException {
        if (change.undo().argv().isEmpty()) {
            operator.please(change.undo().please());
            return Optional.empty();
        }
        operator.hear(change.undo().says());
        return Changes.send(change, change.undo(), hosts);
    }
}
