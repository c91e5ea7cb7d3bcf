package praktikum.site.plan;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.site.schema.ValueKind;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlValue.Scalar;

/** Nodes and gateway are in one network of a length that can be, and what is called a network is one. */
final class NetworkConsistency {

    private final List<Scalar> nodes;
    private final YamlMapping network;
    private final ProblemCollector problems;

    private NetworkConsistency(YamlMapping site, ProblemCollector problems) {
        this.nodes = site.list("nodes").stream().flatMap(node -> node.scalar("address").stream()).toList();
        this.network = site.in("plan").in("network");
        this.problems = problems;
    }

    static void check(YamlMapping site, ProblemCollector problems, AddressClaims claims) {
        var check = new NetworkConsistency(site, problems);
        check.network.scalar("gateway").ifPresent(text -> claims.claim(text, "site.plan.network.gateway"));
        check.network.scalar("dns").ifPresent(text -> AddressClaims.read(text, "site.plan.network.dns", problems));
        check.prefix().ifPresent(check::oneNetwork);
        check.storage();
    }

    private Optional<Integer> prefix() {
        var text = network.scalar("prefix");
        var number = text.filter(prefix -> prefix.value().matches("[0-9]{1,3}")).map(prefix -> Integer.parseInt(prefix.value()));
        var four = nodes.stream().flatMap(address -> Addresses.exact(address.value()).stream()).anyMatch(Inet4Address.class::isInstance);
        if (number.isPresent() && number.get() > 30 && four) {
            problems.add(text.get().line(), "site.prefix-of-4", number.get());
            return Optional.empty();
        }
        return number.filter(prefix -> prefix >= 8 && prefix <= 126);
    }

    private void oneNetwork(int prefix) {
        var planned = new LinkedHashMap<Scalar, InetAddress>();
        var texts = new ArrayList<>(nodes);
        network.scalar("gateway").ifPresent(texts::add);
        texts.stream().filter(text -> ValueKind.ADDRESS.allows(text.value())).forEach(text ->
                Addresses.exact(text.value()).filter(Addresses::ofMachine).ifPresent(address -> planned.put(text, address)));
        mostFrequent(planned, prefix).ifPresent(home -> planned.forEach((text, address) -> {
            if (address.getClass() != home.getClass()) {
                problems.add(text.line(), "site.family", text.value(), home.getHostAddress());
            } else if (!in(address, prefix).contains(home)) {
                problems.add(text.line(), "site.outside", text.value(), home.getHostAddress() + "/" + prefix);
            } else if (in(address, prefix).isReserved()) {
                problems.add(text.line(), "site.reserved", text.value(), prefix);
            }
        }));
    }

    // The network most machines are in: then it is the mistyped one that is named, be it a node or the gateway.
    private static Optional<InetAddress> mostFrequent(Map<Scalar, InetAddress> planned, int prefix) {
        var votes = new LinkedHashMap<Cidr, List<InetAddress>>();
        planned.values().forEach(address -> votes.computeIfAbsent(in(address, prefix).subnet(), key -> new ArrayList<>()).add(address));
        return votes.values().stream().reduce((a, b) -> b.size() > a.size() ? b : a).map(List::getFirst);
    }

    // A lone IPv4 gateway among IPv6 nodes has fewer bits than their prefix.
    private static Cidr in(InetAddress address, int prefix) {
        return new Cidr(address, Math.min(prefix, address.getAddress().length * 8));
    }

    private void storage() {
        network.scalar("storage").filter(text -> Cidr.parse(text.value()).filter(found -> text.value().matches(".*/[1-9][0-9]{0,2}")
                        && Addresses.exact(text.value().replaceFirst("/.*", "")).isPresent() && found.equals(found.subnet())).isEmpty())
                .ifPresent(text -> problems.add(text.line(), "site.value.subnet", text.value(), "site.plan.network.storage"));
    }
}
