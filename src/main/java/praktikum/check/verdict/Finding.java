package praktikum.check.verdict;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import praktikum.text.Message;

/**
 * What a check found on one subject, a node or the whole cluster.
 *
 * @param subject the node's name, or the cluster's
 * @param expected what was expected; empty where nothing could be looked at
 * @param found what was there; empty where nothing could be looked at
 * @param mistake the known mistake that was recognised: a key of the lab page's {@code mistakes}
 * @param values what the mistake's sentence fills in besides node, expected and found, sorted by name
 * @param why why it was not measured
 * @param evidence the transcript records it rests on, ascending
 * @param asked the argument vectors of the questions that these answer: one command may have asked more
 */
public record Finding(String subject, Outcome outcome, Optional<String> expected, Optional<String> found,
        Optional<String> mistake, Map<String, String> values, Optional<Message> why, List<Integer> evidence,
        Set<List<String>> asked) {

    public Finding {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        evidence = List.copyOf(evidence);
        asked = Set.copyOf(asked);
    }

    /** One of which nobody needs to know what was asked for it. */
    public Finding(String subject, Outcome outcome, Optional<String> expected, Optional<String> found, Optional<String> mistake,
            Map<String, String> values, Optional<Message> why, List<Integer> evidence) {
        this(subject, outcome, expected, found, mistake, values, why, evidence, Set.of());
    }

    /** What a subject was judged to be. */
    public static Finding of(String subject, Judgement judgement, List<Integer> evidence, Set<List<String>> asked) {
        return new Finding(subject, judgement.right() ? Outcome.PASSED : Outcome.FAILED, judgement.expected(),
                Optional.of(judgement.found()), judgement.mistake(), judgement.values(), Optional.empty(), evidence,
                asked);
    }

    /** A subject that could not be looked at. */
    public static Finding unmeasured(String subject, Message why, List<Integer> evidence, Set<List<String>> asked) {
        return new Finding(subject, Outcome.NOT_MEASURED, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
                Optional.of(why), evidence, asked);
    }
}
