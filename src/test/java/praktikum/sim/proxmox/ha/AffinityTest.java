package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** Where services go, with rules and groups, and where they come back to. */
class AffinityTest {

    private static HaBench four() {
        return new HaBench("n1", "n2", "n3", "n4");
    }

    private static void rule(HaBench bench, String... lines) {
        bench.rules += lines[0] + "\n\t" + String.join("\n\t", List.of(lines).subList(1, lines.length)) + "\n\n";
    }

    @Test
    void theNodeOfTheHighestPriorityIsTakenFirstOfThoseThatAreThere() {
        var bench = four();
        bench.service("vm:10", "n4");
        rule(bench, "node-affinity: likes", "nodes n4:9,n3:5,n2:5,n1:1", "resources vm:10");
        bench.service("vm:11", "n2"); // so n3 is the emptier one of the two
        bench.start().powerOff("n4");
        bench.run(220);
        assertEquals("n3", bench.whereIs("vm:10"));
        bench.powerOff("n3");
        bench.run(40);
        bench.powerOn("n4");
        bench.run(250);
        assertEquals("n4", bench.whereIs("vm:10"));
    }

    @Test
    void aServiceComesBackUnlessFailbackIsOff() {
        var bench = four();
        bench.service("vm:10", "n4");
        bench.service("ct:20", "n4");
        bench.service("vm:30", "n4", "failback 0");
        rule(bench, "node-affinity: home", "nodes n4", "resources vm:10,ct:20,vm:30");
        bench.start().powerOff("n4");
        bench.run(260);
        bench.powerOn("n4");
        bench.run(120);
        assertEquals("n4", bench.whereIs("vm:10"));
        assertEquals("n4", bench.whereIs("ct:20"));
        assertTrue(!bench.whereIs("vm:30").equals("n4"));
        assertEquals(1, bench.said("migrate service 'vm:10' to node 'n4' (running)").size(), "a virtual machine moves while it runs");
        assertEquals(1, bench.said("relocate service 'ct:20' to node 'n4'").size(), "a container does not");
    }

    @Test
    void aStrictRuleWaitsForItsNode() {
        var bench = four();
        bench.service("vm:10", "n3");
        rule(bench, "node-affinity: only", "nodes n3", "resources vm:10", "strict 1");
        bench.start().powerOff("n3");
        bench.run(300);
        assertEquals(ServiceState.RECOVERY, bench.status("vm:10").state());
        assertTrue(bench.said("recovering service 'vm:10' from fenced node 'n3' failed, no recovery node found").size() > 5);
        bench.powerOn("n3");
        bench.run(60);
        assertEquals(1, bench.said("recover service 'vm:10' to previous failed and fenced node 'n3' again").size());
        assertEquals("n3", bench.whereIs("vm:10"));
    }

    @Test
    void aRuleThatIsSwitchedOffDoesNotCount() {
        var bench = four();
        bench.service("vm:10", "n2");
        rule(bench, "node-affinity: off", "nodes n4", "resources vm:10", "strict 1", "disable");
        assertEquals("n2", bench.start().whereIs("vm:10"));
    }

    @Test
    void thoseThatKeepApartNeverShareANode() {
        var bench = four();
        bench.service("vm:10", "n1");
        bench.service("vm:20", "n2");
        bench.service("vm:30", "n3");
        rule(bench, "resource-affinity: apart", "affinity negative", "resources vm:10,vm:20,vm:30");
        bench.start();
        bench.commands.add("migrate vm:10 n2");
        bench.run(30);
        assertEquals(List.of(bench.master() + "/crm: crm command 'migrate vm:10 n2' error - service 'vm:20' on node 'n2' in negative"
                + " affinity with service 'vm:10'"), bench.said("crm command"));
        bench.powerOff("n3");
        bench.run(220);
        assertEquals("n4", bench.whereIs("vm:30"));
    }

    @Test
    void thoseThatStayTogetherMoveTogether() {
        var bench = four();
        bench.service("vm:10", "n1");
        bench.service("vm:20", "n3");
        rule(bench, "resource-affinity: friends", "affinity positive", "resources vm:10,vm:20");
        bench.start();
        assertEquals(bench.whereIs("vm:10"), bench.whereIs("vm:20"));
        bench.commands.add("migrate vm:20 n4");
        bench.run(60);
        assertEquals("n4", bench.whereIs("vm:10"));
        assertEquals("n4", bench.whereIs("vm:20"));
    }

    @Test
    void whoIsWithSomebodySharesTheirDislikes() {
        var bench = four();
        bench.service("vm:10", "n1");
        bench.service("vm:20", "n1");
        bench.service("vm:30", "n2");
        rule(bench, "resource-affinity: friends", "affinity positive", "resources vm:10,vm:20");
        rule(bench, "resource-affinity: apart", "affinity negative", "resources vm:20,vm:30");
        bench.start();
        bench.commands.add("migrate vm:10 n2");
        bench.run(40);
        assertEquals("n1", bench.whereIs("vm:10"));
    }

    @Test
    void rulesThatCannotBeAreDroppedWithAWord() {
        var bench = four();
        bench.service("vm:10", "n1");
        bench.service("vm:20", "n1");
        rule(bench, "node-affinity: ranked", "nodes n1:2,n2:1", "resources vm:10");
        rule(bench, "resource-affinity: apart", "affinity negative", "resources vm:10,vm:20");
        bench.start();
        assertEquals(List.of("crm: Drop rule 'apart', because resources are in node affinity rules with multiple priorities.",
                "crm: Drop rule 'ranked', because resources are in a resource affinity rule and cannot be in a node affinity rule with"
                + " multiple priorities."), bench.said("Drop rule").stream().map(line -> line.substring(3)).toList());
        assertEquals("n1", bench.whereIs("vm:20"));
    }

    @Test
    void groupsBecomeRulesWhenAllNodesKnowThem() {
        var bench = four();
        bench.groups = "group: pair\n\tnodes n3:2,n4\n\tnofailback 1\n\n";
        bench.service("ct:5", "n4", "group pair", "max_restart 3");
        bench.knowsRules = true;
        bench.version = "9.0.0~4";
        bench.start();
        assertTrue(!bench.said("abort ha groups migration: node 'n1' needs at least pve-manager version '9.0.0~16'").isEmpty());
        assertTrue(!bench.groups.isEmpty());
        bench.version = "9.0.3";
        bench.run(90);
        assertEquals(1, bench.said("ha groups migration successful").size());
        assertEquals("node-affinity: ha-group-pair\n\tcomment Generated from HA group 'pair'.\n\tnodes n3:2,n4\n\tresources ct:5\n\n",
                bench.rules);
        assertEquals(Map.of("failback", "0", "max_restart", "3"), bench.services.get("ct:5").options);
        assertEquals("", bench.groups);
    }

    @Test
    void groupsDoWhatRulesDo() {
        var bench = four();
        bench.groups = "group: pair\n\tnodes n3:2,n4:1\n\trestricted 1\n\ngroup: sticky\n\tnodes n3\n\tnofailback 1\n\n";
        bench.service("ct:5", "n3", "group pair");
        bench.service("vm:6", "n3", "group sticky");
        bench.start().powerOff("n3");
        bench.run(240);
        assertEquals("n4", bench.whereIs("ct:5"));
        assertEquals("n1", bench.whereIs("vm:6"));
        bench.powerOn("n3");
        bench.run(100);
        assertEquals("n3", bench.whereIs("ct:5"));
        assertEquals("n1", bench.whereIs("vm:6"));
    }
}
