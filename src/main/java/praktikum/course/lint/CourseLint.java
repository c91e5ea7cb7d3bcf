package praktikum.course.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import praktikum.course.CheckNames;
import praktikum.course.PageValues;
import praktikum.course.markdown.ParsedLab;
import praktikum.course.markdown.ParsedPage.ParsedCheck;
import praktikum.text.FileProblem;
import praktikum.text.Nearest;

/** What only all pages together show: points, what labs require, what actions are left out for. */
public final class CourseLint {

    private static final int FULL = 100;

    private final List<ParsedLab> labs;
    private final CheckNames names;
    private final Predicate<String> unread;
    private final List<FileProblem> findings = new ArrayList<>();

    /** Looks at all labs at once; a lab that could not be read is no reason to complain about another. */
    public CourseLint(List<ParsedLab> labs, CheckNames names, Predicate<String> unread) {
        this.labs = labs;
        this.names = names;
        this.unread = unread;
    }

    /** What does not fit together. */
    public List<FileProblem> findings() {
        for (var lab : labs) {
            requires(lab);
            if (lab.english().whole()) {
                points(lab);
                unless(lab);
                ownValues(lab);
            }
        }
        circles();
        return findings;
    }

    private void points(ParsedLab lab) {
        var checks = lab.english().checks().stream().filter(check -> !check.bonus()).toList();
        var sum = checks.stream().mapToInt(ParsedCheck::points).sum();
        if (sum != FULL && checks.stream().allMatch(check -> check.points() > 0)) {
            add(lab, lab.english().front().idLine(), "course.points", sum);
        }
    }

    private void unless(ParsedLab lab) {
        for (var step : lab.english().steps()) {
            for (var action : step.actions()) {
                action.info().get("unless").filter(name -> names.find(lab.id(), name).isEmpty())
                        .ifPresent(name -> add(lab, action.line(), "course.unless", name, all(lab, name)));
            }
        }
    }

    /** Where an action is about something else, nothing stands for the values of a node or of a guest. */
    private void ownValues(ParsedLab lab) {
        lab.english().steps().stream().flatMap(step -> step.actions().stream()).forEach(action -> {
            var on = action.info().get("on").orElse("");
            PageValues.names(action.script()).stream().distinct().forEach(name -> {
                if (on.equals("nfs") && name.startsWith("node.")) {
                    add(lab, action.line(), "course.value-of-node", "${" + name + "}");
                } else if (name.startsWith("container.") && !on.equals("each-container")
                        || name.startsWith("vm.") && !on.equals("each-vm")) {
                    add(lab, action.line(), "course.value-of-guest", "${" + name + "}", "on=each-" + name.replaceFirst("\\..*", ""),
                            "${" + name.replaceFirst("\\.", "1.") + "}");
                }
            });
        });
    }

    private void requires(ParsedLab lab) {
        lab.english().front().requires().forEach((name, line) -> {
            if (labs.stream().noneMatch(other -> other.id().equals(name)) && !unread.test(name)) {
                add(lab, line, "course.requires", name, Nearest.list(name, labs.stream().map(ParsedLab::id).toList()));
            }
        });
    }

    private void circles() {
        var edges = new LinkedHashMap<String, List<String>>();
        labs.forEach(lab -> edges.put(lab.id(), List.copyOf(lab.english().front().requires().keySet())));
        for (var circle : CycleFinder.in(edges)) {
            var lab = labs.stream().filter(other -> other.id().equals(circle.getFirst())).findFirst().orElseThrow();
            add(lab, lab.english().front().requires().get(circle.get(1)), "course.requires-circle", String.join(" → ", circle));
        }
    }

    private String all(ParsedLab lab, String found) {
        return Nearest.list(found, names.of(lab.id()).stream().map(id -> id.step() + "/" + id.check()).toList());
    }

    private void add(ParsedLab lab, int line, String key, Object... args) {
        findings.add(FileProblem.of(lab.english().file(), line, key, args));
    }
}
