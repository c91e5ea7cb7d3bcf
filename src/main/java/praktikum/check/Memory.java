package praktikum.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import praktikum.host.Command;
import praktikum.host.Witnessed;

/** All answers of a run, and what is still to be asked: nothing is asked twice. */
final class Memory {

    /** A command for a host, asked for by the check that needed it first. */
    record Ask(String host, Command command) {
    }

    private final Map<Ask, Witnessed> answers = new ConcurrentHashMap<>();
    // In the order of asking, so that a run's transcript reads like the checks.
    private final Map<Ask, CheckKey> wanted = new LinkedHashMap<>();

    Optional<Witnessed> recall(String host, Command command) {
        return Optional.ofNullable(answers.get(new Ask(host, command)));
    }

    void want(String host, Command command, CheckKey askedBy) {
        wanted.putIfAbsent(new Ask(host, command), askedBy);
    }

    void learn(Ask ask, Witnessed answer) {
        answers.put(ask, answer);
    }

    /** What is still to be asked, handed out once. */
    List<Map.Entry<Ask, CheckKey>> takeWanted() {
        var all = new ArrayList<>(List.copyOf(wanted.entrySet()));
        wanted.clear();
        return all;
    }

    /** Forgets every answer, so that the next asking is fresh. */
    void forget() {
        answers.clear();
    }
}
