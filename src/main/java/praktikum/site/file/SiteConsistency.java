package praktikum.site.file;

import java.math.BigInteger;
import java.net.InetAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.site.schema.ValueKind;
import praktikum.text.FileProblem;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlValue;
import praktikum.text.yaml.YamlValue.Fields;
import praktikum.text.yaml.YamlValue.Scalar;

/** What a schema cannot say: names and addresses that clash, addresses outside the planned network. */
final class SiteConsistency {

    private final String file;
    private final YamlMapping root;
    private final List<FileProblem> findings = new ArrayList<>();

    private SiteConsistency(String file, YamlMapping root) {
        this.file = file;
        this.root = root;
    }

    /** All clashes among the values that are readable; what the schema refuses is left out. */
    static List<FileProblem> findings(String file, Fields document) {
        var check = new SiteConsistency(file, new YamlMapping(document));
        check.names();
        check.addresses();
        check.network();
        check.links();
        check.storage();
        check.zone();
        return check.findings;
    }

    private void names() {
        var seen = new HashMap<String, Integer>();
        for (var node : root.list("nodes")) {
            node.scalar("name").ifPresent(name -> {
                var first = seen.putIfAbsent(name.value(), name.line());
                if (first != null) {
                    add(name, "site.duplicate-name", name.value(), first);
                }
            });
        }
    }

    private void addresses() {
        var all = new ArrayList<Placed>();
        root.in("plan").in("network").scalar("gateway").ifPresent(text -> all.add(new Placed(text, "site.plan.network.gateway")));
        root.in("plan").in("network").scalar("dns").filter(dns -> Addresses.literal(dns.value()).isEmpty())
                .ifPresent(dns -> notAnAddress(new Placed(dns, "site.plan.network.dns")));
        for (var i = 0; i < root.list("nodes").size(); i++) {
            var node = root.list("nodes").get(i);
            var path = "site.nodes[" + (i + 1) + "]";
            node.scalar("address").ifPresent(text -> all.add(new Placed(text, path + ".address")));
            node.scalars("links").forEach(text -> all.add(new Placed(text, path + ".links")));
        }
        var seen = new HashMap<InetAddress, Integer>();
        for (var place : all.stream().sorted(Comparator.comparingInt(place -> place.text().line())).toList()) {
            var text = place.text();
            var address = Addresses.literal(text.value()).filter(found -> ValueKind.ADDRESS.allows(text.value()));
            if (address.isEmpty()) {
                notAnAddress(place);
            } else if (!Addresses.ofMachine(address.get())) {
                add(text, "site.not-of-machine", text.value());
            } else {
                Optional.ofNullable(seen.putIfAbsent(address.get(), text.line()))
                        .ifPresent(first -> add(text, "site.duplicate-address", text.value(), first));
            }
        }
    }

    /** A value, and what a sentence calls its place. */
    private record Placed(Scalar text, String path) {
    }

    // The pattern of the schema is loose on IPv6 (it cannot count colons); what it refuses itself is not told twice.
    private void notAnAddress(Placed place) {
        if (ValueKind.ADDRESS.allows(place.text().value())) {
            add(place.text(), "site.value.address", place.text().value(), place.path());
        }
    }

    /** The address of a text that is one a machine can have; of others enough is said elsewhere. */
    private static Optional<InetAddress> usable(Scalar text) {
        return ValueKind.ADDRESS.allows(text.value()) ? Addresses.literal(text.value()).filter(Addresses::ofMachine) : Optional.empty();
    }

    private void network() {
        var prefix = prefix();
        if (prefix.isEmpty()) {
            return;
        }
        var planned = new LinkedHashMap<Scalar, InetAddress>();
        for (var node : root.list("nodes")) {
            node.scalar("address").ifPresent(text -> usable(text).ifPresent(address -> planned.put(text, address)));
        }
        root.in("plan").in("network").scalar("gateway")
                .ifPresent(text -> usable(text).ifPresent(address -> planned.put(text, address)));
        var home = mostFrequent(planned, prefix.get());
        planned.forEach((text, address) -> {
            if (home.isPresent() && Addresses.bits(address) != Addresses.bits(home.get())) {
                add(text, "site.family", text.value(), home.get().getHostAddress());
            } else if (home.isPresent() && !network(address, prefix.get()).equals(network(home.get(), prefix.get()))) {
                add(text, "site.outside", text.value(), home.get().getHostAddress() + "/" + prefix.get());
            } else if (Addresses.reserved(address, prefix.get())) {
                add(text, "site.reserved", text.value(), prefix.get());
            }
        });
    }

    // The network most machines are in: then it is the mistyped one that is named, be it a node or the gateway.
    private static Optional<InetAddress> mostFrequent(Map<Scalar, InetAddress> planned, int prefix) {
        var votes = new LinkedHashMap<String, List<InetAddress>>();
        planned.values().forEach(address -> votes.computeIfAbsent(
                Addresses.bits(address) + ":" + network(address, prefix), key -> new ArrayList<>()).add(address));
        return votes.values().stream().reduce((a, b) -> b.size() > a.size() ? b : a).map(List::getFirst);
    }

    private Optional<Integer> prefix() {
        var text = root.in("plan").in("network").scalar("prefix");
        var number = text.filter(prefix -> prefix.value().matches("[0-9]{1,3}")).map(prefix -> Integer.parseInt(prefix.value()));
        var four = root.list("nodes").stream().flatMap(node -> node.scalar("address").stream())
                .flatMap(address -> Addresses.literal(address.value()).stream()).anyMatch(address -> Addresses.bits(address) == 32);
        if (number.isPresent() && number.get() > 30 && four) {
            add(text.get(), "site.prefix-of-4", number.get());
            return Optional.empty();
        }
        return number.filter(prefix -> prefix >= 8 && prefix <= 126);
    }

    private void links() {
        // What is no list at all has been told.
        var nodes = root.list("nodes").stream().filter(node -> node.absentOrList("links")).toList();
        if (nodes.isEmpty()) {
            return;
        }
        var count = nodes.getFirst().scalars("links").size();
        for (var node : nodes) {
            if (node.scalars("links").size() != count) {
                findings.add(FileProblem.of(file, node.line(), "site.links", node.scalars("links").size(), count));
            }
        }
    }

    private void storage() {
        root.in("plan").in("network").scalar("storage").ifPresent(text -> {
            var slash = text.value().indexOf('/');
            var address = slash < 0 ? Optional.<InetAddress>empty() : Addresses.literal(text.value().substring(0, slash));
            var prefix = slash < 0 ? "" : text.value().substring(slash + 1);
            if (address.isEmpty() || !prefix.matches("[1-9][0-9]{0,2}") || Integer.parseInt(prefix) > Addresses.bits(address.get())
                    || !network(address.get(), Integer.parseInt(prefix)).shiftLeft(Addresses.bits(address.get()) - Integer.parseInt(prefix))
                            .equals(network(address.get(), Addresses.bits(address.get())))) {
                add(text, "site.value.subnet", text.value(), "site.plan.network.storage");
            }
        });
    }

    // The schema knows what a zone looks like; a misspelt one no node could be set to.
    private void zone() {
        root.in("plan").scalar("time-zone").filter(zone -> ValueKind.ZONE.allows(zone.value()) && !ZoneId.getAvailableZoneIds().contains(zone.value()))
                .ifPresent(zone -> add(zone, "site.value.zone", zone.value(), "site.plan.time-zone"));
    }

    private static BigInteger network(InetAddress address, int prefix) {
        return Addresses.network(address, prefix);
    }

    private void add(YamlValue at, String key, Object... args) {
        findings.add(FileProblem.of(file, at.line(), key, args));
    }
}
