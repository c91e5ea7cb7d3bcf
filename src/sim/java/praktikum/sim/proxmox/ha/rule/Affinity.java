package praktikum.sim.proxmox.ha.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What all rules come to, service by service.
 *
 * @param nodes the nodes a service may be on with their priorities; a service without an entry may be on any
 * @param together the services that are to be where a service is
 * @param apart the services that must not be where a service is
 * @param dropped what is said of rules that cannot be and therefore do not count
 */
public record Affinity(Map<String, Map<String, Integer>> nodes, Map<String, SortedSet<String>> together,
        Map<String, SortedSet<String>> apart, List<String> dropped) {

    /** Below all priorities that a rule can give. */
    private static final int ELSEWHERE = -1;

    /** Without rules. */
    public static Affinity none() {
        return new Affinity(Map.of(), Map.of(), Map.of(), List.of());
    }

    /** Makes it of all rules and the nodes of the cluster. */
    public static Affinity of(List<Rule> rules, Set<String> cluster) {
        SortedMap<String, List<String>> conflicts = RuleConflicts.of(rules, cluster.size());
        List<String> dropped = conflicts.entrySet().stream().flatMap(rule -> rule.getValue().stream()
                .map(why -> "Drop rule '" + rule.getKey() + "', because " + why + ".")).toList();
        List<Rule> possible = rules.stream().filter(rule -> !rule.disabled() && !conflicts.containsKey(rule.id())).toList();

        List<Bundle> bundles = Bundle.of(possible.stream().filter(Rule.AmongEachOther.class::isInstance)
                .map(Rule.AmongEachOther.class::cast).filter(Rule.AmongEachOther::together).toList());
        Map<String, SortedSet<String>> together = new TreeMap<>();
        bundles.forEach(bundle -> relate(together, bundle.resources(), bundle.resources()));
        Map<String, SortedSet<String>> apart = new TreeMap<>();
        Map<String, Map<String, Integer>> nodes = new TreeMap<>();
        for (Rule rule : possible) {
            switch (rule) {
                case Rule.AmongEachOther among when !among.together() -> relate(apart, among.resources(), among.resources());
                case Rule.AmongEachOther among -> { }
                case Rule.OnNodes on -> place(nodes, on, bundles, cluster);
            }
        }
        Map<String, SortedSet<String>> said = new TreeMap<>();
        apart.forEach((sid, others) -> said.put(sid, new TreeSet<>(others)));
        bundles.forEach(bundle -> keepAway(apart, said, bundle.resources()));
        return new Affinity(nodes, together, apart, dropped);
    }

    private static void relate(Map<String, SortedSet<String>> relation, Set<String> from, Set<String> to) {
        from.forEach(one -> to.stream().filter(other -> !other.equals(one))
                .forEach(other -> relation.computeIfAbsent(one, none -> new TreeSet<>()).add(other)));
    }

    // Whoever is together with one that keeps away from a third has to keep away from it, too; only of what rules say, not of what follows.
    private static void keepAway(Map<String, SortedSet<String>> apart, Map<String, SortedSet<String>> said, SortedSet<String> bundle) {
        var others = new TreeSet<String>();
        bundle.forEach(one -> others.addAll(said.getOrDefault(one, Collections.emptySortedSet())));
        relate(apart, bundle, others);
        relate(apart, others, bundle);
    }

    // A rule for one service of a bundle is a rule for all of it.
    private static void place(Map<String, Map<String, Integer>> nodes, Rule.OnNodes rule, List<Bundle> bundles, Set<String> cluster) {
        Map<String, Integer> effective = new TreeMap<>(rule.nodes());
        if (!rule.strict()) {
            cluster.forEach(node -> effective.putIfAbsent(node, ELSEWHERE));
        }
        var resources = new TreeSet<>(rule.resources());
        bundles.stream().filter(bundle -> !Collections.disjoint(bundle.resources(), rule.resources()))
                .forEach(bundle -> resources.addAll(bundle.resources()));
        resources.forEach(sid -> nodes.put(sid, effective));
    }

    /** The nodes that a service may be on, of those that are online. */
    public Set<String> allowed(String sid, Set<String> online) {
        return priorities(sid, online).map(Map::keySet).orElse(online);
    }

    /** Those of them that it likes best. */
    public Set<String> preferred(String sid, Set<String> online) {
        Optional<Map<String, Integer>> priorities = priorities(sid, online);
        if (priorities.isEmpty()) {
            return online;
        }
        var best = new TreeSet<String>();
        int highest = priorities.get().values().stream().mapToInt(Integer::intValue).max().orElse(ELSEWHERE);
        priorities.get().forEach((node, priority) -> {
            if (priority == highest) {
                best.add(node);
            }
        });
        return best;
    }

    private Optional<Map<String, Integer>> priorities(String sid, Set<String> online) {
        return Optional.ofNullable(nodes.get(sid)).map(wanted -> {
            Map<String, Integer> there = new TreeMap<>(wanted);
            there.keySet().retainAll(online);
            return there;
        });
    }

    /** The services that are to be where this one is. */
    public List<String> togetherWith(String sid) {
        return new ArrayList<>(together.getOrDefault(sid, Collections.emptySortedSet()));
    }

    /** The services that must not be where this one is. */
    public List<String> apartFrom(String sid) {
        return new ArrayList<>(apart.getOrDefault(sid, Collections.emptySortedSet()));
    }
}
