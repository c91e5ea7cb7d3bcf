package network;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.network.InterfacesFile;
import praktikum.fact.network.InterfacesFile.Stanza;
import praktikum.fact.network.Link;
import praktikum.fact.network.LinkTable;
import praktikum.fact.network.RouteTable;
import praktikum.fact.system.DirectoryListing;
import praktikum.net.Addresses;

/** Lab 01: a static bridge with a port, and one way out. */
@ChecksFor("01-nodes")
final class NetworkChecks {

    /** More than a name after {@code bridge-ports}. */
    private static final Pattern PATTERN = Pattern.compile("[^A-Za-z0-9_.@:-]|^(?:glob|regex|all)$");

    /** IEEE 802.3: what a frame carries where nobody says otherwise. */
    private static final int USUAL_MTU = 1500;

    @Check("bridge-port")
    void theBridgeHasAPhysicalPortThatIsUp(Cluster cluster) {
        var name = cluster.bridge();
        var sizes = cluster.each(node -> node.network().links().find(name).map(Link::mtu)).values().stream().flatMap(Optional::stream)
                .collect(groupingBy(identity(), TreeMap::new, counting()));
        judgeAll(cluster.nodes(), node -> {
            var links = node.network().links();
            var bridge = links.find(name);
            if (bridge.isEmpty()) {
                return wrong(name, links.links().stream().map(Link::name).toList()).mistake("no-bridge");
            }
            var cards = links.cards(name);
            if (cards.isEmpty()) {
                return wrong("a network card", links.ports(name).stream().map(Link::name).toList()).mistake("no-port");
            }
            var up = cards.stream().filter(Link::up).map(Link::name).toList();
            if (up.isEmpty()) {
                return wrong("UP", cards.stream().map(Link::state).toList()).mistake("port-down").with("port", cards.getFirst().name());
            }
            return bridge.get().up() ? packetSize(links, bridge.get(), cards, sizes).or(() -> portAtBoot(node, name, links))
                    .or(() -> packetSizeAtBoot(cluster, node, bridge.get(), cards.getFirst()))
                    .map(wrong -> wrong.with("bridge", name)).orElseGet(() -> right(name + " ← " + String.join(", ", up)))
                    : wrong("UP", bridge.get().state()).mistake("bridge-down").with("bridge", name);
        });
    }

    /** A packet as large as a node sends must pass the card below and fit the other nodes: where sizes differ, that of the most counts. */
    private static Optional<Judgement> packetSize(LinkTable links, Link bridge, List<Link> cards, SortedMap<Integer, Long> sizes) {
        // Of several bridges of Open vSwitch nobody knows which card is whose.
        var small = cards.stream().filter(card -> card.mtu() < bridge.mtu() && !links.shared(bridge.name())).findFirst();
        if (small.isPresent()) {
            return Optional.of(wrong(bridge.mtu(), small.get().mtu()).mistake("mtu-port").with("port", small.get().name()));
        }
        var most = sizes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(bridge.mtu());
        return most == bridge.mtu() ? Optional.empty()
                : Optional.of(wrong(most, bridge.mtu()).mistake("mtu").with("port", cards.getFirst().name()));
    }

    /**
     * A size that was set by hand is another one after a restart: that of the file, or the usual one where other nodes have theirs from
     * their files. Where no node has written anything the card may bring its own, as one of a virtual machine does.
     */
    private static Optional<Judgement> packetSizeAtBoot(Cluster cluster, Node node, Link bridge, Link card) {
        var own = node.network().interfacesFiles().mtu(bridge.name());
        var judgement = wrong(bridge.mtu(), own.isPresent() ? own.getAsInt() : "–").mistake("mtu-not-for-good").with("port", card.name());
        if (own.isPresent()) {
            return own.getAsInt() == bridge.mtu() ? Optional.empty() : Optional.of(judgement);
        }
        var written = cluster.each(peer -> writtenSizes(peer, bridge.name()));
        var byOthers = cluster.others(node).stream().anyMatch(peer -> written.getOrDefault(peer, Set.of()).contains(bridge.mtu()));
        return bridge.mtu() != USUAL_MTU && byOthers && writtenSizes(node, bridge.name()).isEmpty()
                && !node.network().interfacesFiles().resizesOtherwise() ? Optional.of(judgement) : Optional.empty();
    }

    /** The sizes of packets that the files of a node have for a bridge, or for what lies below it. */
    private static Set<Integer> writtenSizes(Node node, String bridge) {
        var links = node.network().links();
        var files = node.network().interfacesFiles();
        return Stream.concat(Stream.of(bridge), Stream.concat(links.ports(bridge).stream(), links.cards(bridge).stream()).map(Link::name))
                .map(files::mtu).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).collect(Collectors.toSet());
    }

    /** A port that was plugged in by hand is out again after a restart. Patterns of names are ifupdown2's to understand. */
    private static Optional<Judgement> portAtBoot(Node node, String name, LinkTable links) {
        var configured = node.network().interfacesFiles().of(name);
        var ports = configured.stream().flatMap(stanza -> stanza.bridgePorts().stream()).toList();
        var there = ports.stream().anyMatch(port -> links.find(port).flatMap(Link::master).filter(name::equals).isPresent()
                || PATTERN.matcher(port).find());
        var plugged = links.ports(name).stream().filter(port -> !links.cards(port.name()).isEmpty()).map(Link::name).toList();
        return configured.isEmpty() || there || plugged.isEmpty() ? Optional.empty()
                : Optional.of(wrong("bridge-ports " + String.join(" ", plugged), ports.isEmpty() ? List.of("none") : ports)
                        .mistake("port-not-configured"));
    }

    @Check(value = "address", after = "bridge-port")
    void theBridgeHasThePlannedAddress(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var planned = node.cidr();
            var links = node.network().links();
            var doubled = cluster.others(node).stream().filter(peer -> links.withAddress(peer.inet()).isPresent()).findFirst();
            if (doubled.isPresent()) {
                var inet = doubled.get().inet();
                var bearer = links.withAddress(inet).orElseThrow();
                return wrong(planned, inet).mistake("taken").with("peer", doubled.get().name()).with("interface", bearer.name())
                        .with("address", bearer.globalAddresses().stream().filter(cidr -> cidr.address().equals(inet)).toList());
            }
            if (links.find(cluster.bridge()).isEmpty()) {
                return wrong(planned, List.of()).with("interface", cluster.bridge()).mistake("no-address");
            }
            var carrier = links.carrier(cluster.bridge(), planned.address());
            var live = carrier.globalAddresses();
            if (live.contains(planned)) {
                return right(live);
            }
            var elsewhere = live.stream().noneMatch(cidr -> planned.subnet().contains(cidr.address()));
            var prefix = live.stream().anyMatch(cidr -> cidr.address().equals(planned.address()));
            return wrong(planned, live).with("interface", carrier.name())
                    .mistake(live.isEmpty() ? "no-address" : prefix ? "prefix" : elsewhere ? "other-subnet" : "other-address");
        });
    }

    @Check("bridge-static")
    void theAddressIsConfiguredForGood(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var own = configured(node, cluster.bridge(), node.network().interfacesFile());
            return own.right() ? own : configured(node, cluster.bridge(), node.network().interfacesFiles());
        });
    }

    /** The address belongs to the bridge, or to an interface whose packets carry a VLAN's tag: that one is apart on purpose. */
    private static Judgement configured(Node node, String name, InterfacesFile file) {
        var planned = node.cidr();
        var bridge = file.of(name);
        var carrying = file.stanzas().stream().filter(stanza -> stanza.addresses().contains(planned)).toList();
        var meant = carrying.stream().filter(stanza -> stanza.name().equals(name) || stanza.tagged()).toList();
        var fixed = meant.stream().filter(Stanza::fixed).findFirst();
        if (fixed.isPresent()) {
            var carrier = fixed.get().name();
            return bridge.isEmpty() ? wrong(planned, carrier).mistake("no-stanza").with("bridge", name) : file.atBoot(carrier)
                    ? right("static " + planned) : wrong("auto " + carrier, "–").mistake("not-at-boot").with("interface", carrier);
        }
        if (bridge.stream().anyMatch(stanza -> stanza.isMethod("dhcp"))) {
            return wrong(planned, "dhcp").mistake("dhcp").with("bridge", name);
        }
        if (!meant.isEmpty()) {
            throw cannotTell("check.interfaces-form", node.name(), meant.getFirst().name(), meant.getFirst().method().orElse(""));
        }
        if (!carrying.isEmpty()) {
            var other = carrying.getFirst();
            return wrong(planned, other.name()).mistake(other.bridge() ? "other-bridge" : "other-interface").with("bridge", name);
        }
        if (!file.directories().isEmpty()) {
            return wrong(planned, "source-directory").mistake("source-directory").with("directory", file.directories().getFirst());
        }
        var written = file.stanzas().stream().filter(stanza -> stanza.on(name) && !stanza.addresses().isEmpty()).findFirst();
        return written.map(stanza -> wrong(planned, stanza.addresses()).mistake("other-address").with("interface", stanza.name()))
                .orElseGet(() -> wrong(planned, List.of()).mistake("no-address").with("bridge", name));
    }

    @Check("applied")
    void noChangeOfTheNetworkIsLeftUnapplied(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> node.ask(DirectoryListing.of("/etc/network")).has("interfaces.new")
                ? wrong("/etc/network/interfaces", "/etc/network/interfaces.new").mistake("pending")
                : right("/etc/network/interfaces"));
    }

    @Check("gateway")
    void thereIsOneDefaultGateway(Cluster cluster) {
        var planned = cluster.gateway();
        judgeAll(cluster.nodes(), node -> {
            // The same router over two cards is two ways as well.
            var ways = node.network().defaultRoutes().stream().flatMap(route -> route.hops().stream())
                    .filter(hop -> hop.gateway().isPresent()).distinct().toList();
            var found = ways.stream().map(hop -> hop.gateway().get()).distinct().toList();
            if (ways.size() == 1 && found.contains(planned)) {
                return gatewayAtBoot(node, planned);
            }
            var surplus = ways.stream().filter(way -> !way.gateway().get().equals(planned)).findFirst()
                    .or(() -> ways.stream().filter(way -> !way.device().equals(Optional.of(cluster.bridge()))).findFirst());
            return wrong(planned, found).mistake(ways.isEmpty() ? "none" : ways.size() > 1 ? "two" : "other-gateway")
                    .with("ways", ways.stream().map(NetworkChecks::told).toList())
                    .with("surplus", surplus.map(way -> "via " + told(way)).orElse(""))
                    .with("ip", planned instanceof Inet6Address ? "ip -6" : "ip");
        });
    }

    /** What the files say counts after a restart. Where they configure another address or none, that is told by its own check. */
    private static Judgement gatewayAtBoot(Node node, InetAddress planned) {
        var file = node.network().interfacesFiles();
        var written = file.gateways(planned);
        var known = file.stanzas().stream().flatMap(stanza -> stanza.addresses().stream())
                .anyMatch(one -> one.address().equals(node.inet()));
        return !known || file.routesOtherwise() || written.equals(Set.of(planned)) ? right(List.of(planned))
                : wrong(planned, written).mistake("not-for-good");
    }

    private static String told(RouteTable.Hop way) {
        return Addresses.text(way.gateway().get()) + way.device().map(card -> " dev " + card).orElse("");
    }

    @Check("resolver")
    void everyNodeAsksThePlannedNameServer(Cluster cluster) {
        var planned = cluster.nameServer();
        judgeAll(cluster.nodes(), node -> {
            var asked = node.network().nameServers();
            // A name server of its own, which asks whom it was told to.
            var own = asked.stream().anyMatch(InetAddress::isLoopbackAddress);
            return own || asked.contains(planned) ? right(asked)
                    : wrong(planned, asked).mistake(asked.isEmpty() ? "no-server" : "other-server");
        });
    }
}
