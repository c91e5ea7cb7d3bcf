package praktikum.host.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.Input;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.Redaction;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.host.joint.JointAsking;
import praktikum.text.Message;

/** Asks a host and writes every answer down before anybody sees it; questions of a kind are asked, and written down, together. */
public final class Witness implements WitnessedHost {

    private final Host host;
    private final Transcript transcript;

    Witness(Host host, Transcript transcript) {
        this.host = host;
        this.transcript = transcript;
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public WitnessedAnswer ask(Command command, String askedBy) {
        return ask(command, askedBy, printed -> { });
    }

    /** Asks, handing on what the command prints as it comes. */
    public WitnessedAnswer ask(Command command, String askedBy, Consumer<byte[]> live) {
        return written(command, askedBy, host.run(command, live));
    }

    @Override
    public void askAll(Map<Command, String> questions, BiConsumer<Command, WitnessedAnswer> heard) {
        new JointAsking(this, (commands, askedBy, each) -> host.runAll(commands,
                (command, given) -> each.accept(command, written(command, askedBy.apply(command), given)))).askAll(questions, heard);
    }

    private WitnessedAnswer written(Command command, String askedBy, Answer given) {
        var answer = Redaction.of(command).from(given);
        var asked = transcript.appendInTime(sequence -> new Entry.Asked(sequence, time(answer), name(), host.identity(), command.argv(),
                !command.input().equals(Input.NOTHING), command.dialogue().isPresent(), askedBy, answer));
        // A command may outlive its run: what nobody wrote down, nobody may use.
        return asked.map(entry -> new WitnessedAnswer(entry.sequence(), answer)).orElseGet(() -> new WitnessedAnswer(0,
                new NoAnswer(NoAnswer.Problem.INTERRUPTED, Message.of("host.interrupted", name(), command.shown()), time(answer))));
    }

    private static Instant time(Answer answer) {
        return switch (answer) {
            case Output output -> output.started();
            case NoAnswer none -> none.when();
        };
    }
}
