package praktikum.course.lint;

import java.util.Set;
import java.util.TreeSet;
import praktikum.course.markdown.ParsedLab;
import praktikum.course.markdown.ParsedPage;
import praktikum.course.markdown.ParsedPage.CheckEntry;
import praktikum.course.markdown.ParsedPage.ParsedCheck;
import praktikum.course.markdown.ParsedPage.ParsedStep;
import praktikum.text.ProblemCollector;

/** Holds the Indonesian page against the English one: same steps, actions, checks and mistakes. */
public final class TranslationLint {

    private final ParsedPage english;
    private final ParsedPage translated;
    private final ProblemCollector problems;

    private TranslationLint(ParsedLab lab) {
        this.english = lab.english();
        this.translated = lab.indonesian();
        this.problems = new ProblemCollector(translated.file());
    }

    /** What differs, as far as both pages were understood: what one of them only seems to lack is not said to be missing. */
    public static ProblemCollector problems(ParsedLab lab) {
        var pairing = new TranslationLint(lab);
        pairing.front();
        pairing.steps();
        return pairing.problems;
    }

    private void front() {
        var front = translated.front();
        if (!front.requires().isEmpty() && !front.requires().keySet().equals(english.front().requires().keySet())) {
            problems.add(front.requires().values().iterator().next(), "course.front-differs", "requires", english.file());
        }
        if (front.minutes().isPresent() && english.front().minutes().isPresent() && !front.minutes().equals(english.front().minutes())) {
            problems.add(front.idLine(), "course.front-differs", "minutes", english.file());
        }
        var known = !english.headings().isEmpty() && !translated.headings().isEmpty();
        if (known && front.steps().isEmpty() != english.front().steps().isEmpty()) {
            problems.add(front.idLine(), front.steps().isEmpty() ? "course.summaries-missing" : "course.summaries-extra", english.file());
        }
    }

    private void steps() {
        var pairing = new Pairing<>(new Pairing.Side<>(english.headings(), english.listed()),
                new Pairing.Side<>(translated.headings(), translated.listed()), ParsedStep::id);
        var pairs = pairing.pairs();
        pairing.extra().forEach(step -> problems.add(step.line(), "course.step-extra", step.id(), english.file()));
        var missing = pairing.missing();
        var last = 1;
        for (var step : english.headings()) {
            if (missing.contains(step)) {
                problems.add(last, "course.step-missing", step.id(), english.file(), step.line());
            }
            if (pairs.containsKey(step)) {
                var other = pairs.get(step);
                last = other.id().equals(step.id()) ? other.line() : last;
                actions(step, other);
                checks(step, other);
            }
        }
        order();
    }

    private void order() {
        var wanted = english.steps().stream().map(ParsedStep::id).toList();
        var found = translated.steps().stream().map(ParsedStep::id).toList();
        var common = found.stream().filter(wanted::contains).toList();
        var order = wanted.stream().filter(found::contains).toList();
        for (var i = 0; i < order.size(); i++) {
            if (!order.get(i).equals(common.get(i))) {
                problems.add(translated.step(common.get(i)).orElseThrow().line(), "course.step-order", common.get(i), english.file());
                return;
            }
        }
    }

    private void actions(ParsedStep step, ParsedStep other) {
        if (!step.fenced() || !other.fenced()) {
            return;
        }
        if (step.actions().size() != other.actions().size()) {
            problems.add(other.line(), "course.action-count", other.actions().size(), name(step, other), step.actions().size(),
                    english.file());
            return;
        }
        for (var i = 0; i < step.actions().size(); i++) {
            if (!step.actions().get(i).sameAs(other.actions().get(i))) {
                problems.add(other.actions().get(i).line(), "course.action-differs", i + 1, name(step, other),
                        english.file(), step.actions().get(i).line());
            }
        }
    }

    private void checks(ParsedStep step, ParsedStep other) {
        var pairing = new Pairing<>(new Pairing.Side<>(step.entries(), step.listed()), new Pairing.Side<>(other.entries(), other.listed()),
                CheckEntry::id);
        pairing.extra().forEach(entry -> problems.add(entry.line(), "course.check-extra", entry.id(), name(step, other), english.file()));
        pairing.missing().forEach(entry ->
                problems.add(other.line(), "course.check-missing", entry.id(), name(step, other), english.file(), entry.line()));
        pairing.pairs().forEach((entry, its) -> entry.check().ifPresent(check -> its.check().ifPresent(words -> words(check, words))));
    }

    private static String name(ParsedStep step, ParsedStep other) {
        return step.id().isEmpty() ? other.id() : step.id();
    }

    private void words(ParsedCheck check, ParsedCheck other) {
        if (check.words().hint().isPresent() != other.words().hint().isPresent()) {
            problems.add(other.line(), check.words().hint().isPresent() ? "course.hint-missing" : "course.hint-extra",
                    check.id(), english.file());
        }
        if (check.told() && other.told()) {
            missing(check.mistakes(), other.mistakes())
                    .forEach(name -> problems.add(other.line(), "course.mistake-missing", name, check.id(), english.file()));
            missing(other.mistakes(), check.mistakes()).forEach(name ->
                    problems.add(other.mistakeLines().get(name), "course.mistake-extra", name, check.id(), english.file()));
        }
    }

    private static Set<String> missing(Set<String> wanted, Set<String> found) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        return missing;
    }
}
