package praktikum.run.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.course.CheckId;
import praktikum.course.Course;
import praktikum.course.PageValues;
import praktikum.grade.Grade;
import praktikum.grade.Results;
import praktikum.grade.VerdictExplanation;
import praktikum.host.PrivateFile;
import praktikum.run.RunName;
import praktikum.run.WorkEnd;
import praktikum.site.Site;
import praktikum.site.SiteValues;

/**
 * What came of a run of checks.
 *
 * @param json the results document
 * @param interrupted whether it was ended early
 */
public record CheckResult(Site site, Grade grade, Map<CheckKey, Verdict> verdicts, String json, Path transcript, boolean interrupted) {

    static CheckResult of(Course course, Site site, Map<CheckKey, Verdict> verdicts, Set<CheckId> hints, Results.Run run, Path transcript,
            int records, String hash, boolean interrupted) {
        var grade = Grade.of(course, verdicts, hints);
        var json = Results.json(run, course, site.plan().cluster(), new Results.Source(transcript.getFileName().toString(), records, hash),
                grade, explanation(site));
        return new CheckResult(site, grade, verdicts, json, transcript, interrupted);
    }

    private static VerdictExplanation explanation(Site site) {
        return new VerdictExplanation(new PageValues(SiteValues.of(site)));
    }

    /** How its verdicts are told. */
    public VerdictExplanation explanation() {
        return explanation(site);
    }

    /** Failed before not measured before all passed; nothing done where there is no verdict. */
    public WorkEnd end() {
        if (interrupted) {
            return WorkEnd.INTERRUPTED;
        }
        if (verdicts.values().stream().anyMatch(verdict -> verdict instanceof Verdict.Failed
                || verdict instanceof Verdict.Skipped skipped && !skipped.open())) {
            return WorkEnd.FAILED;
        }
        return verdicts.isEmpty() ? WorkEnd.NOTHING_DONE
                : verdicts.values().stream().allMatch(Verdict.Passed.class::isInstance) ? WorkEnd.DONE : WorkEnd.NOT_MEASURED;
    }

    /** Writes the results document into a folder that is there, as private as the evidence that it quotes. */
    public void write(Path out) throws IOException {
        if (!Files.isDirectory(out.toAbsolutePath().getParent())) {
            throw new NoSuchFileException(out.toString());
        }
        PrivateFile.replace(out, json);
    }

    /** The results file beside a transcript. */
    public static Path file(Path transcript) {
        return transcript.resolveSibling(RunName.of(transcript) + ".results.json");
    }
}
