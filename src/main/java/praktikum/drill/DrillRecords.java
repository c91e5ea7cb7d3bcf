package praktikum.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.host.Answer;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.text.Language;

/**
 * The records of one drill, from its own transcript or as a check has taken them over.
 *
 * @param entries in order
 * @param numbers a record that was taken over is cited by its number in the transcript that took it
 */
public record DrillRecords(List<Entry> entries, Map<Integer, Integer> numbers) {

    public DrillRecords {
        entries = List.copyOf(entries);
        numbers = Map.copyOf(numbers);
    }

    /** Those of a drill's own transcript. */
    public static DrillRecords of(Evidence drill) {
        return new DrillRecords(drill.entries(), Map.of());
    }

    /** Those of each drill that was taken over: the original's numbers overlap, its run tells them apart. */
    public static List<DrillRecords> copied(List<Entry.Copied> copies) {
        var runs = new LinkedHashMap<String, List<Entry.Copied>>();
        copies.forEach(copy -> runs.computeIfAbsent(copy.run(), run -> new ArrayList<>()).add(copy));
        return runs.values().stream().map(DrillRecords::ofOne).toList();
    }

    private static DrillRecords ofOne(List<Entry.Copied> copies) {
        var numbers = new HashMap<Integer, Integer>();
        copies.forEach(copy -> numbers.put(copy.original().sequence(), copy.sequence()));
        return new DrillRecords(copies.stream().map(Entry.Copied::original).toList(), numbers);
    }

    /** The drill's step, as its first record says it; empty in the transcripts of a kit that had one drill only, and of a restore. */
    public Optional<String> step() {
        return entries.stream().limit(1).filter(Entry.Started.class::isInstance).map(Entry.Started.class::cast)
                .flatMap(first -> first.opening().scope().stream()).findFirst();
    }

    /** What an answer to a question says; who did not answer says why not. */
    public static <T> Reading<T> read(Answer answer, Question<T> question) {
        return switch (answer) {
            case Output output -> question.read(new Printed(output.exit(), output.outText(), output.errText(), output.truncated(),
                    output.started(), output.took()));
            case NoAnswer silence -> new Reading.Strange<>(silence.why().in(Language.ENGLISH), "");
        };
    }

    /** By which number a record is cited. */
    public int number(Entry entry) {
        return numbers.getOrDefault(entry.sequence(), entry.sequence());
    }
}
