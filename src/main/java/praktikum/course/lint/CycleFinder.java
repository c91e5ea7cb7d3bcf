package praktikum.course.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds circles among things that name others. */
final class CycleFinder {

    private CycleFinder() {
    }

    /** Each circle once, as the things on it in order, the first one repeated at the end; long chains do not hurt. */
    static List<List<String>> in(Map<String, List<String>> edges) {
        var circles = new ArrayList<List<String>>();
        Set<String> done = new HashSet<>();
        for (var start : edges.keySet()) {
            var path = new LinkedHashMap<String, Integer>();
            walk(start, edges, path, done, circles);
        }
        return circles;
    }

    // Depth first with the path at hand; a thing that was left behind is not entered again. Own stack, no recursion.
    private static void walk(String start, Map<String, List<String>> edges, Map<String, Integer> path, Set<String> done,
            List<List<String>> circles) {
        var order = new ArrayList<String>();
        if (done.contains(start)) {
            return;
        }
        order.add(start);
        path.put(start, 0);
        while (!order.isEmpty()) {
            var here = order.getLast();
            var next = edges.getOrDefault(here, List.of());
            var index = path.get(here);
            if (index == next.size()) {
                order.removeLast();
                path.remove(here);
                done.add(here);
                continue;
            }
            path.put(here, index + 1);
            var target = next.get(index);
            if (path.containsKey(target)) {
                var circle = new ArrayList<>(order.subList(order.indexOf(target), order.size()));
                circle.add(target);
                circles.add(circle);
            } else if (!done.contains(target)) {
                order.add(target);
                path.put(target, 0);
            }
        }
    }
}
