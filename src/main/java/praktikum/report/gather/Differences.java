package praktikum.report.gather;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.fact.cluster.CorosyncConf;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.report.TopologyPart.Difference;
import praktikum.site.Site;
import praktikum.text.Language;

/** What the nodes say next to what the site plans, as far as the drawing of the topology shows it. */
final class Differences {

    private final Site site;
    private final List<ObservedNode> machines;
    private final Language language;
    private final List<Difference> found = new ArrayList<>();

    Differences(Site site, List<ObservedNode> machines, Language language) {
        this.site = site;
        this.machines = machines;
        this.language = language;
    }

    List<Difference> all() {
        machines.forEach(this::network);
        machines.forEach(this::cluster);
        return List.copyOf(found);
    }

    private void network(ObservedNode machine) {
        var network = site.plan().network();
        var planned = new Cidr(machine.planned().address(), network.prefix());
        machine.links().ifPresent(seen -> {
            var bridge = seen.value().find(network.bridge());
            if (bridge.isEmpty()) {
                add(machine, "difference.bridge", network.bridge(), "–", seen);
                return;
            }
            // The address may be on a VLAN above the bridge.
            var carrier = seen.value().carrier(network.bridge(), planned.address());
            var live = carrier.globalAddresses();
            if (!live.contains(planned)) {
                add(machine, "difference.address", planned.toString(), row(live), seen, carrier.name());
            }
            var cards = seen.value().cards(network.bridge());
            if (cards.stream().noneMatch(card -> card.up())) {
                add(machine, "difference.port", ReportWords.say(language, "difference.port.planned"), cards.isEmpty() ? "–"
                        : cards.stream().map(card -> card.name() + " " + card.state()).collect(Collectors.joining(", ")), seen,
                        network.bridge());
            }
        });
        machine.gateways().ifPresent(seen -> {
            if (!seen.value().equals(List.of(network.gateway()))) {
                add(machine, "difference.gateway", Addresses.text(network.gateway()),
                        row(seen.value().stream().map(Addresses::text).toList()), seen);
            }
        });
    }

    private void cluster(ObservedNode machine) {
        machine.members().ifPresent(seen -> {
            var name = seen.value().cluster().map(cluster -> cluster.name());
            if (!name.equals(Optional.of(site.plan().cluster()))) {
                add(machine, "difference.cluster", site.plan().cluster(), name.orElse("–"), seen);
            }
        });
        machine.conf().ifPresent(seen -> {
            var own = seen.value().find(machine.name());
            if (own.isEmpty()) {
                add(machine, "difference.member", machine.name(), row(seen.value().nodes().stream().map(node -> node.name()).toList()),
                        seen);
                return;
            }
            for (var i = 0; i < machine.planned().links().size(); i++) {
                var planned = machine.planned().links().get(i);
                var written = own.get().links().get(i + 1);
                if (!written(own.get(), planned)) {
                    add(machine, "difference.link", Addresses.text(planned), written == null ? "–" : written, seen, i + 1);
                }
            }
        });
    }

    /** Whether an address is one of a member's, on whichever link; what is written as a name may mean it. */
    private static boolean written(CorosyncConf.Node member, InetAddress planned) {
        var addresses = member.links().values().stream().map(Addresses::parse).toList();
        return addresses.contains(Optional.of(planned)) || addresses.contains(Optional.<InetAddress>empty());
    }

    private void add(ObservedNode machine, String key, String planned, String seen, SourcedFact<?> from, Object... values) {
        found.add(new Difference(found.size() + 1, Optional.of(machine.name()), ReportWords.say(language, key, values), planned, seen,
                from.evidence()));
    }

    private static String row(List<?> values) {
        return values.isEmpty() ? "–" : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
