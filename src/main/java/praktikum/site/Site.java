package praktikum.site;

import java.util.List;
import java.util.Optional;
import praktikum.site.plan.Plan;

/**
 * The machines under test and their plan, as {@code site.yaml} says it.
 *
 * @param nodes the planned cluster nodes, in order: the first is {@code node1} of a lab page; at least one
 * @param ssh how the kit logs in
 * @param plan what the students are to build
 */
public record Site(List<PlannedNode> nodes, SshSettings ssh, Plan plan) {

    public Site {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a site has at least one node");
        }
    }

    /** The node of that name. */
    public Optional<PlannedNode> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }
}
