package praktikum.site.draft;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.text.yaml.YamlValue.Scalar;

/**
 * What hosts have from the groups of an inventory, as ansible-inventory(1) has it: of two groups the one further down goes first, of
 * two as far down the one whose name comes later. Each group is looked at once, in however many ways it can be reached.
 */
final class InventoryGroups {

    /** A value, with how far down the group is that says it. */
    private record Said(int depth, String group, Scalar value) {
        Said deeper(Said other) {
            return other.depth > depth || other.depth == depth && other.group.compareTo(group) > 0 ? other : this;
        }
    }

    private static final String ALL = "all";

    private final Map<String, InventoryGroup> groups;
    private final Map<String, Integer> parents = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, Map<String, Said>> said = new HashMap<>();

    InventoryGroups(Map<String, InventoryGroup> groups) {
        this.groups = groups;
        groups.values().forEach(group -> group.children().forEach(child -> parents.merge(child, 1, Integer::sum)));
    }

    /** The variables of each host that has any; groups that contain themselves give none. */
    Map<String, Map<String, Scalar>> variables() {
        var all = Optional.ofNullable(groups.get(ALL)).map(InventoryGroup::vars).orElse(Map.of());
        var next = new ArrayDeque<>(groups.keySet().stream().filter(group -> !parents.containsKey(group)).toList());
        var hosts = new HashMap<String, Map<String, Said>>();
        while (!next.isEmpty()) {
            var name = next.remove();
            var group = groups.get(name);
            var depth = depths.getOrDefault(name, 1);
            var vars = said.computeIfAbsent(name, key -> new HashMap<>());
            all.forEach((key, value) -> add(vars, key, new Said(0, ALL, value)));
            group.vars().forEach((key, value) -> add(vars, key, new Said(name.equals(ALL) ? 0 : depth, name, value)));
            group.hosts().forEach(host -> addAll(hosts.computeIfAbsent(host, key -> new HashMap<>()), vars));
            for (var child : group.children()) {
                depths.merge(child, depth + 1, Math::max);
                addAll(said.computeIfAbsent(child, key -> new HashMap<>()), vars);
                if (parents.merge(child, -1, Integer::sum) == 0) {
                    next.add(child);
                }
            }
        }
        return hosts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, host -> host.getValue().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> value.getValue().value()))));
    }

    /** A group that contains itself, by way of others as a rule, or stands below such a one; known after {@link #variables}. */
    Optional<String> circle() {
        return groups.keySet().stream().filter(group -> parents.getOrDefault(group, 0) > 0).findFirst();
    }

    private static void addAll(Map<String, Said> vars, Map<String, Said> more) {
        more.forEach((key, value) -> add(vars, key, value));
    }

    private static void add(Map<String, Said> vars, String key, Said value) {
        vars.merge(key, value, Said::deeper);
    }
}
