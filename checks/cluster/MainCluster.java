package cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.check.Node;
import praktikum.fact.cluster.CorosyncConf;

/**
 * The cluster that is meant to be the one: where nodes are in several, that in which most of them agree on who belongs to it, and
 * of equals the one with the newest configuration, the most members and the first node of the plan.
 *
 * @param conf its configuration
 * @param nodes the nodes that hold it, at least one, in the site's order
 */
record MainCluster(CorosyncConf conf, List<Node> nodes) {

    /** Finds it in what the nodes say; empty where none of them is in a cluster. */
    static Optional<MainCluster> of(Map<Node, Optional<CorosyncConf>> views) {
        var clusters = new ArrayList<MainCluster>();
        views.forEach((node, conf) -> conf.ifPresent(one -> clusters.add(new MainCluster(one, views.entrySet().stream()
                .filter(view -> view.getValue().filter(other -> Set.copyOf(names(other)).equals(Set.copyOf(names(one)))).isPresent())
                .map(Map.Entry::getKey).toList()))));
        // Of equals max takes the first.
        return clusters.stream().max(Comparator.<MainCluster>comparingInt(main -> main.nodes().size())
                .thenComparing(main -> main.conf().configVersion()).thenComparing(main -> main.conf().nodes().size()));
    }

    static List<String> names(CorosyncConf conf) {
        return conf.nodes().stream().map(CorosyncConf.Node::name).toList();
    }

    boolean lists(Node node) {
        return names(conf).contains(node.name());
    }

    /** Whether another configuration has members of this cluster: who holds it belongs to it, or once did. */
    boolean knownTo(CorosyncConf other) {
        return nodes.stream().anyMatch(node -> names(other).contains(node.name()));
    }
}
