package praktikum.report.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.fact.cluster.CorosyncLinks.Reach;
import praktikum.fact.cluster.CorosyncState;
import praktikum.fact.cluster.Quorum;
import praktikum.fact.network.Link;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.report.Table.Cell;
import praktikum.report.Table;
import praktikum.report.TopologyPart.SeenBridge;
import praktikum.report.TopologyPart.SeenLink;
import praktikum.report.TopologyPart.SeenNode;
import praktikum.report.TopologyPart.Standing;
import praktikum.report.TopologyPart;
import praktikum.site.Site;
import praktikum.text.Language;

/** Draws together what the nodes say of the network and the cluster. */
final class ObservedCluster {

    private final Site site;
    private final List<ObservedNode> machines;
    private final Language language;
    private final String bridge;

    ObservedCluster(Site site, List<ObservedNode> machines, Language language) {
        this.site = site;
        this.machines = machines;
        this.language = language;
        this.bridge = site.plan().network().bridge();
    }

    TopologyPart observed() {
        return new TopologyPart(segment(), gateway(), machines.stream().map(this::node).toList(),
                new Differences(site, machines, language).all(), addresses());
    }

    private Optional<String> segment() {
        var subnets = machines.stream().flatMap(machine -> machine.addresses(bridge).stream()).flatMap(seen -> seen.value().stream())
                .map(cidr -> cidr.subnet().toString()).distinct().toList();
        return subnets.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", subnets));
    }

    private Optional<String> gateway() {
        var gateways = machines.stream().flatMap(machine -> machine.gateways().stream()).flatMap(seen -> seen.value().stream())
                .map(Addresses::text).distinct().toList();
        return gateways.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", gateways));
    }

    private SeenNode node(ObservedNode machine) {
        var own = machine.conf().flatMap(seen -> seen.value().find(machine.name()));
        return new SeenNode(machine.name(), machine.reached(), own.map(node -> (int) node.id()), own.map(node -> (int) node.votes()),
                machine.version().map(seen -> seen.value().manager().toString()), machine.kernel().map(seen -> seen.value().toString()),
                bridge(machine), links(machine).map(SourcedFact::value).orElse(List.of()),
                machine.quorum().map(seen -> standing(seen.value())));
    }

    private static Standing standing(Quorum quorum) {
        return switch (quorum) {
            case Quorum.Counted counted -> counted.quorate() ? Standing.QUORATE : Standing.NOT_QUORATE;
            case Quorum.Absent absent -> absent.state() == CorosyncState.NO_CLUSTER ? Standing.NO_CLUSTER : Standing.STOPPED;
        };
    }

    private Optional<SeenBridge> bridge(ObservedNode machine) {
        return machine.links().flatMap(seen -> seen.value().find(bridge).map(link -> new SeenBridge(bridge, link.up(),
                link.globalAddresses().stream().map(Object::toString).toList(),
                seen.value().cards(bridge).stream().map(Link::name).toList())));
    }

    /** The links that corosync itself tells; where it was not asked or does not run, those of its configuration. */
    private static Optional<SourcedFact<List<SeenLink>>> links(ObservedNode machine) {
        return machine.corosync().filter(seen -> !seen.value().links().isEmpty())
                .map(seen -> new SourcedFact<>(seen.value().links().stream().map(link -> new SeenLink(link.number(), link.address(),
                        Optional.of(!link.peers().containsValue(Reach.DISCONNECTED)))).toList(), seen.record(), seen.asker()))
                .or(() -> machine.conf().flatMap(seen -> seen.value().find(machine.name())
                        .map(own -> new SourcedFact<>(own.links().entrySet().stream()
                                .map(link -> new SeenLink(link.getKey(), link.getValue(), Optional.empty())).toList(),
                                seen.record(), seen.asker()))));
    }

    private Table addresses() {
        var rows = new ArrayList<List<Cell>>();
        for (var machine : machines) {
            rows.add(List.of(Cell.of(machine.name()), Cell.of(bridge),
                    Cell.of(new Cidr(machine.planned().address(), site.plan().network().prefix()).toString()),
                    machine.addresses(bridge).map(seen -> seen.cell(ObservedCluster::row)).orElseGet(ObservedCluster::unknown)));
            machine.links().ifPresent(seen -> others(machine)
                    .forEach(link -> rows.add(List.of(Cell.of(machine.name()), Cell.of(link.name()),
                    Cell.of(planned(machine, link)), new Cell(row(link.globalAddresses()), seen.evidence())))));
            links(machine).ifPresent(seen -> seen.value().forEach(link -> rows.add(List.of(Cell.of(machine.name()),
                    Cell.of("corosync " + ReportWords.say(language, "topology.link", link.number())),
                    Cell.of(planned(machine, link.number())),
                    new Cell(link.address(), seen.evidence())))));
        }
        return new Table("", List.of(ReportWords.say(language, "node"), ReportWords.say(language, "interface"),
                ReportWords.say(language, "planned"), ReportWords.say(language, "seen")), rows);
    }

    /** The further interfaces with an address of their own. */
    private List<Link> others(ObservedNode machine) {
        return machine.links().stream().flatMap(seen -> seen.value().links().stream())
                .filter(link -> !link.name().equals(bridge) && !link.flags().contains("LOOPBACK") && !link.globalAddresses().isEmpty())
                .toList();
    }

    private static String planned(ObservedNode machine, int link) {
        var links = machine.planned().links();
        return link == 0 ? Addresses.text(machine.planned().address()) : link <= links.size() ? Addresses.text(links.get(link - 1)) : "–";
    }

    private String planned(ObservedNode machine, Link link) {
        return machine.planned().links().stream()
                .filter(address -> link.globalAddresses().stream().anyMatch(cidr -> cidr.address().equals(address)))
                .findFirst().map(Addresses::text).orElse("–");
    }

    private static String row(List<?> values) {
        return values.isEmpty() ? "–" : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static Cell unknown() {
        return Cell.of("?");
    }
}
