package praktikum.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import praktikum.course.RawPage.RawAction;
import praktikum.course.RawPage.RawCheck;
import praktikum.course.RawPage.RawStep;
import praktikum.text.Language;

/** The two pages of a lab, as written. */
record RawLab(String id, int weight, RawPage english, RawPage indonesian, Source source) {

    /** The ids of its checks. */
    List<CheckId> checkIds() {
        return english.steps().stream().flatMap(step -> step.checks().stream().map(check -> checkId(step, check))).toList();
    }

    /** The lab, from pages without a problem. */
    Lab lab(CheckNames names) {
        return new Lab(id, List.copyOf(english.front().requires().keySet()), english.front().minutes().orElse(0), weight,
                english.steps().stream().map(step -> step(step, names)).toList(),
                Map.of(Language.ENGLISH, page(Language.ENGLISH, english), Language.INDONESIAN, page(Language.INDONESIAN, indonesian)));
    }

    private Step step(RawStep step, CheckNames names) {
        var actions = new ArrayList<Action>();
        for (var action : step.actions()) {
            actions.add(action(actions.size() + 1, action, names));
        }
        return new Step(step.id(), actions, step.checks().stream().map(check -> rubric(step, check)).toList(), step.line());
    }

    private Action action(int number, RawAction action, CheckNames names) {
        var info = action.info();
        return new Action(number, info.on().orElseThrow(), action.script(), info.get("secret"), info.has("confirm"),
                info.get("unless").flatMap(name -> names.find(id, name)), info.has("by"), info.has("reboots"), info.timeout(),
                action.line());
    }

    private Rubric rubric(RawStep step, RawCheck check) {
        var translated = indonesian.checks().stream().filter(other -> other.id().equals(check.id())).findFirst().map(RawCheck::words);
        return new Rubric(checkId(step, check), check.points(), check.bonus(), check.hintCost(),
                Map.of(Language.ENGLISH, check.words(), Language.INDONESIAN, translated.orElse(check.words())), check.line());
    }

    private CheckId checkId(RawStep step, RawCheck check) {
        return new CheckId(id, step.id(), check.id());
    }

    private Page page(Language language, RawPage page) {
        return new MarkdownPage(language, page, source, id);
    }

    /** A page that is not there. */
    static RawPage noPage(String file) {
        return new RawPage(file, false, new RawPage.Front(Optional.empty(), Optional.empty(), Map.of(), OptionalInt.empty(), 1),
                List.of(), List.of(), List.of(), List.of());
    }
}
