package praktikum.course.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import praktikum.course.Action;
import praktikum.course.CheckId;
import praktikum.course.CheckNames;
import praktikum.course.Lab;
import praktikum.course.LabPage;
import praktikum.course.Rubric;
import praktikum.course.Step;
import praktikum.course.file.CourseFiles;
import praktikum.course.markdown.ParsedPage.ParsedAction;
import praktikum.course.markdown.ParsedPage.ParsedCheck;
import praktikum.course.markdown.ParsedPage.ParsedStep;
import praktikum.text.Language;

/** The two pages of a lab, as written. */
public record ParsedLab(String id, int weight, ParsedPage english, ParsedPage indonesian, CourseFiles source) {

    /** The ids of its checks. */
    public List<CheckId> checkIds() {
        return english.steps().stream().flatMap(step -> step.checks().stream().map(check -> checkId(step, check))).toList();
    }

    /** The lab, from pages without a problem. */
    public Lab lab(CheckNames names) {
        return new Lab(id, List.copyOf(english.front().requires().keySet()), english.front().minutes().orElse(0), weight,
                english.steps().stream().map(step -> step(step, names)).toList(),
                Map.of(Language.ENGLISH, page(Language.ENGLISH, english), Language.INDONESIAN, page(Language.INDONESIAN, indonesian)));
    }

    private Step step(ParsedStep step, CheckNames names) {
        var actions = new ArrayList<Action>();
        for (var action : step.actions()) {
            actions.add(action(actions.size() + 1, action, names));
        }
        return new Step(step.id(), actions, step.checks().stream().map(check -> rubric(step, check)).toList(), step.line());
    }

    private Action action(int number, ParsedAction action, CheckNames names) {
        var info = action.info();
        return new Action(number, info.on().orElseThrow(), action.script(), info.get("secret"), info.has("confirm"),
                info.get("unless").flatMap(name -> names.find(id, name)), info.has("by"), info.has("reboots"), info.timeout(),
                action.line());
    }

    private Rubric rubric(ParsedStep step, ParsedCheck check) {
        var translated = indonesian.checks().stream().filter(other -> other.id().equals(check.id())).findFirst().map(ParsedCheck::words);
        return new Rubric(checkId(step, check), check.points(), check.bonus(), check.hintCost(),
                Map.of(Language.ENGLISH, check.words(), Language.INDONESIAN, translated.orElse(check.words())), check.line());
    }

    private CheckId checkId(ParsedStep step, ParsedCheck check) {
        return new CheckId(id, step.id(), check.id());
    }

    private LabPage page(Language language, ParsedPage page) {
        return new MarkdownPage(language, page, source, id);
    }

    /** A page that is not there. */
    public static ParsedPage noPage(String file) {
        return new ParsedPage(file, false, false, ParsedPage.FrontMatter.NONE, List.of(), List.of(), List.of(), List.of());
    }
}
