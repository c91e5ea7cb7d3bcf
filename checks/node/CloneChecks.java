package node;

import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.network.Network;
import praktikum.fact.network.Link;
import praktikum.fact.node.HostKeys;
import praktikum.fact.system.FileText;

/** Lab 01: machines, not copies of one. */
@ChecksFor("01-nodes")
final class CloneChecks {

    /** Of two that are alike the later one of the plan is told: where it gets an identity of its own, both are right. */
    @Check("own-identity")
    void noNodeIsACopyOfAnother(Cluster cluster) {
        cluster.nodes().forEach(node -> HostKeys.KINDS.forEach(kind -> node.prefetch(HostKeys.of(kind))));
        var ids = cluster.each(node -> node.ask(FileText.of("/etc/machine-id")).text().map(String::strip)
                .filter(id -> id.matches("[0-9a-f]{32}"))
                .map(Set::of).orElse(Set.of()));
        var keys = cluster.each(node -> node.system().hostKeys());
        var cards = cluster.each(node -> cards(node.network()));
        judgeAll(cluster.nodes(), node -> {
            node.ask(FileText.of("/etc/machine-id"));
            node.system().hostKeys();
            node.network().links();
            var earlier = cluster.nodes().subList(0, cluster.nodes().indexOf(node));
            var sameId = alike(node, earlier, ids);
            var sameKey = alike(node, earlier, keys);
            var sameCard = alike(node, earlier, cards);
            if (sameId.isPresent() && sameKey.isPresent()) {
                return wrong("–", ids.get(node)).mistake("copy").with("peer", sameId.get());
            }
            if (sameId.isPresent()) {
                return wrong("–", ids.get(node)).mistake("machine-id").with("peer", sameId.get());
            }
            if (sameKey.isPresent()) {
                return wrong("–", "/etc/ssh/ssh_host_*_key.pub").mistake("host-keys").with("peer", sameKey.get());
            }
            return sameCard.isPresent() ? wrong("–", cards.get(node).stream().sorted().toList()).mistake("mac").with("peer", sameCard.get())
                    : right(ids.get(node));
        });
    }

    /** Those in use: what a board's management controller shows has the same address on every board of its kind. */
    private static Set<String> cards(Network network) {
        return network.links().links().stream().filter(Link::physical)
                .filter(link -> link.master().isPresent() || !link.globalAddresses().isEmpty()).flatMap(link -> link.mac().stream())
                .collect(Collectors.toSet());
    }

    /** The first of some nodes that has something in common with one. */
    private static Optional<String> alike(Node node, List<Node> others, Map<Node, Set<String>> values) {
        return others.stream().filter(values::containsKey).filter(other -> !Collections.disjoint(values.get(other), values.get(node)))
                .map(Node::name).findFirst();
    }
}
