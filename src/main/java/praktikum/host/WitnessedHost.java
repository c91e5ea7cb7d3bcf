package praktikum.host;

import java.util.Map;
import java.util.function.BiConsumer;

/** One host as a run asks it: live through a witness, or from evidence. Calls may come from many threads at once. */
public interface WitnessedHost {

    /** The host's name in the site. */
    String name();

    /**
     * Asks and gives the answer with its place in the evidence.
     *
     * @param askedBy who wants to know: a check's id, a drill, a lab's step
     */
    WitnessedAnswer ask(Command command, String askedBy);

    /**
     * Asks many questions at once, commands that change nothing, and hands on each answer as it comes, on any thread.
     *
     * @param questions who wants to know, by command
     */
    default void askAll(Map<Command, String> questions, BiConsumer<Command, WitnessedAnswer> heard) {
        InParallel.each(questions.entrySet(), question -> heard.accept(question.getKey(), ask(question.getKey(), question.getValue())));
    }
}
