package praktikum.report.gather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import praktikum.host.Command;
import praktikum.host.Input;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.report.ChapterPart;
import praktikum.report.EvidencePart;
import praktikum.report.LabPart;
import praktikum.report.OutputExcerpt;
import praktikum.report.Table;
import praktikum.report.TopologyPart;
import praktikum.text.Language;

/**
 * The appendix: what is cited where something did not pass. What passed is believed until somebody doubts it, and for them there is the
 * transcript; printed, it would be half of the report.
 */
final class EvidenceAppendix {

    /** Enough for what a verdict rests on; whole configuration files and long tables stay in the transcript. */
    private static final EvidencePart.Limits LIMITS = new EvidencePart.Limits(25, 1200);

    private final Evidence evidence;
    private final Language language;
    private final Set<List<String>> questions;

    /** @param questions those of which the answers are to be shown, where one command asked more than them */
    EvidenceAppendix(Evidence evidence, Language language, Set<List<String>> questions) {
        this.evidence = evidence;
        this.language = language;
        this.questions = Set.copyOf(questions);
    }

    /**
     * The appendix.
     *
     * @param cited all records that something in the report cites
     * @param printed those of them that are shown
     */
    EvidencePart part(String file, SortedSet<Integer> cited, SortedSet<Integer> printed) {
        var records = new ArrayList<EvidencePart.Record>();
        var silences = silences(printed);
        for (var entry : evidence.entries()) {
            if (printed.contains(entry.sequence())) {
                var alike = silence(entry).map(silences::get).orElse(List.of(entry.sequence()));
                if (alike.getFirst() == entry.sequence()) {
                    record(entry.sequence(), entry, alike.subList(1, alike.size())).ifPresent(records::add);
                }
            }
        }
        return new EvidencePart(file, evidence.entries().size(), cited.size(), evidence.endHash(), records, LIMITS);
    }

    /** Every record that something in the chapters cites. */
    static SortedSet<Integer> cited(Iterable<LabPart> labs, TopologyPart observed, Iterable<ChapterPart> chapters) {
        var cited = new TreeSet<Integer>();
        for (var lab : labs) {
            lab.steps().forEach(step -> step.checks().forEach(check -> cited.addAll(check.evidence())));
            lab.measured().forEach(table -> cited.addAll(cited(table)));
        }
        observed.differences().forEach(difference -> cited.addAll(difference.evidence()));
        cited.addAll(cited(observed.addresses()));
        chapters.forEach(chapter -> cited.addAll(chapter.content().cited()));
        return cited;
    }

    /** The records beside all that is not as it should be, or could not be looked at. */
    static SortedSet<Integer> troubling(Iterable<LabPart> labs) {
        var troubling = new TreeSet<Integer>();
        labs.forEach(lab -> lab.steps().forEach(step -> step.checks().forEach(check -> troubling.addAll(check.troubling()))));
        return troubling;
    }

    private static SortedSet<Integer> cited(Table table) {
        var cited = new TreeSet<Integer>();
        table.rows().forEach(row -> row.forEach(cell -> cited.addAll(cell.evidence())));
        return cited;
    }

    /** A host that gave no answer, and for what reason. */
    private record Silence(String host, String reason) {
    }

    /** A host that does not answer is asked nothing more, and yet each question to it is a record: one of them says it all. */
    private Map<Silence, List<Integer>> silences(SortedSet<Integer> printed) {
        var silences = new HashMap<Silence, List<Integer>>();
        evidence.entries().stream().filter(entry -> printed.contains(entry.sequence())).forEach(entry -> silence(entry)
                .ifPresent(silence -> silences.computeIfAbsent(silence, first -> new ArrayList<>()).add(entry.sequence())));
        return silences;
    }

    private static Optional<Silence> silence(Entry entry) {
        return entry instanceof Entry.Asked asked && asked.answer() instanceof NoAnswer silence
                ? Optional.of(new Silence(asked.host(), silence.why().key())) : Optional.empty();
    }

    private Optional<EvidencePart.Record> record(int number, Entry entry, List<Integer> alike) {
        return switch (entry) {
            case Entry.Copied copied -> record(number, copied.original(), alike);
            case Entry.Asked asked -> Optional.of(switch (asked.answer()) {
                case Output output -> new EvidencePart.Record(number, asked.time(), asked.host(), line(asked), Optional.of(output.exit()),
                        Optional.empty(), output.took(), answers(asked).orElseGet(() -> OutputExcerpt.of(output.outText(), LIMITS)),
                        answers(asked).isPresent() ? OutputExcerpt.NOTHING : OutputExcerpt.of(output.errText(), LIMITS),
                        output.truncated(), asked.askedBy(), alike);
                case NoAnswer silence -> new EvidencePart.Record(number, asked.time(), asked.host(), line(asked), Optional.empty(),
                        Optional.of(silence.why().in(language)), Duration.between(asked.time(), silence.when()).isNegative() ? Duration.ZERO
                                : Duration.between(asked.time(), silence.when()), OutputExcerpt.NOTHING, OutputExcerpt.NOTHING, false,
                                asked.askedBy(), alike);
            });
            case Entry.Mark mark -> Optional.of(new EvidencePart.Record(number, mark.time(), "–", mark.name(), Optional.empty(),
                    Optional.of(ReportWords.say(language, "evidence.mark")), Duration.ZERO, OutputExcerpt.NOTHING, OutputExcerpt.NOTHING,
                    false, "", alike));
            default -> Optional.empty();
        };
    }

    /** Of a command that asked several questions, those whose answers are to be shown, each with what it would have printed alone. */
    private Optional<OutputExcerpt> answers(Entry.Asked asked) {
        var shown = asked.questions().stream().skip(1).filter(question -> questions.contains(question.argv()))
                .map(question -> "$ " + line(question) + "\n" + (question.answer() instanceof Output output
                        ? output.outText() + output.errText() : "")).toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(OutputExcerpt.of(String.join("", shown),
                new EvidencePart.Limits(LIMITS.lines() * shown.size(), LIMITS.characters() * shown.size())));
    }

    private static String line(Entry.Asked asked) {
        try {
            return new Command(asked.argv(), Input.NOTHING, Command.DEFAULT_TIMEOUT, Command.DEFAULT_LIMIT, Optional.empty()).line();
        } catch (IllegalArgumentException noCommand) {
            return String.join(" ", asked.argv());
        }
    }
}
