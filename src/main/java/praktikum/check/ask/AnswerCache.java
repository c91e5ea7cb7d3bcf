package praktikum.check.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import praktikum.check.verdict.CheckKey;
import praktikum.host.Command;
import praktikum.host.WitnessedAnswer;

/** All answers of a run, and what is still to be asked: nothing is asked twice. */
public final class AnswerCache {

    /** A command for a host, asked for by the check that needed it first. */
    public record Ask(String host, Command command) {
    }

    private final Map<Ask, WitnessedAnswer> answers = new ConcurrentHashMap<>();
    // In the order of asking, so that a run's transcript reads like the checks.
    private final Map<Ask, CheckKey> wanted = new LinkedHashMap<>();

    Optional<WitnessedAnswer> recall(String host, Command command) {
        return Optional.ofNullable(answers.get(new Ask(host, command)));
    }

    void want(String host, Command command, CheckKey askedBy) {
        wanted.putIfAbsent(new Ask(host, command), askedBy);
    }

    /** Takes an answer to keep. */
    public void learn(Ask ask, WitnessedAnswer answer) {
        answers.put(ask, answer);
    }

    /** What is still to be asked, handed out once. */
    public List<Map.Entry<Ask, CheckKey>> takeWanted() {
        var all = new ArrayList<>(List.copyOf(wanted.entrySet()));
        wanted.clear();
        return all;
    }

    /** Forgets every answer, so that the next asking is fresh. */
    public void forget() {
        answers.clear();
    }
}
