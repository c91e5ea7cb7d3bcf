package praktikum.host.joint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;

/**
 * Asks one host many questions, joined where that can be; each gets its answer with the place in the evidence of the command that was sent.
 *
 * @param host asked for what has no certain answer in a joint one
 * @param sending sends commands, all at once
 */
public record JointAsking(WitnessedHost host, Sending sending) {

    /** Sends commands and hands on each answer as it comes, on any thread. */
    @FunctionalInterface
    public interface Sending {

        /** @param askedBy who wants to know */
        void send(List<Command> commands, Function<Command, String> askedBy, BiConsumer<Command, WitnessedAnswer> heard);
    }

    /** Asks as {@link WitnessedHost#askAll} does. */
    public void askAll(Map<Command, String> questions, BiConsumer<Command, WitnessedAnswer> heard) {
        var joint = JointCommand.of(questions.keySet()).stream().collect(Collectors.toMap(JointCommand::command, one -> one,
                (one, same) -> one, LinkedHashMap::new));
        var alone = new ConcurrentLinkedQueue<Command>();
        sending.send(List.copyOf(joint.keySet()), command -> questions.get(joint.get(command).questions().getFirst()),
                (command, answer) -> {
                    var parts = joint.get(command).apart(answer.answer());
                    for (var question : joint.get(command).questions()) {
                        if (parts.containsKey(question)) {
                            heard.accept(question, new WitnessedAnswer(answer.sequence(), parts.get(question)));
                        } else {
                            alone.add(question);
                        }
                    }
                });
        // Each by a command of its own: if one of them is to hang, no other waits for it any more.
        InParallel.each(alone, question -> heard.accept(question, host.ask(question, questions.get(question))));
    }
}
