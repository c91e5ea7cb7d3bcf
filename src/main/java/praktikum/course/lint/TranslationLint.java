package praktikum.course.lint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import praktikum.course.markdown.ParsedLab;
import praktikum.course.markdown.ParsedPage;
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

    /** What differs; nothing where a page was not understood as a whole, as too much would. */
    public static ProblemCollector problems(ParsedLab lab) {
        var pairing = new TranslationLint(lab);
        if (lab.english().whole() && lab.indonesian().whole()) {
            pairing.front();
            pairing.steps();
        }
        return pairing.problems;
    }

    private void front() {
        var front = translated.front();
        if (!front.requires().isEmpty() && !front.requires().keySet().equals(english.front().requires().keySet())) {
            problems.add(front.requires().values().iterator().next(), "course.front-differs", "requires", english.file());
        }
        if (front.minutes().isPresent() && !front.minutes().equals(english.front().minutes())) {
            problems.add(front.idLine(), "course.front-differs", "minutes", english.file());
        }
    }

    private void steps() {
        var wanted = english.steps().stream().map(ParsedStep::id).toList();
        var found = translated.steps().stream().map(ParsedStep::id).toList();
        for (var step : translated.steps()) {
            if (!wanted.contains(step.id())) {
                problems.add(step.line(), "course.step-extra", step.id(), english.file());
            }
        }
        var last = 1;
        for (var step : english.steps()) {
            var other = translated.step(step.id());
            if (other.isEmpty()) {
                problems.add(last, "course.step-missing", step.id(), english.file(), step.line());
            } else {
                last = other.get().line();
                actions(step, other.get());
                checks(step, other.get());
            }
        }
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
        if (step.actions().size() != other.actions().size()) {
            problems.add(other.line(), "course.action-count", other.actions().size(), step.id(), step.actions().size(), english.file());
            return;
        }
        for (var i = 0; i < step.actions().size(); i++) {
            if (!step.actions().get(i).sameAs(other.actions().get(i))) {
                problems.add(other.actions().get(i).line(), "course.action-differs", i + 1, step.id(),
                        english.file(), step.actions().get(i).line());
            }
        }
    }

    private void checks(ParsedStep step, ParsedStep other) {
        for (var check : other.checks()) {
            if (find(step.checks(), check.id()).isEmpty()) {
                problems.add(check.line(), "course.check-extra", check.id(), step.id(), english.file());
            }
        }
        for (var check : step.checks()) {
            var match = find(other.checks(), check.id());
            if (match.isEmpty()) {
                problems.add(other.line(), "course.check-missing", check.id(), step.id(), english.file(), check.line());
            } else {
                words(check, match.getFirst());
            }
        }
    }

    private void words(ParsedCheck check, ParsedCheck other) {
        if (check.words().hint().isPresent() != other.words().hint().isPresent()) {
            problems.add(other.line(), check.words().hint().isPresent() ? "course.hint-missing" : "course.hint-extra",
                    check.id(), english.file());
        }
        missing(check.mistakes(), other.mistakes())
                .forEach(name -> problems.add(other.line(), "course.mistake-missing", name, check.id(), english.file()));
        missing(other.mistakes(), check.mistakes())
                .forEach(name -> problems.add(other.mistakeLines().get(name), "course.mistake-extra", name, check.id(), english.file()));
    }

    private static Set<String> missing(Set<String> wanted, Set<String> found) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(found);
        return missing;
    }

    private static List<ParsedCheck> find(List<ParsedCheck> checks, String id) {
        return checks.stream().filter(check -> check.id().equals(id)).toList();
    }
}
