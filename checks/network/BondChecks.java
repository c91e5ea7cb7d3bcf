package network;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.verdict.Judgement;
import praktikum.fact.network.Bonding;
import praktikum.fact.network.Bonding.Leg;
import praktikum.fact.network.Link;

/** Lab 03: two cards that stand in for each other below the bridge. */
@ChecksFor("03-network")
final class BondChecks {

    @Check("bond")
    void theBridgeStandsOnABondOfTwoLegs(Cluster cluster) {
        var mode = cluster.bondMode();
        onlyWherePlanned(mode.isPresent());
        judgeAll(cluster.nodes(), node -> {
            var name = bond(cluster, node);
            var bond = name.flatMap(node.network()::bond);
            if (bond.isEmpty()) {
                return wrong(mode.get(), names(node.network().links().cards(cluster.bridge()))).mistake("no-bond")
                        .with("bridge", cluster.bridge());
            }
            var legs = bond.get().legs().stream().map(Leg::name).toList();
            if (!bond.get().mode().equals(mode.get())) {
                return wrong(mode.get(), bond.get().mode()).mistake("mode").with("bond", name.get());
            }
            if (legs.size() < 2) {
                return wrong("2", legs).mistake("one-leg").with("bond", name.get());
            }
            var down = bond.get().legs().stream().filter(leg -> !leg.up()).findFirst();
            if (down.isPresent()) {
                return wrong("up", down.get().name()).mistake("leg-down").with("leg", down.get().name()).with("bond", name.get());
            }
            return grouped(name.get(), bond.get()).orElseGet(() -> right(name.get() + " " + bond.get().mode() + " ← "
                    + String.join(", ", legs)));
        });
    }

    /** With LACP legs are used together only where the switch has put their ports into one group. */
    private static Optional<Judgement> grouped(String name, Bonding bond) {
        if (bond.partner().filter(partner -> !partner.answers()).isPresent()) {
            return Optional.of(wrong("LACP", bond.partner().get().mac()).mistake("no-partner").with("bond", name));
        }
        return bond.legApart().map(leg -> wrong(bond.partner().get().aggregator(), leg.aggregator().get())
                .mistake("leg-apart").with("leg", leg.name()).with("bond", name));
    }

    /** The bond that is a port of the bridge, or that a VLAN lies on which is one. */
    private static Optional<String> bond(Cluster cluster, Node node) {
        var links = node.network().links();
        if (links.openSwitch(cluster.bridge())) {
            throw cannotTell("check.network.open-switch", node.name());
        }
        return links.ports(cluster.bridge()).stream()
                .flatMap(port -> Stream.concat(Stream.of(port), port.parent().flatMap(links::find).stream()))
                .filter(link -> link.kind().filter("bond"::equals).isPresent()).map(Link::name).findFirst();
    }

    private static Error noBond(Cluster cluster, Node node) {
        return cannotTell("check.network.no-bond", node.name(), cluster.bridge());
    }

    private static List<String> names(List<Link> links) {
        return links.stream().map(Link::name).toList();
    }

    @Check(value = "bond-at-boot", after = "bond")
    void theBondIsThereAfterARestart(Cluster cluster) {
        onlyWherePlanned(cluster.bondMode().isPresent());
        judgeAll(cluster.nodes(), node -> {
            var name = bond(cluster, node).orElseThrow(() -> noBond(cluster, node));
            var bond = node.network().bond(name).orElseThrow(() -> noBond(cluster, node));
            var legs = bond.legs().stream().map(Leg::name).toList();
            var files = node.network().interfacesFiles();
            var configured = files.of(name).stream().flatMap(stanza -> stanza.bondLegs().stream()).toList();
            if (configured.contains("glob") || configured.contains("regex")) {
                throw cannotTell("check.network.bond-pattern", node.name(), name);
            }
            var links = node.network().links();
            if (!configured.stream().map(links::kernelName).toList().containsAll(legs)) {
                return wrong("bond-slaves " + String.join(" ", legs), configured).mistake("not-configured").with("bond", name);
            }
            var ports = files.of(cluster.bridge()).stream().flatMap(stanza -> stanza.bridgePorts().stream()).toList();
            if (ports.stream().noneMatch(port -> port.equals(name) || port.startsWith(name + ".")
                    || files.of(port).stream().anyMatch(stanza -> stanza.on(name)))) {
                return wrong("bridge-ports " + name, ports).mistake("not-under-bridge").with("bond", name).with("bridge", cluster.bridge());
            }
            return bond.watched() ? right(configured) : wrong("bond-miimon 100", "–").mistake("not-watched").with("bond", name);
        });
    }
}
