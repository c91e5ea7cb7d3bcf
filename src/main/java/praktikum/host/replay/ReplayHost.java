package praktikum.host.replay;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.text.Message;

/**
 * A host that answers from evidence, with the record numbers of that evidence: the first asking of a command gets its
 * first recorded answer, the next the next. It does not matter which questions one command asked together then.
 */
public final class ReplayHost implements Host, WitnessedHost {

    private final String name;
    private final Identity identity;
    private final Instant closing;
    private final boolean whole;
    private final Map<CommandKey, Queue<WitnessedAnswer>> answers = new HashMap<>();

    /**
     * @param closing what {@link NoAnswer#when} says of a command that is not in the evidence: when that was closed
     * @param whole whether the run came to its end; otherwise it was interrupted before it could ask what is not in the evidence
     */
    ReplayHost(String name, List<Entry.Asked> recorded, Instant closing, boolean whole) {
        this.name = name;
        this.closing = closing;
        this.whole = whole;
        this.identity = recorded.isEmpty() ? Identity.NONE : recorded.getLast().identity();
        recorded.stream().flatMap(asked -> asked.questions().stream())
                .forEach(asked -> answers.computeIfAbsent(CommandKey.of(asked), key -> new ArrayDeque<>())
                .add(new WitnessedAnswer(asked.sequence(), asked.answer())));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public WitnessedAnswer ask(Command command, String askedBy) {
        synchronized (answers) {
            var left = answers.get(CommandKey.of(command));
            if (left == null || left.isEmpty()) {
                if (!whole) {
                    return new WitnessedAnswer(0, NoAnswer.unasked(closing));
                }
                var why = Message.of(left == null ? "host.not-in-evidence" : "host.no-further-answer", name, command.shown());
                return new WitnessedAnswer(0, new NoAnswer(NoAnswer.Problem.NOT_IN_EVIDENCE, why, closing));
            }
            return left.remove();
        }
    }

    @Override
    public Answer run(Command command, Consumer<byte[]> live) {
        var answer = ask(command, "").answer();
        if (answer instanceof Output output) {
            live.accept(output.out());
            live.accept(output.err());
        }
        return answer;
    }

    @Override
    public void close() {
        // There is no connection.
    }
}
