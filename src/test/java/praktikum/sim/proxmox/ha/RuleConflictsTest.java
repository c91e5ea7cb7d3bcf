package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.rule.Affinity;
import praktikum.sim.proxmox.ha.rule.RuleConflicts;

/** Which rules cannot be, and what the others come to. */
class RuleConflictsTest {

    private static final Set<String> NODES = Set.of("a", "b", "c");

    private static String on(String id, String nodes, String resources) {
        return "node-affinity: " + id + "\n\tnodes " + nodes + "\n\tresources " + resources + "\n\n";
    }

    private static String together(String id, String resources) {
        return "resource-affinity: " + id + "\n\taffinity positive\n\tresources " + resources + "\n\n";
    }

    private static String apart(String id, String resources) {
        return "resource-affinity: " + id + "\n\taffinity negative\n\tresources " + resources + "\n\n";
    }

    private static Map<String, List<String>> conflicts(String... rules) {
        return RuleConflicts.of(HaFiles.read("", String.join("", rules), "").allRules(), NODES.size());
    }

    private static Affinity affinity(String... rules) {
        return Affinity.of(HaFiles.read("", String.join("", rules), "").allRules(), NODES);
    }

    @Test
    void aResourceLikesNodesByOneRuleOnly() {
        assertEquals(Map.of("x", List.of("resource 'vm:1' is already used in another node affinity rule"),
                "y", List.of("resource 'vm:1' is already used in another node affinity rule")),
                conflicts(on("x", "a", "vm:1,vm:2"), on("y", "b", "vm:1"), on("z", "c", "vm:3")));
    }

    @Test
    void aRuleAmongOneOrTooManySaysNothing() {
        assertEquals(Map.of("one", List.of("rule is ineffective as there are less than two resources")),
                conflicts(together("one", "vm:1")));
        assertEquals(Map.of("many", List.of("rule defines more resources than available nodes")),
                conflicts(apart("many", "vm:1,vm:2,vm:3,vm:4")));
    }

    @Test
    void nobodyIsTogetherAndApart() {
        assertEquals(Map.of("t1", List.of("rule shares two or more resources with a negative resource affinity rule"),
                "t2", List.of("rule shares two or more resources with a negative resource affinity rule"),
                "n", List.of("rule shares two or more resources with a positive resource affinity rule")),
                conflicts(together("t1", "vm:1,vm:2"), together("t2", "vm:2,vm:3"), apart("n", "vm:1,vm:3")));
    }

    @Test
    void thoseTogetherLikeNodesByOneRuleOnly() {
        Map<String, List<String>> conflicts = conflicts(on("x", "a", "vm:1"), on("y", "a", "vm:2"), together("t", "vm:1,vm:2"));
        assertEquals(Set.of("x", "y", "t"), conflicts.keySet());
        assertEquals(List.of("resources are in multiple node affinity rules"), conflicts.get("t"));
    }

    @Test
    void thoseApartNeedNodesEnough() {
        Map<String, List<String>> conflicts = conflicts(on("x", "a", "vm:1,vm:2"), apart("n", "vm:1,vm:2"));
        assertEquals(List.of("two or more resources are restricted to less nodes than available to the resources"), conflicts.get("n"));
        assertEquals(Map.of(), conflicts(on("x", "a,b", "vm:1,vm:2"), apart("n", "vm:1,vm:2")));
    }

    @Test
    void aChainOfThoseTogetherIsOneBundleAndSharesItsNodes() {
        Affinity affinity = affinity(together("t1", "vm:1,vm:2"), together("t2", "vm:2,vm:3"), on("x", "b:3", "vm:3"),
                apart("n", "vm:1,vm:9"));
        assertEquals(List.of("vm:2", "vm:3"), affinity.togetherWith("vm:1"));
        assertEquals(List.of("vm:9"), affinity.apartFrom("vm:3"));
        assertEquals(List.of("vm:1", "vm:2", "vm:3"), affinity.apartFrom("vm:9"));
        assertEquals(Set.of("b"), affinity.preferred("vm:1", NODES));
        assertEquals(NODES, affinity.allowed("vm:1", NODES));
        assertEquals(Set.of("a", "c"), affinity.preferred("vm:1", Set.of("a", "c")));
    }
}
