package praktikum.report.gather;

import java.util.List;
import java.util.Optional;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.PageValues;
import praktikum.grade.Grade.CheckGrade;
import praktikum.grade.Grade.LabGrade;
import praktikum.grade.Grade.StepGrade;
import praktikum.grade.Points;
import praktikum.grade.VerdictExplanation;
import praktikum.report.CheckPart;
import praktikum.report.CheckPart.Subject;
import praktikum.report.LabPart;
import praktikum.report.LabPart.StepPart;
import praktikum.report.OutcomeLabel;
import praktikum.report.Score;
import praktikum.text.Language;

/** Tells grades and verdicts in one language. */
final class LabChapters {

    private final Language language;
    private final PageValues values;
    private final MeasuredValues measured;

    LabChapters(Language language, PageValues values, MeasuredValues measured) {
        this.language = language;
        this.values = values;
        this.measured = measured;
    }

    LabPart lab(LabGrade grade) {
        var lab = grade.lab();
        return new LabPart(lab.id(), lab.page(language).title(), score(grade.points()), score(grade.bonus()),
                grade.steps().stream().map(step -> step(grade, step)).toList(), measured.of(lab.id()));
    }

    private StepPart step(LabGrade lab, StepGrade grade) {
        var page = lab.lab().page(language);
        var id = grade.step().id();
        return new StepPart(id, page.title(id).orElse(id), page.summary(id, values).orElse(""), score(grade.points()),
                grade.checks().stream().map(this::check).toList());
    }

    private CheckPart check(CheckGrade grade) {
        var words = grade.rubric().words(language);
        var fate = fate(grade.verdict());
        return new CheckPart(grade.rubric().id().toString(), values.show(words.says()), fate, score(grade.points()), grade.rubric().bonus(),
                grade.verdict().findings().stream().map(finding -> subject(grade, finding)).toList(),
                fate == OutcomeLabel.FAILED ? hint(grade) : Optional.empty(), grade.cause().map(Object::toString));
    }

    /** The hint itself only where it costs nothing: a report must not give away what others pay for. */
    private Optional<String> hint(CheckGrade grade) {
        var rubric = grade.rubric();
        return rubric.words(language).hint().map(hint -> rubric.hintCost() == 0 ? values.show(hint)
                : ReportWords.say(language, "hint.costs", rubric.hintCost(), "praktikum hint " + rubric.id()));
    }

    private Subject subject(CheckGrade grade, Finding finding) {
        var outcome = switch (finding.outcome()) {
            case PASSED -> OutcomeLabel.PASSED;
            case FAILED -> OutcomeLabel.FAILED;
            case NOT_MEASURED -> OutcomeLabel.NOT_MEASURED;
        };
        var told = finding.outcome() == Outcome.NOT_MEASURED || finding.mistake().isPresent()
                ? Optional.of(new VerdictExplanation(values).sentence(grade.rubric(), finding, language)) : Optional.<String>empty();
        return new Subject(finding.subject(), outcome, finding.expected(), finding.found(), told, finding.evidence());
    }

    private static OutcomeLabel fate(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> OutcomeLabel.PASSED;
            case Verdict.Failed _ -> OutcomeLabel.FAILED;
            case Verdict.NotMeasured _ -> OutcomeLabel.NOT_MEASURED;
            case Verdict.Skipped _ -> OutcomeLabel.SKIPPED;
        };
    }

    static Score score(Points points) {
        return new Score(points.earned(), points.open(), points.max());
    }

    /** The mean of the labs by their weights in the course. */
    static Score mean(List<LabGrade> labs) {
        var weights = labs.stream().mapToInt(lab -> lab.lab().weight()).sum();
        var earned = labs.stream().mapToDouble(lab -> lab.points().earned().doubleValue() * lab.lab().weight()).sum();
        var open = labs.stream().mapToDouble(lab -> lab.points().open().doubleValue() * lab.lab().weight()).sum();
        var max = labs.stream().mapToDouble(lab -> lab.points().max().doubleValue() * lab.lab().weight()).sum();
        return weights == 0 ? Score.of(0, 0, 0) : Score.of(earned / weights, open / weights, max / weights);
    }
}
