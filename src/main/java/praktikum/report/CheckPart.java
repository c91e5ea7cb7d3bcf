package praktikum.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A check as the report tells it.
 *
 * @param key {@code LAB/CHECK}
 * @param says what has to be true, in one sentence
 * @param hint what to look at when it is not
 * @param cause the key of the check at the root, where this one was skipped because of it
 */
public record CheckPart(String key, String says, OutcomeLabel fate, Score score, boolean bonus, List<Subject> subjects,
        Optional<String> hint, Optional<String> cause) {

    public CheckPart {
        subjects = List.copyOf(subjects);
    }

    /**
     * What was found on one node, or on the cluster.
     *
     * @param sentence what is wrong and what to do, or why it could not be measured
     * @param evidence transcript records, ascending
     */
    public record Subject(String name, OutcomeLabel fate, Optional<String> expected, Optional<String> found,
            Optional<String> sentence, List<Integer> evidence) {
        public Subject {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * What is wrong, said once for all subjects of which the same is to be said.
     *
     * @param first of whom it is told
     * @param likewise the names of those of whom the same is to be said
     * @param evidence that of all of them, ascending
     */
    public record Trouble(Subject first, List<String> likewise, List<Integer> evidence) {
        public Trouble {
            likewise = List.copyOf(likewise);
            evidence = List.copyOf(evidence);
        }

        /** Whether the sentence itself tells the name. */
        public boolean named() {
            return first.sentence().filter(sentence -> sentence.contains(first.name())).isPresent();
        }
    }

    /** What is wrong with the subjects that are not as they should be, or could not be looked at. */
    public List<Trouble> troubles() {
        var same = new LinkedHashMap<List<?>, List<Subject>>();
        for (var subject : subjects) {
            if (subject.fate() != OutcomeLabel.PASSED) {
                same.computeIfAbsent(List.of(subject.fate(), nameless(subject, subject.sentence()), nameless(subject, subject.expected()),
                        nameless(subject, subject.found())), any -> new ArrayList<>()).add(subject);
            }
        }
        return same.values().stream().map(all -> new Trouble(all.getFirst(), all.stream().skip(1).map(Subject::name).toList(),
                all.stream().flatMap(subject -> subject.evidence().stream()).distinct().sorted().toList())).toList();
    }

    private static String nameless(Subject subject, Optional<String> text) {
        return text.orElse("").replace(subject.name(), "\0");
    }

    /** All transcript records it rests on, ascending. */
    public List<Integer> evidence() {
        return subjects.stream().flatMap(subject -> subject.evidence().stream()).distinct().sorted().toList();
    }

    /** The transcript records on which it rests that something is not as it should be or could not be looked at, ascending. */
    public List<Integer> troubling() {
        return troubles().stream().flatMap(trouble -> trouble.evidence().stream()).distinct().sorted().toList();
    }

    /** An id for links within the document. */
    public String anchor() {
        return "check-" + key.replaceAll("[^A-Za-z0-9-]", "-");
    }

    /**
     * What was found where it is as it should be.
     *
     * @param names the subjects that share it; empty where all do
     */
    public record Group(List<String> names, String found) {
        public Group {
            names = List.copyOf(names);
        }

        /** Whether it fits on a line and need not be broken. */
        public boolean brief() {
            return String.join(", ", names).length() + found.length() < 45;
        }
    }

    /** What was found on the subjects that are as they should be, the same said once. */
    public List<Group> groups() {
        var byFound = new LinkedHashMap<String, List<String>>();
        for (var subject : subjects) {
            if (subject.fate() == OutcomeLabel.PASSED) {
                subject.found().ifPresent(found -> byFound.computeIfAbsent(found, any -> new ArrayList<>()).add(subject.name()));
            }
        }
        return byFound.entrySet().stream()
                .map(entry -> new Group(entry.getValue().size() == subjects.size() ? List.of() : List.copyOf(entry.getValue()),
                        entry.getKey())).toList();
    }
}
