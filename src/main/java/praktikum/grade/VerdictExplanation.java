package praktikum.grade;

import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.check.verdict.Finding;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.course.CheckId;
import praktikum.course.PageValues;
import praktikum.course.Rubric;
import praktikum.grade.Grade.CheckGrade;
import praktikum.text.Language;
import praktikum.text.Message;

/**
 * Tells verdicts in sentences: the lab page's own for a known mistake, the engine's otherwise.
 *
 * @param site the values of the site, which a page's sentences may name
 */
public record VerdictExplanation(PageValues site) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z][a-z-]*)}");

    /** Why a verdict is what it is: a sentence for each subject that did not pass, or one for all that did. */
    public List<String> reasons(CheckGrade grade, Language language) {
        var rubric = grade.rubric();
        return switch (grade.verdict()) {
            case Verdict.Passed passed -> List.of(Message.of("grade.passed", passed.findings().size()).in(language));
            case Verdict.Skipped skipped -> List.of(Message.of(skipped.open() ? "grade.skipped-open" : "grade.skipped",
                    grade.cause().map(CheckId::toString).orElse(skipped.cause().toString())).in(language));
            case Verdict.Failed failed -> told(rubric, failed.findings(), language);
            case Verdict.NotMeasured unmeasured -> told(rubric, unmeasured.findings(), language);
        };
    }

    private List<String> told(Rubric rubric, List<Finding> findings, Language language) {
        return findings.stream().filter(finding -> finding.outcome() != Outcome.PASSED)
                .map(finding -> sentence(rubric, finding, language)).distinct().toList();
    }

    /** One finding as a sentence. Values of machines come in as they are: whoever shows it neutralises it. */
    public String sentence(Rubric rubric, Finding finding, Language language) {
        if (finding.why().isPresent()) {
            return finding.why().get().in(language);
        }
        if (finding.outcome() == Outcome.PASSED) {
            return Message.of("grade.found", finding.subject(), finding.found().orElse("")).in(language);
        }
        return finding.mistake().map(key -> rubric.words(language).mistakes().get(key))
                .map(sentence -> fill(site.show(sentence), finding))
                .orElseGet(() -> Message.of("grade.expected-found", finding.subject(), finding.expected().orElse(""),
                        finding.found().orElse("")).in(language));
    }

    /** What a machine printed cannot begin or end a command: that stands in back-quotes. */
    private static String fill(String sentence, Finding finding) {
        var values = new HashMap<>(finding.values());
        values.put("node", finding.subject());
        finding.expected().ifPresent(expected -> values.put("expected", expected));
        finding.found().ifPresent(found -> values.put("found", found));
        return PLACE.matcher(sentence).replaceAll(place ->
                Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group()).replace('`', '\'')));
    }
}
