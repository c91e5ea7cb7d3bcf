package praktikum.report.gather;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.host.Output;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;

/** What the hosts of a check run answered, to be read as facts: the newest answer to each command. */
public final class EvidenceAnswers {

    private record Asking(String host, List<String> argv) {
    }

    private final Map<Asking, Entry.Asked> newest = new HashMap<>();
    private final List<Entry.Asked> all = new ArrayList<>();

    /** Those of a check run. */
    public EvidenceAnswers(Evidence evidence) {
        for (var entry : evidence.entries()) {
            if (entry instanceof Entry.Asked asked) {
                asked.questions().forEach(one -> newest.put(new Asking(one.host(), one.argv()), one));
                all.add(asked);
            }
        }
    }

    /** Whether a host gave any output. */
    public boolean reached(String host) {
        return all.stream().anyMatch(asked -> asked.host().equals(host) && asked.answer() instanceof Output);
    }

    /** What a host's answer to a question says; empty where it was not asked, did not answer, or was not understood. */
    public <T> Optional<SourcedFact<T>> read(String host, Question<T> question) {
        return Optional.ofNullable(newest.get(new Asking(host, question.argv()))).flatMap(asked -> read(asked, question));
    }

    private static <T> Optional<SourcedFact<T>> read(Entry.Asked asked, Question<T> question) {
        if (!(asked.answer() instanceof Output output)) {
            return Optional.empty();
        }
        var printed = new Printed(output.exit(), output.outText(), output.errText(), output.truncated(), output.started(), output.took());
        return question.read(printed).asOptional().map(value -> new SourcedFact<>(value, asked.sequence(), asked.askedBy()));
    }
}
