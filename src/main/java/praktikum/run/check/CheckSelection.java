package praktikum.run.check;

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
import praktikum.course.CourseAddress;
import praktikum.course.Rubric;
import praktikum.run.CourseSource;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;

/**
 * Which checks a run is about.
 *
 * @param asked those that were asked for, in the course's order
 * @param needed these and all they build on, in the course's order
 */
public record CheckSelection(List<CheckKey> asked, List<CheckMethod> needed) {

    /** The checks of addresses such as {@code 01-nodes/time}; all of the course for none. */
    static CheckSelection of(CourseSource source, List<String> scope) throws WorkFailed {
        var course = source.course();
        var ids = ids(course, scope);
        var byKey = source.checks().stream().collect(Collectors.toMap(CheckMethod::key, Function.identity(), (first, second) -> first));
        var asked = ids.stream().map(id -> new CheckKey(id.lab(), id.check())).filter(byKey::containsKey).toList();
        var wanted = new LinkedHashSet<CheckKey>();
        asked.forEach(key -> add(key, byKey, wanted));
        var order = course.labs().stream().flatMap(lab -> lab.checks().stream().map(rubric -> new CheckKey(lab.id(), rubric.id().check())));
        return new CheckSelection(asked, order.filter(wanted::contains).map(byKey::get).toList());
    }

    /** The ids of the checks of addresses; all of the course for none. */
    public static List<CheckId> ids(Course course, List<String> scope) throws WorkFailed {
        if (scope.isEmpty()) {
            return course.labs().stream().flatMap(lab -> lab.checks().stream()).map(Rubric::id).toList();
        }
        var ids = new ArrayList<CheckId>();
        for (var text : scope) {
            switch (CourseAddress.resolve(course, text)) {
                case CourseAddress.OfLab(var lab) -> lab.checks().forEach(rubric -> ids.add(rubric.id()));
                case CourseAddress.OfStep(var lab, var step) -> step.checks().forEach(rubric -> ids.add(rubric.id()));
                case CourseAddress.OfCheck(var lab, var step, var rubric) -> ids.add(rubric.id());
                case CourseAddress.Unclear(var message) -> throw WorkFailed.of(WorkEnd.NOT_AS_ASKED, message);
            }
        }
        return ids.stream().distinct().toList();
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
