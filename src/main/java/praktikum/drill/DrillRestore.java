package praktikum.drill;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.drill.quorum.QuorumCommands;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
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
        var settled = new HashSet<List<Object>>();
        var left = new LinkedHashMap<List<Object>, Entry.Intent>();
        for (var drill : newestFirst) {
            var open = left(drill);
            open.stream().filter(intent -> !settled.contains(change(intent))).forEach(intent -> left.putIfAbsent(change(intent), intent));
            intents(drill).filter(intent -> !open.contains(intent)).forEach(intent -> settled.add(change(intent)));
            if (drill.ended().isPresent()) {
                break;
            }
        }
        return List.copyOf(left.values());
    }

    private static List<Object> change(Entry.Intent intent) {
        return List.of(intent.host(), intent.what(), intent.undo());
    }

    private static Stream<Entry.Intent> intents(Evidence drill) {
        return drill.entries().stream().filter(Entry.Intent.class::isInstance).map(Entry.Intent.class::cast);
    }

    /**
     * Takes one change back. Doing it twice does no harm: starting what runs changes nothing.
     *
     * @param hosts every node of the site by name, and {@code praktikum} for the machine the kit runs on
     * @return why it could not be done, empty when it was
     */
    public static Optional<Message> undo(Entry.Intent intent, Map<String, WitnessedHost> hosts, Operator operator) throws InterruptedException {
        var node = intent.what().args().getFirst();
        if (intent.undo().isEmpty()) {
            operator.please(Message.of("drill.please.start", node));
            return Optional.empty();
        }
        operator.hear(Message.of("drill.change.start", node));
        var answer = hosts.get(intent.host()).ask(QuorumCommands.change(intent.host(), intent.undo()), QuorumCommands.askedToChange(node, false)).answer();
        return answer instanceof Output output && output.exit() == 0 ? Optional.empty()
                : Optional.of(Message.of("drill.change.failed", node, QuorumCommands.said(answer)));
    }
}
