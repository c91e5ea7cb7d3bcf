package praktikum.cli.terminal;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.grade.Grade.CheckGrade;
import praktikum.grade.Grade.LabGrade;
import praktikum.grade.Points;
import praktikum.grade.VerdictExplanation;
import praktikum.run.check.CheckResult;

/** Shows a grade on a terminal: a line per check, under each red one what is wrong and what to do next. */
public final class ResultPrinter {

    private final Screen screen;
    private final CheckResult result;
    private final VerdictExplanation explanation;
    private final LinkedHashSet<String> unseen = new LinkedHashSet<>();

    /** @param screen where to print it */
    public ResultPrinter(Screen screen, CheckResult result) {
        this.screen = screen;
        this.result = result;
        this.explanation = result.explanation();
    }

    /** The whole run as a document or for people, and where its evidence lies. */
    public void printRun(boolean json) {
        if (json) {
            screen.out().print(result.json());
        } else {
            print();
            screen.print("");
        }
        if (result.verdicts().isEmpty() && !result.interrupted()) {
            screen.say("cli.check.not-planned");
        }
        screen.say("cli.check.evidence", result.transcript());
    }

    /** Every check. */
    public void print() {
        result.grade().labs().forEach(this::lab);
        silences();
    }

    private void silences() {
        if (!unseen.isEmpty()) {
            screen.print("");
            screen.print(screen.bold(screen.word("cli.result.could-not-look")));
            var mark = "  " + screen.mark(Outcome.NOT_MEASURED) + " ";
            unseen.forEach(sentence -> screen.print(mark, told(sentence)));
        }
    }

    /** Only the points of each lab. */
    public void printPoints() {
        result.grade().labs().forEach(this::head);
    }

    /** Only what has not passed. */
    public void printTrouble() {
        for (var lab : result.grade().labs()) {
            head(lab);
            lab.steps().stream().flatMap(step -> step.checks().stream())
                    .filter(check -> !(check.verdict() instanceof Verdict.Passed)).forEach(this::check);
        }
        silences();
    }

    private void lab(LabGrade grade) {
        head(grade);
        var page = grade.lab().page(screen.language());
        for (var step : grade.steps()) {
            screen.print("  ", screen.dim(page.title(step.step().id()).orElse(step.step().id())));
            step.checks().forEach(this::check);
        }
    }

    private void head(LabGrade grade) {
        var page = grade.lab().page(screen.language());
        screen.print("");
        var bonus = grade.bonus().max().signum() > 0;
        // Of a step that is all bonus there is nothing else to tell.
        screen.print("", screen.bold(grade.lab().id() + " · " + page.title()) + (bonus && grade.points().max().signum() == 0 ? ""
                : "   " + points(grade.points())) + (bonus ? "   " + screen.word("cli.result.bonus", points(grade.bonus())) : ""));
    }

    private void check(CheckGrade grade) {
        var worth = shown(grade.points().earned()) + "/" + shown(grade.points().max());
        screen.print(String.format("    %s %-17s %6s  ", mark(grade.verdict()), grade.rubric().id().check(), worth),
                told(grade.rubric().words(screen.language()).says()));
        if (grade.hinted()) {
            screen.print("        ", screen.dim(screen.word("cli.hint.cost", grade.rubric().hintCost())));
        }
        for (var sentence : sentences(grade)) {
            screen.print("        ", told(sentence));
        }
        if (grade.verdict() instanceof Verdict.Failed && grade.rubric().words(screen.language()).hint().isPresent()) {
            screen.print("        ", screen.dim(screen.word("cli.result.hint", grade.rubric().id())));
        }
    }

    /** What to say under a check: one sentence per subject that failed; hosts nobody could look at are told once, at the end. */
    private List<String> sentences(CheckGrade grade) {
        grade.verdict().findings().stream().flatMap(finding -> finding.why().stream())
                .forEach(why -> unseen.add(why.in(screen.language())));
        return switch (grade.verdict()) {
            case Verdict.Passed _ -> List.of();
            case Verdict.Skipped _ -> explanation.reasons(grade, screen.language());
            case Verdict.NotMeasured unmeasured -> List.of(screen.word("cli.result.not-measured-on", String.join(", ",
                    unmeasured.findings().stream().filter(finding -> finding.outcome() == Outcome.NOT_MEASURED)
                            .map(Finding::subject).toList())));
            case Verdict.Failed failed -> failed.findings().stream().filter(finding -> finding.outcome() == Outcome.FAILED)
                    .map(finding -> explanation.sentence(grade.rubric(), finding, screen.language())).distinct().toList();
        };
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> screen.mark(Outcome.PASSED);
            case Verdict.Failed _ -> screen.mark(Outcome.FAILED);
            case Verdict.NotMeasured _ -> screen.mark(Outcome.NOT_MEASURED);
            case Verdict.Skipped _ -> screen.dim("–");
        };
    }

    private String points(Points points) {
        return screen.word("cli.result.points", shown(points.earned()), shown(points.open()), shown(points.max()));
    }

    private String shown(BigDecimal points) {
        return Points.shown(points, screen.language());
    }

    /** A sentence with its commands marked off, so that nobody types the full stop behind one. */
    private String told(String markdown) {
        return screen.commands(TerminalSanitizer.line(markdown.replace("**", "")));
    }
}
