package cluster;

import static cluster.Settling.settled;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.fact.cluster.CorosyncLinks;
import praktikum.fact.cluster.CorosyncLinks.Reach;
import praktikum.fact.network.Link;
import praktikum.fact.network.LinkTable;
import praktikum.net.Cidr;

/** Lab 02: the networks that corosync talks over. */
@ChecksFor("02-cluster")
final class LinkChecks {

    // corosync.conf(5): link 0 talks over UDP port 5405, each further one over the next.
    private static final int FIRST_PORT = 5405;

    @Check(value = "second-link", after = "members")
    void everyNodeHasASecondLinkOnItsOwnCard(Cluster cluster) {
        onlyWherePlanned(cluster.nodes().stream().noneMatch(node -> node.plannedLinks().isEmpty()));
        judgeAll(cluster.nodes(), node -> {
            var own = node.cluster().conf().flatMap(conf -> conf.find(node.name()));
            var links = own.map(member -> List.copyOf(node.cluster().addresses(member).values())).orElse(List.of());
            var planned = node.plannedLinks();
            if (links.size() < 2) {
                return wrong(planned, "–").mistake("no-link");
            }
            var interfaces = node.network().links();
            var zero = onNode(interfaces, links.get(0));
            var one = onNode(interfaces, links.get(1));
            if (one.isEmpty()) {
                return wrong(planned.getFirst(), "–").mistake("unresolved").with("name", List.copyOf(own.get().links().values()).get(1));
            }
            var first = zero.flatMap(interfaces::withAddress);
            var second = interfaces.withAddress(one.get());
            if (first.flatMap(link -> subnet(link, zero.get())).filter(subnet -> subnet.contains(one.get())).isPresent()) {
                return wrong(planned, one.get()).mistake("same-prefix");
            }
            if (second.isEmpty()) {
                return wrong(planned, one.get()).mistake(planned.contains(one.get()) ? "not-on-node" : "other-address");
            }
            // Where the first address is not on the node, that is a finding of lab 01, and no card can be shared.
            var shared = new TreeSet<>(first.map(link -> cards(interfaces.cards(link.name()))).orElse(Set.of()));
            shared.retainAll(cards(interfaces.cards(second.get().name())));
            if (!shared.isEmpty() && Stream.of(first, second).flatMap(Optional::stream).map(Link::name).allMatch(interfaces::shared)) {
                throw cannotTell("check.network.open-switch", node.name());
            }
            if (!shared.isEmpty()) {
                return wrong("2", shared).mistake("same-nic");
            }
            if (!planned.contains(one.get()) && zero.filter(planned::contains).isEmpty()) {
                return wrong(planned, one.get()).mistake("other-address");
            }
            return node.network().forgets(second.get().name(), one.get())
                    ? wrong(second.get().globalAddresses().stream().filter(cidr -> cidr.address().equals(one.get())).toList(), "–")
                            .mistake("not-for-good").with("interface", second.get().name())
                            .with("family", one.get() instanceof Inet6Address ? "inet6" : "inet")
                    : right(Stream.concat(zero.stream(), one.stream()).toList());
        });
    }

    /** Of the addresses that a name means the one that the node has; else the first. */
    private static Optional<InetAddress> onNode(LinkTable interfaces, List<InetAddress> addresses) {
        return addresses.stream().filter(address -> interfaces.withAddress(address).isPresent()).findFirst()
                .or(() -> addresses.stream().findFirst());
    }

    private static Set<String> cards(List<Link> links) {
        return new TreeSet<>(links.stream().map(Link::name).toList());
    }

    private static Optional<Cidr> subnet(Link link, InetAddress address) {
        return link.globalAddresses().stream().filter(cidr -> cidr.address().equals(address)).findFirst().map(Cidr::subnet);
    }

    @Check(value = "links-connected", explainedBy = {"second-link", "corosync-running"})
    void everyLinkReachesEveryPeer(Cluster cluster) {
        onlyWherePlanned(cluster.nodes().stream().noneMatch(node -> node.plannedLinks().isEmpty()));
        var members = cluster.each(node -> node.cluster().members());
        // Only for the sentence: where it cannot be read, links are judged all the same.
        var confs = cluster.each(node -> node.cluster().conf());
        var views = cluster.each(node -> node.cluster().links());
        judgeAll(cluster.nodes(), node -> {
            var own = node.cluster().links();
            var count = own.links().size();
            var configured = confs.getOrDefault(node, Optional.empty()).flatMap(conf -> conf.find(node.name()))
                    .map(member -> member.links().size()).orElse(2);
            // Alone a node has nobody to be linked with, and corosync shows one link only.
            if (count < configured && own.links().stream().anyMatch(link -> link.peers().size() > 1)) {
                return wrong(configured, count).mistake("fewer");
            }
            for (var link : own.links()) {
                for (var peer : link.peers().entrySet()) {
                    if (peer.getValue() == Reach.DISCONNECTED && !lacks(views, peer.getKey(), link.number())) {
                        return settled(node, wrong("connected", "disconnected").mistake("disconnected")).with("link", link.number())
                                .with("port", FIRST_PORT + link.number())
                                .with("address", address(confs.getOrDefault(node, Optional.empty()), peer.getKey(), link.number()))
                                .with("peer", members.containsKey(node) ? members.get(node).nameOf(peer.getKey())
                                        : "nodeid " + peer.getKey());
                    }
                }
            }
            return count >= 2 ? right(count) : wrong(2, count);
        });
    }

    /** Whether a member's corosync runs without a link: then nobody reaches it there, and that is its own finding. */
    private static boolean lacks(Map<Node, CorosyncLinks> views, long member, int link) {
        return views.values().stream().filter(view -> view.localId() == member && !view.links().isEmpty())
                .anyMatch(view -> view.links().stream().noneMatch(one -> one.number() == link));
    }

    /** Where a member is on a link, as it is written. */
    private static String address(Optional<CorosyncConf> shared, long id, int link) {
        return shared.stream().flatMap(conf -> conf.nodes().stream()).filter(member -> member.id() == id)
                .map(member -> member.links().getOrDefault(link, "–")).findFirst().orElse("–");
    }

    @Check(value = "corosync-apart", after = "members")
    void corosyncKeepsOffTheStorageNetwork(Cluster cluster) {
        var storage = cluster.storageNetwork();
        onlyWherePlanned(storage.isPresent());
        judgeAll(cluster.nodes(), node -> {
            var addresses = node.cluster().conf().flatMap(conf -> conf.find(node.name())).stream()
                    .flatMap(member -> node.cluster().addresses(member).values().stream().flatMap(List::stream)).toList();
            var judgement = wrong("!= " + storage.get(), addresses);
            return addresses.isEmpty() ? judgement
                    : addresses.stream().noneMatch(storage.get()::contains) ? right(addresses) : judgement.mistake("shared");
        });
    }
}
