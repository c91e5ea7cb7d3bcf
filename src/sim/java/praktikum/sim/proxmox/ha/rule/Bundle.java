package praktikum.sim.proxmox.ha.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Services that rules hold together.
 *
 * @param rules the names of the rules that do
 * @param resources the services
 */
record Bundle(List<String> rules, SortedSet<String> resources) {

    /** Joins rules that share a service, in the order of each rule's first service: so Proxmox VE does it, long chains or not. */
    static List<Bundle> of(List<Rule.AmongEachOther> rules) {
        List<Bundle> bundles = new ArrayList<>();
        rules.stream().filter(rule -> !rule.resources().isEmpty())
                .sorted(Comparator.comparing((Rule.AmongEachOther rule) -> rule.resources().first()).thenComparing(Rule.AmongEachOther::id))
                .forEach(rule -> join(bundles, rule));
        return bundles;
    }

    private static void join(List<Bundle> bundles, Rule.AmongEachOther rule) {
        for (Bundle bundle : bundles) {
            if (!Collections.disjoint(bundle.resources(), rule.resources())) {
                bundle.rules().add(rule.id());
                bundle.resources().addAll(rule.resources());
                return;
            }
        }
        bundles.add(new Bundle(new ArrayList<>(List.of(rule.id())), new TreeSet<>(rule.resources())));
    }
}
