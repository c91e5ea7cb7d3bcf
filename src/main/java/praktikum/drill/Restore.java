package praktikum.drill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.host.Asker;
import praktikum.host.Output;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.text.Message;

/** Takes back what a drill that was killed has left. */
public final class Restore {

    private Restore() {
    }

    /** The changes of a drill that were (or may have been) made and never taken back, newest first. */
    public static List<Entry.Intent> left(Evidence drill) {
        var undone = new HashSet<Integer>();
        var intents = new ArrayList<Entry.Intent>();
        for (var entry : drill.entries()) {
            if (entry instanceof Entry.Done done && done.outcome() == Entry.Outcome.UNDONE) {
                undone.add(done.intent());
            } else if (entry instanceof Entry.Intent intent) {
                intents.add(intent);
            }
        }
        intents.removeIf(intent -> undone.contains(intent.sequence()));
        return intents.reversed();
    }

    /**
     * Takes one change back. Doing it twice does no harm: starting what runs changes nothing.
     *
     * @param hosts every node of the site by name, and {@code praktikum} for the machine the kit runs on
     * @return why it could not be done, empty when it was
     */
    public static Optional<Message> undo(Entry.Intent intent, Map<String, Asker> hosts, Operator operator) throws InterruptedException {
        var node = intent.what().args().getFirst();
        if (intent.undo().isEmpty()) {
            operator.please(Message.of("drill.please.start", node));
            return Optional.empty();
        }
        operator.hear(Message.of("drill.change.start", node));
        var answer = hosts.get(intent.host()).ask(Commands.change(intent.host(), intent.undo()), Commands.askedToChange(node, false)).answer();
        return answer instanceof Output output && output.exit() == 0 ? Optional.empty()
                : Optional.of(Message.of("drill.change.failed", node, Commands.said(answer)));
    }
}
