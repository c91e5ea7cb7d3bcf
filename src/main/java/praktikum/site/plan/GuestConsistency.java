package praktikum.site.plan;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.net.Cidr;
import praktikum.text.Nearest;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlValue.Scalar;

/** Each guest has a number, a name and an address of its own, in the network of its gateway, and names what the site has. */
final class GuestConsistency {

    private final YamlMapping site;
    private final ProblemCollector problems;
    private final Map<String, List<String>> storages = new LinkedHashMap<>();

    private GuestConsistency(YamlMapping site, ProblemCollector problems) {
        this.site = site;
        this.problems = problems;
        var plan = site.in("plan");
        if (plan.fields().value("pools").isPresent() || plan.fields().value("storages").isPresent()) {
            plan.list("storages").forEach(storage -> storage.text("name").ifPresent(name ->
                    storages.put(name, PlannedPool.texts(storage, "content"))));
        } else {
            StoragePlan.USUAL.storages().forEach(storage -> storages.put(storage.name(), storage.content()));
        }
        if (site.in("nfs").text("export").isPresent()
                && plan.list("storages").stream().noneMatch(storage -> storage.text("type").filter("nfs"::equals).isPresent())) {
            StoragePlan.USUAL.withNfs("", "").of("nfs").forEach(storage -> storages.put(storage.name(), storage.content()));
        }
    }

    static void check(YamlMapping site, ProblemCollector problems, AddressClaims claims) {
        var guests = site.in("plan").list("guests");
        var check = new GuestConsistency(site, problems);
        guests.forEach(guest -> guest.scalar("address").ifPresent(text -> claims.claim(text, "site.plan.guests.address")));
        check.numbers(guests);
        check.names(guests);
        check.addresses(guests);
        guests.forEach(check::kind);
        guests.forEach(check::places);
        guests.forEach(check::network);
    }

    private void numbers(List<YamlMapping> guests) {
        var seen = new HashMap<String, Integer>();
        guests.stream().flatMap(guest -> guest.scalar("id").stream()).forEach(id -> {
            var first = seen.putIfAbsent(id.value(), id.line());
            if (first != null) {
                problems.add(id.line(), "site.guests.twice", id.value(), first);
            }
        });
    }

    /** Guests and machines are told apart by their names, in verdicts as in the domain. */
    private void names(List<YamlMapping> guests) {
        var seen = new HashMap<String, Integer>();
        var machines = new ArrayList<>(site.list("nodes"));
        machines.add(site.in("nfs"));
        machines.forEach(machine -> machine.scalar("name").ifPresent(name -> seen.putIfAbsent(name.value(), name.line())));
        guests.stream().flatMap(guest -> guest.scalar("name").stream()).forEach(name -> {
            var first = seen.putIfAbsent(name.value().toLowerCase(Locale.ROOT), name.line());
            if (first != null) {
                problems.add(name.line(), "site.guests.name-taken", name.value(), first);
            }
        });
    }

    /** The NFS server is no guest; other addresses are claimed by what has them. */
    private void addresses(List<YamlMapping> guests) {
        site.in("nfs").scalar("address").ifPresent(server -> guests.stream().flatMap(guest -> guest.scalar("address").stream())
                .filter(text -> address(text).isPresent() && address(text).equals(address(server)))
                .forEach(text -> problems.add(text.line(), "site.duplicate-address", text.value(), server.line())));
    }

    private void kind(YamlMapping guest) {
        var others = switch (guest.text("kind").orElse("")) {
            case "container" -> List.of("image");
            case "vm" -> List.of("template", "swap");
            default -> List.<String>of();
        };
        others.forEach(key -> guest.scalar(key).ifPresent(value ->
                problems.add(value.line(), "site.guests.other-key", guest.text("kind").orElse(""), key)));
    }

    private void places(YamlMapping guest) {
        var nodes = site.list("nodes").stream().flatMap(node -> node.text("name").stream()).toList();
        guest.scalar("node").filter(node -> !nodes.contains(node.value()))
                .ifPresent(node -> problems.add(node.line(), "site.storage.no-node", node.value(), Nearest.list(node.value(), nodes)));
        guest.scalar("storage").ifPresent(storage -> {
            var content = GuestKind.of(guest.text("kind").orElse("")).content();
            var found = storages.get(storage.value());
            if (found == null) {
                problems.add(storage.line(), "site.guests.no-storage", storage.value(), Nearest.list(storage.value(), storages.keySet()));
            } else if (guest.scalar("kind").isPresent() && !found.contains(content)) {
                problems.add(storage.line(), "site.guests.content", storage.value(), content);
            }
        });
    }

    private void network(YamlMapping guest) {
        var network = site.in("plan").in("network");
        var address = guest.scalar("address");
        var own = guest.scalar("gateway").flatMap(text -> AddressClaims.ofMachine(text, "site.plan.guests.gateway", problems));
        guest.scalar("dns").ifPresent(text -> AddressClaims.read(text, "site.plan.guests.dns", problems));
        var gateway = guest.scalar("gateway").isPresent() ? own : network.scalar("gateway").flatMap(GuestConsistency::address);
        var prefix = guest.scalar("prefix").isPresent() ? guest.number("prefix") : network.number("prefix");
        if (address.flatMap(GuestConsistency::address).isPresent() && gateway.isPresent() && prefix.isPresent()) {
            oneNetwork(address.get(), gateway.get(), prefix.get());
        }
    }

    private void oneNetwork(Scalar text, InetAddress gateway, int prefix) {
        var address = address(text).orElseThrow();
        var bits = gateway.getAddress().length * 8;
        if (address.getClass() != gateway.getClass() || !new Cidr(gateway, Math.min(prefix, bits)).contains(address)) {
            problems.add(text.line(), "site.guests.outside", text.value(), Addresses.text(gateway), prefix);
        } else if (new Cidr(address, Math.min(prefix, bits)).isReserved()) {
            problems.add(text.line(), "site.reserved", text.value(), prefix);
        }
    }

    private static Optional<InetAddress> address(Scalar text) {
        return Addresses.exact(text.value()).filter(Addresses::ofMachine);
    }
}
