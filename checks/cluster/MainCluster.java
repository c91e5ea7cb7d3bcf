package cluster;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.check.Node;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.net.Addresses;

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

    /**
     * How a node joins it: where the cluster has several links, each has to be given, and the node's address on it is of the kind that
     * the members have there.
     */
    String join(Node node) {
        var links = conf.nodes().stream().findFirst().map(member -> member.links().keySet()).orElse(Collections.emptySortedSet());
        return "pvecm add " + nodes.getFirst().address() + (links.size() < 2 ? "" : links.stream()
                .map(link -> " --link" + link + " " + Addresses.text(ownAddress(node, link))).collect(Collectors.joining()));
    }

    /** Where members have names on a link, the first link is that of the management addresses, as the plan has it. */
    private InetAddress ownAddress(Node node, int link) {
        var written = nodes.stream().flatMap(member -> conf.find(member.name()).flatMap(one -> one.address(link)).stream()
                .map(member.plannedLinks()::indexOf)).findFirst();
        var further = written.orElseGet(() -> link - 1);
        return further < 0 || further >= node.plannedLinks().size() ? node.inet() : node.plannedLinks().get(further);
    }

    boolean lists(Node node) {
        return names(conf).contains(node.name());
    }

    /** Whether another configuration has members of this cluster: who holds it belongs to it, or once did. */
    boolean knownTo(CorosyncConf other) {
        return nodes.stream().anyMatch(node -> names(other).contains(node.name()));
    }
}
