package praktikum.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import praktikum.check.engine.CheckMethod;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.course.CheckId;
import praktikum.course.Course;

/**
 * Which checks a command is about.
 *
 * @param asked those that were asked for, in the course's order
 * @param needed these and all they build on, in the course's order
 */
record Selection(List<CheckKey> asked, List<CheckMethod> needed) {

    /** The checks with these ids. */
    static Selection of(Course course, List<CheckId> ids, List<CheckMethod> methods) {
        var byKey = methods.stream().collect(Collectors.toMap(CheckMethod::key, Function.identity(), (first, second) -> first));
        var asked = ids.stream().map(id -> new CheckKey(id.lab(), id.check())).filter(byKey::containsKey).toList();
        var wanted = new LinkedHashSet<CheckKey>();
        asked.forEach(key -> add(key, byKey, wanted));
        var order = new ArrayList<CheckKey>();
        course.labs().forEach(lab -> lab.checks().forEach(rubric -> order.add(new CheckKey(lab.id(), rubric.id().check()))));
        return new Selection(asked, order.stream().filter(wanted::contains).map(byKey::get).toList());
    }

    private static void add(CheckKey key, Map<CheckKey, CheckMethod> byKey, Set<CheckKey> wanted) {
        if (byKey.containsKey(key) && wanted.add(key)) {
            byKey.get(key).after().forEach(before -> add(before, byKey, wanted));
        }
    }

    /** The verdicts on what was asked for. */
    Map<CheckKey, Verdict> asked(Map<CheckKey, Verdict> verdicts) {
        return asked.stream().filter(verdicts::containsKey)
                .collect(Collectors.toMap(Function.identity(), verdicts::get, (first, second) -> first, LinkedHashMap::new));
    }
}
