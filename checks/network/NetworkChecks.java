package network;

import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.fact.network.Link;
import praktikum.fact.system.DirectoryListing;
import praktikum.net.Addresses;

/** Lab 01: a static bridge with a port, and one way out. */
@ChecksFor("01-nodes")
final class NetworkChecks {

    @Check("bridge-port")
    void theBridgeHasAPhysicalPortThatIsUp(Cluster cluster) {
        var name = cluster.bridge();
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
            return bridge.get().up() ? right(name + " ← " + String.join(", ", up))
                    : wrong("UP", bridge.get().state()).mistake("bridge-down").with("bridge", name);
        });
    }

    @Check(value = "address", after = "bridge-port")
    void theBridgeHasThePlannedAddress(Cluster cluster) {
        judgeAll(cluster.nodes(), node -> {
            var planned = node.cidr();
            var live = node.network().links().find(cluster.bridge()).map(Link::globalAddresses).orElse(List.of());
            var doubled = cluster.others(node).stream()
                    .filter(peer -> node.network().links().withAddress(peer.inet()).isPresent()).findFirst();
            if (doubled.isPresent()) {
                return wrong(planned, doubled.get().inet()).mistake("taken").with("peer", doubled.get().name());
            }
            if (live.contains(planned)) {
                return right(live);
            }
            if (live.isEmpty()) {
                return wrong(planned, live).mistake("no-address");
            }
            if (live.stream().anyMatch(cidr -> cidr.address().equals(planned.address()))) {
                return wrong(planned, live).mistake("prefix");
            }
            var elsewhere = live.stream().noneMatch(cidr -> planned.subnet().contains(cidr.address()));
            return wrong(planned, live).mistake(elsewhere ? "other-subnet" : "other-address");
        });
    }

    @Check("bridge-static")
    void theAddressIsConfiguredForGood(Cluster cluster) {
        var name = cluster.bridge();
        judgeAll(cluster.nodes(), node -> {
            var file = node.network().interfacesFile();
            var planned = node.cidr();
            var bridge = file.of(name);
            if (bridge.stream().anyMatch(stanza -> stanza.addresses().contains(planned) && stanza.isMethod("static"))) {
                return file.auto().contains(name) ? right("static " + planned) : wrong("auto " + name, "–").mistake("not-at-boot");
            }
            if (bridge.stream().anyMatch(stanza -> stanza.isMethod("dhcp"))) {
                return wrong("static " + planned, "dhcp").mistake("dhcp");
            }
            return file.stanzas().stream().filter(stanza -> stanza.addresses().contains(planned)).findFirst()
                    .map(stanza -> wrong(name, stanza.name()).mistake("other-interface"))
                    .orElseGet(() -> {
                        var configured = bridge.stream().flatMap(stanza -> stanza.addresses().stream()).toList();
                        return wrong("static " + planned, configured).mistake(configured.isEmpty() ? "no-address" : "other-address");
                    });
        });
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
                return right(found);
            }
            return wrong(planned, found).mistake(ways.isEmpty() ? "none" : ways.size() > 1 ? "two" : "other-gateway")
                    .with("ways", ways.stream()
                            .map(way -> Addresses.text(way.gateway().get()) + way.device().map(card -> " dev " + card).orElse(""))
                            .toList());
        });
    }
}
