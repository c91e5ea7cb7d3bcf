package praktikum.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.CheckId;
import praktikum.course.Course;
import praktikum.course.Lab;
import praktikum.course.Rubric;
import praktikum.course.Step;

/**
 * Points from verdicts, by the labs' own weights.
 *
 * @param labs the labs that were looked at, in the course's order
 */
public record Grade(List<LabGrade> labs) {

    public Grade {
        labs = List.copyOf(labs);
    }

    /**
     * One lab.
     *
     * @param points of its regular checks
     * @param bonus of its bonus checks, outside the regular ones
     */
    public record LabGrade(Lab lab, List<StepGrade> steps, Points points, Points bonus) {
        public LabGrade {
            steps = List.copyOf(steps);
        }
    }

    /** One step with its checks. */
    public record StepGrade(Step step, List<CheckGrade> checks, Points points) {
        public StepGrade {
            checks = List.copyOf(checks);
        }
    }

    /**
     * One check with its verdict and what that is worth.
     *
     * @param points what is left of them after the price of a hint
     * @param cause the check that has to pass first, where it was skipped
     * @param hinted whether a hint that has a price was read
     */
    public record CheckGrade(Rubric rubric, Verdict verdict, Points points, Optional<CheckId> cause, boolean hinted) {
    }

    /** Weighs verdicts where no hint was read. */
    public static Grade of(Course course, Map<CheckKey, Verdict> verdicts) {
        return of(course, verdicts, Set.of());
    }

    /**
     * Weighs verdicts; checks without one, such as bonus checks of what is not planned, are left out.
     *
     * @param hints checks whose hint was read
     */
    public static Grade of(Course course, Map<CheckKey, Verdict> verdicts, Set<CheckId> hints) {
        var labs = new ArrayList<LabGrade>();
        for (var lab : course.labs()) {
            var steps = new ArrayList<StepGrade>();
            var points = Points.NONE;
            var bonus = Points.NONE;
            for (var step : lab.steps()) {
                var checks = new ArrayList<CheckGrade>();
                var stepPoints = Points.NONE;
                for (var rubric : step.checks()) {
                    var verdict = verdicts.get(new CheckKey(lab.id(), rubric.id().check()));
                    if (verdict == null) {
                        continue;
                    }
                    var hinted = rubric.hintCost() > 0 && hints.contains(rubric.id());
                    var worth = hinted ? worth(rubric, verdict).less(rubric.hintCost()) : worth(rubric, verdict);
                    checks.add(new CheckGrade(rubric, verdict, worth, cause(course, verdict), hinted));
                    stepPoints = stepPoints.plus(worth);
                    points = rubric.bonus() ? points : points.plus(worth);
                    bonus = rubric.bonus() ? bonus.plus(worth) : bonus;
                }
                if (!checks.isEmpty()) {
                    steps.add(new StepGrade(step, checks, stepPoints));
                }
            }
            if (!steps.isEmpty()) {
                labs.add(new LabGrade(lab, steps, points, bonus));
            }
        }
        return new Grade(labs);
    }

    private static Optional<CheckId> cause(Course course, Verdict verdict) {
        return verdict instanceof Verdict.Skipped skipped ? course.lab(skipped.cause().lab()).stream().flatMap(lab -> lab.checks().stream())
                .map(Rubric::id).filter(id -> id.check().equals(skipped.cause().check())).findFirst() : Optional.empty();
    }

    private static Points worth(Rubric rubric, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Skipped skipped -> Points.share(rubric.points(), 0, skipped.open() ? 1 : 0, 1);
            default -> Points.share(rubric.points(), verdict.count(Outcome.PASSED), verdict.count(Outcome.NOT_MEASURED),
                    verdict.findings().size());
        };
    }
}
