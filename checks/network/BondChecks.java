package network;

import static praktikum.check.Expect.judgeAll;
import static praktikum.check.Expect.onlyWherePlanned;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
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
                return wrong(mode.get(), node.network().links().ports(cluster.bridge()).stream().map(Link::name).toList())
                        .mistake("no-bond").with("bridge", cluster.bridge());
            }
            var legs = bond.get().legs().stream().map(Leg::name).toList();
            if (!bond.get().mode().equals(mode.get())) {
                return wrong(mode.get(), bond.get().mode()).mistake("mode").with("bond", name.get());
            }
            if (legs.size() < 2) {
                return wrong("2", legs).mistake("one-leg").with("bond", name.get());
            }
            var down = bond.get().legs().stream().filter(leg -> !leg.up()).findFirst();
            return down.map(leg -> wrong("up", leg.name()).mistake("leg-down").with("leg", leg.name()).with("bond", name.get()))
                    .orElseGet(() -> right(name.get() + " " + bond.get().mode() + " ← " + String.join(", ", legs)));
        });
    }

    private static Optional<String> bond(Cluster cluster, Node node) {
        return node.network().links().ports(cluster.bridge()).stream()
                .filter(link -> link.kind().filter("bond"::equals).isPresent()).map(Link::name).findFirst();
    }

    @Check(value = "bond-at-boot", after = "bond")
    void theBondIsThereAfterARestart(Cluster cluster) {
        onlyWherePlanned(cluster.bondMode().isPresent());
        judgeAll(cluster.nodes(), node -> {
            var name = bond(cluster, node).orElseThrow();
            var legs = node.network().bond(name).orElseThrow().legs().stream().map(Leg::name).toList();
            var stanzas = node.network().interfacesFiles().of(name);
            var configured = stanzas.stream().flatMap(stanza -> stanza.bondLegs().stream()).toList();
            var watched = stanzas.stream().anyMatch(stanza -> stanza.option("bond-miimon").filter(value -> !value.equals("0")).isPresent());
            if (!configured.containsAll(legs)) {
                return wrong("bond-slaves " + String.join(" ", legs), configured).mistake("not-configured").with("bond", name);
            }
            return watched ? right(configured) : wrong("bond-miimon 100", "–").mistake("not-watched").with("bond", name);
        });
    }
}
