package praktikum.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import praktikum.course.RawPage.RawCheck;
import praktikum.text.FileProblem;

/** What only all pages together show: points, what labs require, what actions are left out for. */
final class Coherence {

    private static final int FULL = 100;

    private final List<RawLab> labs;
    private final CheckNames names;
    private final Predicate<String> unread;
    private final List<FileProblem> findings = new ArrayList<>();

    Coherence(List<RawLab> labs, CheckNames names, Predicate<String> unread) {
        this.labs = labs;
        this.names = names;
        this.unread = unread;
    }

    List<FileProblem> findings() {
        for (var lab : labs) {
            requires(lab);
            if (lab.english().whole()) {
                points(lab);
                unless(lab);
            }
        }
        circles();
        return findings;
    }

    private void points(RawLab lab) {
        var checks = lab.english().checks().stream().filter(check -> !check.bonus()).toList();
        var sum = checks.stream().mapToInt(RawCheck::points).sum();
        if (sum != FULL && checks.stream().allMatch(check -> check.points() > 0)) {
            add(lab, lab.english().front().idLine(), "course.points", sum);
        }
    }

    private void unless(RawLab lab) {
        for (var step : lab.english().steps()) {
            for (var action : step.actions()) {
                action.info().get("unless").filter(name -> names.find(lab.id(), name).isEmpty())
                        .ifPresent(name -> add(lab, action.line(), "course.unless", name, all(lab)));
            }
        }
    }

    private void requires(RawLab lab) {
        lab.english().front().requires().forEach((name, line) -> {
            if (labs.stream().noneMatch(other -> other.id().equals(name)) && !unread.test(name)) {
                add(lab, line, "course.requires", name, String.join(", ", labs.stream().map(RawLab::id).toList()));
            }
        });
    }

    private void circles() {
        var edges = new LinkedHashMap<String, List<String>>();
        labs.forEach(lab -> edges.put(lab.id(), List.copyOf(lab.english().front().requires().keySet())));
        for (var circle : Cycles.in(edges)) {
            var lab = labs.stream().filter(other -> other.id().equals(circle.getFirst())).findFirst().orElseThrow();
            add(lab, lab.english().front().requires().get(circle.get(1)), "course.requires-circle", String.join(" → ", circle));
        }
    }

    private String all(RawLab lab) {
        return String.join(", ", names.of(lab.id()).stream().map(id -> id.step() + "/" + id.check()).toList());
    }

    private void add(RawLab lab, int line, String key, Object... args) {
        findings.add(FileProblem.of(lab.english().file(), line, key, args));
    }
}
