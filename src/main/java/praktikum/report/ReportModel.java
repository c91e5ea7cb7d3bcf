package praktikum.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import praktikum.text.Language;

/**
 * Everything a report tells, in one language and ready for the templates.
 *
 * @param labs the labs that were looked at, in the course's order
 * @param silences what could not be looked at, a sentence for each host
 * @param observed the machines as they were seen
 * @param chapters those on a topic that the evidence tells of, in the order of the course
 */
public record ReportModel(Language language, Cover cover, Score score, List<LabPart> labs, List<Silence> silences,
        TopologyPart observed, List<ChapterPart> chapters, EvidencePart evidence) {

    public ReportModel {
        labs = List.copyOf(labs);
        silences = List.copyOf(silences);
        chapters = List.copyOf(chapters);
    }

    /**
     * What stands on the first page.
     *
     * @param course the course's title
     * @param cluster the planned name of the cluster
     * @param run the run's id
     * @param kit the kit's version
     * @param started when the run began
     * @param took how long it took
     * @param zone the zone in which dates and times are told
     */
    public record Cover(String course, String cluster, String run, String kit, Instant started, Duration took, ZoneId zone) {
    }

    /**
     * What could not be looked at, and why, in one sentence.
     *
     * @param more how many more things could not be looked at there for other reasons
     */
    public record Silence(String host, String why, int more) {
    }

    /** Every check of the report with its step, in order. */
    public List<CheckPart> checks() {
        return labs.stream().flatMap(lab -> lab.steps().stream()).flatMap(step -> step.checks().stream()).toList();
    }

    /** The checks with that outcome, in order. */
    public List<CheckPart> checks(String fate) {
        return checks().stream().filter(check -> check.fate().name().equals(fate)).toList();
    }

    /** The skipped checks whose root is that check, in order. */
    public List<CheckPart> because(String key) {
        return checks().stream().filter(check -> check.cause().equals(Optional.of(key))).toList();
    }

    /** What the check of that key says; the key itself where the report has no such check. */
    public String says(String key) {
        return checks().stream().filter(check -> check.key().equals(key)).map(CheckPart::says).findFirst().orElse(key);
    }
}
