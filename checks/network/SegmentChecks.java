package network;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.network.Link;
import praktikum.fact.network.LinkAddress;
import praktikum.fact.network.RouteTable;
import praktikum.fact.network.SizedPing;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/** Lab 03: all nodes are on one segment, and packets of full size pass it. */
@ChecksFor("03-network")
final class SegmentChecks {

    /** What every network has to let through undivided, of either family: RFC 8200, section 5. */
    private static final int LEAST_MTU = 1280;

    @Check("one-plan")
    void theBridgeHasAddressesOfThePlanOnly(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var planned = Stream.concat(Stream.of(node.cidr().subnet()), cluster.storageNetwork().stream()).toList();
            var links = node.plannedLinks();
            // What a router advertises besides, the kernel gives itself.
            var there = carrier(cluster, node).addresses().stream().filter(one -> !one.scope().equals("link"))
                    .filter(one -> !(one.dynamic() && one.cidr().address() instanceof Inet6Address)).map(LinkAddress::cidr).toList();
            if (there.stream().noneMatch(one -> one.address().equals(node.inet()))) {
                throw cannotTell("check.network.no-address", node.name(), node.address(), cluster.bridge());
            }
            var foreign = there.stream().filter(one -> one.address().getClass() == node.inet().getClass())
                    .filter(one -> planned.stream().noneMatch(network -> network.contains(one.address())))
                    .filter(one -> !links.contains(one.address())).toList();
            return foreign.isEmpty() ? right(there) : wrong(node.cidr(), foreign).mistake("other-plan")
                    .with("bridge", carrier(cluster, node).name()).with("surplus", foreign.getFirst());
        });
    }

    private static Link carrier(Cluster cluster, Node node) {
        var links = node.network().links();
        if (links.find(cluster.bridge()).isEmpty()) {
            throw cannotTell("check.network.no-bridge", node.name(), cluster.bridge());
        }
        return links.carrier(cluster.bridge(), node.inet());
    }

    @Check(value = "direct", after = "one-plan")
    void everyNodeReachesEveryOtherWithoutARouter(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            cluster.others(node).forEach(peer -> node.prefetch(RouteTable.towards(peer.inet())));
            var own = carrier(cluster, node).name();
            var ways = askAll(cluster.others(node), peer -> node.network().towards(peer.inet()));
            for (var way : ways.entrySet()) {
                var hop = way.getValue();
                var judgement = wrong(own, hop.flatMap(one -> one.device()).orElse("–")).with("peer", way.getKey().name())
                        .with("address", way.getKey().address()).with("bridge", own);
                if (hop.isEmpty()) {
                    return judgement.mistake("no-route");
                }
                if (hop.get().gateway().isPresent()) {
                    return judgement.mistake("through-router").with("router", Addresses.text(hop.get().gateway().get()));
                }
                if (!hop.get().device().equals(Optional.of(own))) {
                    return judgement.mistake("other-interface");
                }
            }
            return right(own + " → " + String.join(", ", ways.keySet().stream().map(Node::name).toList()));
        });
    }

    @Check(value = "neighbours", after = "direct")
    void behindEveryAddressIsTheNodeThatIsMeant(Cluster cluster) {
        var cards = cluster.each(node -> new TreeSet<>(node.network().links().links().stream().flatMap(link -> link.mac().stream())
                .map(String::toLowerCase).toList()));
        judgeAll(cluster.nodes(), node -> {
            var neighbours = node.network().neighbours();
            for (var peer : cluster.others(node)) {
                var entry = neighbours.of(peer.inet(), carrier(cluster, node).name()).orElseThrow(() ->
                        cannotTell("check.network.no-neighbour", node.name(), peer.name(), peer.address()));
                var mac = entry.mac().orElseThrow();
                // What the other node has for cards it must say itself; where it cannot, nothing is known.
                if (cards.containsKey(peer) && !cards.get(peer).contains(mac)) {
                    return wrong(cards.get(peer), mac).mistake(entry.states().contains("PERMANENT") ? "written-down" : "stranger")
                            .with("peer", peer.name()).with("address", peer.address()).with("bridge", entry.device());
                }
            }
            return right(cluster.others(node).size());
        });
    }

    @Check(value = "path-mtu", after = "direct")
    void packetsOfFullSizeReachEveryNode(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var size = carrier(cluster, node).mtu();
            var full = askAll(cluster.others(node), peer -> node.network().sized(peer.inet(), size));
            var lost = full.entrySet().stream().filter(one -> one.getValue().answered() == 0).findFirst();
            return lost.map(one -> tooLarge(node, one.getKey(), size, one.getValue()))
                    .orElseGet(() -> right(size));
        });
    }

    /** Where even small packets get no answer, size is not the matter. */
    private static Judgement tooLarge(Node node, Node peer, int size, SizedPing sent) {
        if (sent.limit().isEmpty() && !sent.local() && node.network().sized(peer.inet(), LEAST_MTU).answered() == 0) {
            throw cannotTell("check.network.no-echo", node.name(), peer.name(), peer.address());
        }
        var named = sent.limit().isPresent() || sent.local();
        return wrong(size, sent.limit().isPresent() ? sent.limit().getAsInt() : "–").mistake(named ? "smaller-way" : "swallowed")
                .with("peer", peer.name()).with("address", peer.address());
    }

    @Check("storage-network")
    void theStorageNetworkHasItsOwnAddressAndCard(Cluster cluster) {
        var storage = cluster.storageNetwork();
        onlyWherePlanned(storage.isPresent());
        var addresses = cluster.each(node -> addresses(node, storage.orElseThrow()));
        judgeAll(cluster.nodes(), node -> apart(cluster, node, storage.orElseThrow(), addresses));
    }

    private static List<InetAddress> addresses(Node node, Cidr storage) {
        return node.network().links().links().stream().flatMap(link -> link.globalAddresses().stream()).map(Cidr::address)
                .filter(storage::contains).toList();
    }

    private static Judgement apart(Cluster cluster, Node node, Cidr storage, Map<Node, List<InetAddress>> addresses) {
        var links = node.network().links();
        var own = links.links().stream().filter(link -> link.globalAddresses().stream().map(Cidr::address).anyMatch(storage::contains))
                .findFirst();
        if (own.isEmpty()) {
            return wrong(storage, links.links().stream().flatMap(link -> link.globalAddresses().stream()).toList()).mistake("no-address");
        }
        // Of two that have the same the later one of the plan is told: where it gets one of its own, both are right.
        var taken = cluster.nodes().subList(0, cluster.nodes().indexOf(node)).stream().filter(addresses::containsKey)
                .filter(peer -> !Collections.disjoint(addresses.get(peer), addresses(node, storage))).findFirst();
        InetAddress address = own.get().globalAddresses().stream().map(Cidr::address).filter(storage::contains).findFirst().orElseThrow();
        if (taken.isPresent()) {
            return wrong(storage, address).mistake("taken").with("peer", taken.get().name()).with("interface", own.get().name())
                    .with("address", Addresses.text(address));
        }
        if (Stream.of(own.get().name(), cluster.bridge()).anyMatch(links::openSwitch)) {
            throw cannotTell("check.network.open-switch", node.name());
        }
        if (own.get().flags().contains("LOOPBACK")) {
            throw cannotTell("check.network.routed", node.name(), Addresses.text(address));
        }
        var cards = names(links.cards(own.get().name()));
        if (cards.isEmpty()) {
            return wrong("1", own.get().name()).mistake("no-card").with("address", Addresses.text(address));
        }
        if (!Collections.disjoint(cards, names(links.cards(cluster.bridge())))) {
            return wrong("2", cards).mistake("same-card").with("address", Addresses.text(address));
        }
        return node.network().forgets(own.get().name(), address)
                ? wrong("auto " + own.get().name(), "–").mistake("not-at-boot").with("interface", own.get().name())
                        .with("address", Addresses.text(address))
                : right(Map.of(own.get().name(), Addresses.text(address)));
    }

    private static List<String> names(List<Link> links) {
        return links.stream().map(Link::name).toList();
    }
}
