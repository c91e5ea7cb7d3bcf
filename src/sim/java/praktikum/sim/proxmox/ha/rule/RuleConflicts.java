package praktikum.sim.proxmox.ha.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Why rules cannot be, in the words of PVE::HA::Rules: for each such rule its reasons, in the order in which they are looked for. */
public final class RuleConflicts {

    private final int nodes;
    private final List<Rule.OnNodes> onNodes;
    private final List<Rule.AmongEachOther> together;
    private final List<Rule.AmongEachOther> apart;
    private final SortedMap<String, List<String>> reasons = new TreeMap<>();

    private RuleConflicts(List<Rule> rules, int nodes) {
        this.nodes = nodes;
        List<Rule> enabled = rules.stream().filter(rule -> !rule.disabled()).toList();
        this.onNodes = of(enabled, Rule.OnNodes.class).toList();
        this.together = of(enabled, Rule.AmongEachOther.class).filter(Rule.AmongEachOther::together).toList();
        this.apart = of(enabled, Rule.AmongEachOther.class).filter(rule -> !rule.together()).toList();
    }

    private static <T extends Rule> Stream<T> of(List<Rule> rules, Class<T> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast);
    }

    /**
     * Looks for them.
     *
     * @param rules all rules; those that are switched off do not count
     * @param nodes how many nodes the cluster has
     * @return the reasons by the names of the rules
     */
    public static SortedMap<String, List<String>> of(List<Rule> rules, int nodes) {
        var conflicts = new RuleConflicts(rules, nodes);
        conflicts.resourcesOfOneNodeRuleOnly();
        conflicts.resourcesEnough();
        conflicts.bothTogetherAndApart();
        conflicts.severalPriorities();
        conflicts.oneNodeRuleForThoseTogether();
        conflicts.nodesEnoughForThoseApart();
        return conflicts.reasons;
    }

    private void reason(String rule, String words) {
        reasons.computeIfAbsent(rule, none -> new ArrayList<>()).add(words);
    }

    private static boolean share(Rule one, SortedSet<String> resources) {
        return !Collections.disjoint(one.resources(), resources);
    }

    private static SortedSet<String> common(Rule one, SortedSet<String> resources) {
        SortedSet<String> common = new TreeSet<>(one.resources());
        common.retainAll(resources);
        return common;
    }

    private void resourcesOfOneNodeRuleOnly() {
        for (Rule rule : onNodes) {
            for (String sid : rule.resources()) {
                if (onNodes.stream().anyMatch(other -> !other.id().equals(rule.id()) && other.resources().contains(sid))) {
                    reason(rule.id(), "resource '" + sid + "' is already used in another node affinity rule");
                }
            }
        }
    }

    private void resourcesEnough() {
        Stream.concat(together.stream(), apart.stream()).filter(rule -> rule.resources().size() < 2)
                .forEach(rule -> reason(rule.id(), "rule is ineffective as there are less than two resources"));
        apart.stream().filter(rule -> rule.resources().size() > nodes)
                .forEach(rule -> reason(rule.id(), "rule defines more resources than available nodes"));
    }

    private void bothTogetherAndApart() {
        for (Bundle bundle : Bundle.of(together)) {
            for (Rule rule : apart) {
                if (common(rule, bundle.resources()).size() >= 2) {
                    reason(rule.id(), "rule shares two or more resources with a positive resource affinity rule");
                    bundle.rules().forEach(id -> reason(id,
                            "rule shares two or more resources with a negative resource affinity rule"));
                }
            }
        }
    }

    private void severalPriorities() {
        Stream.concat(together.stream(), apart.stream()).forEach(rule -> {
            List<Rule.OnNodes> paired = onNodes.stream().filter(other -> share(other, rule.resources())).toList();
            if (paired.stream().anyMatch(Rule.OnNodes::hasSeveralPriorities)) {
                reason(rule.id(), "resources are in node affinity rules with multiple priorities");
                paired.forEach(other -> reason(other.id(),
                        "resources are in a resource affinity rule and cannot be in a node affinity rule with multiple priorities"));
            }
        });
    }

    private void oneNodeRuleForThoseTogether() {
        for (Bundle bundle : Bundle.of(together)) {
            List<Rule.OnNodes> paired = onNodes.stream().filter(other -> share(other, bundle.resources())).toList();
            if (paired.size() > 1) {
                bundle.rules().forEach(id -> reason(id, "resources are in multiple node affinity rules"));
                paired.forEach(other -> reason(other.id(), "at least one resource is in a positive resource affinity rule and there are"
                        + " other resources in at least one other node affinity rule already"));
            }
        }
    }

    private void nodesEnoughForThoseApart() {
        for (Rule rule : apart) {
            List<Rule.OnNodes> paired = onNodes.stream().filter(other -> share(other, rule.resources())).toList();
            var located = new TreeSet<String>();
            Map<String, Integer> allowed = new TreeMap<>();
            paired.forEach(other -> {
                located.addAll(common(other, rule.resources()));
                allowed.putAll(other.nodes());
            });
            if (allowed.size() < located.size()) {
                reason(rule.id(), "two or more resources are restricted to less nodes than available to the resources");
                paired.forEach(other -> reason(other.id(), "at least one resource is in a negative resource affinity rule and this rule"
                        + " would restrict these to less nodes than available to the resources"));
            }
        }
    }
}
