package praktikum.course.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import praktikum.course.CheckId;
import praktikum.course.CheckNames;
import praktikum.course.markdown.ParsedLab;
import praktikum.course.markdown.ParsedPage.ParsedCheck;
import praktikum.text.FileProblem;
import praktikum.text.Nearest;

/** Holds the checks of the pages against the check methods: each has the other, {@code after} leads somewhere and never round. */
public final class MethodLint {

    private final List<ParsedLab> labs;
    private final CheckNames names;
    private final Predicate<String> unread;
    private final List<DeclaredCheck> methods;
    private final List<FileProblem> findings = new ArrayList<>();

    /** Holds the checks of these labs against the methods there are. */
    public MethodLint(List<ParsedLab> labs, CheckNames names, Predicate<String> unread, Collection<DeclaredCheck> methods) {
        this.labs = labs;
        this.names = names;
        this.unread = unread;
        this.methods = List.copyOf(methods);
    }

    /** What one has and the other has not. */
    public List<FileProblem> findings() {
        Map<String, DeclaredCheck> byCheck = new HashMap<>();
        for (var method : methods) {
            var other = byCheck.putIfAbsent(method.lab() + "/" + method.check(), method);
            if (other != null) {
                add(method, Optional.empty(), "course.two-methods", method.lab() + "/" + method.check(), other.where(), method.where());
            }
        }
        for (var lab : labs) {
            for (var check : lab.english().checks()) {
                var method = Optional.ofNullable(byCheck.get(lab.id() + "/" + check.id()));
                if (method.isEmpty()) {
                    findings.add(FileProblem.of(lab.english().file(), check.line(), "course.no-method", check.id(), lab.id()));
                } else if (check.told()) {
                    mistakes(lab, check, method.get());
                }
            }
        }
        byCheck.values().forEach(this::method);
        circles();
        return findings;
    }

    private void method(DeclaredCheck method) {
        var lab = labs.stream().filter(other -> other.id().equals(method.lab())).findFirst();
        var check = rubric(method);
        if (check.isEmpty() && lab.map(found -> found.english().whole()).orElse(!labs.isEmpty() && !unread.test(method.lab()))) {
            add(method, check, "course.no-entry", method.lab() + "/" + method.check(), method.where());
        }
        for (var after : method.after()) {
            if (names.find(method.lab(), after).isEmpty() && check.isPresent() && whole(method.lab(), after)) {
                add(method, check, "course.after", after, method.where());
            }
        }
    }

    // What a page that was not understood may hold is not missed.
    private boolean whole(String lab, String after) {
        var first = after.split("/")[0];
        return !unread.test(first) && labs.stream().filter(other -> other.id().equals(lab) || other.id().equals(first))
                .allMatch(other -> other.english().whole());
    }

    private void mistakes(ParsedLab lab, ParsedCheck check, DeclaredCheck method) {
        var known = new TreeSet<>(method.mistakes());
        for (var name : new TreeSet<>(check.mistakes())) {
            if (!known.contains(name) && method.all()) {
                findings.add(FileProblem.of(lab.english().file(), check.mistakeLines().get(name), "course.mistake-unknown",
                        name, check.id(), known.isEmpty() ? "–" : Nearest.list(name, known)));
            }
        }
        for (var name : known) {
            if (!check.mistakes().contains(name)) {
                findings.add(FileProblem.of(lab.english().file(), check.line(), "course.mistake-untold", name, check.id()));
            }
        }
    }

    private void circles() {
        var edges = new LinkedHashMap<String, List<String>>();
        for (var method : methods) {
            names.find(method.lab(), method.check()).ifPresent(id -> edges.put(id.toString(), method.after().stream()
                    .flatMap(after -> names.find(method.lab(), after).stream()).map(CheckId::toString).toList()));
        }
        for (var circle : CycleFinder.in(edges)) {
            var id = CheckId.of(circle.getFirst()).orElseThrow();
            methods.stream().filter(method -> method.lab().equals(id.lab()) && method.check().equals(id.check())).findFirst()
                    .ifPresent(method -> add(method, rubric(method), "course.after-circle", String.join(" → ", circle)));
        }
    }

    private Optional<ParsedCheck> rubric(DeclaredCheck method) {
        return labs.stream().filter(lab -> lab.id().equals(method.lab())).flatMap(lab -> lab.english().checks().stream())
                .filter(check -> check.id().equals(method.check())).findFirst();
    }

    // A method has no line of its own in a page: its entry's, else the top of its lab, else the top of the first lab.
    private void add(DeclaredCheck method, Optional<ParsedCheck> check, String key, Object... args) {
        var lab = labs.stream().filter(other -> other.id().equals(method.lab())).findFirst().or(() -> labs.stream().findFirst());
        lab.ifPresent(found -> findings.add(FileProblem.of(found.english().file(), check.map(ParsedCheck::line).orElse(1), key, args)));
    }
}
