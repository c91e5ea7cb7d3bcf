package praktikum.site.plan;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import praktikum.net.Addresses;
import praktikum.text.Nearest;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlValue.Scalar;

/** Each storage says where it lies, names are there once, and the nodes they name are nodes of the site. */
final class StorageConsistency {

    private final List<String> nodes;
    private final ProblemCollector problems;

    private StorageConsistency(List<String> nodes, ProblemCollector problems) {
        this.nodes = nodes;
        this.problems = problems;
    }

    static void check(YamlMapping site, ProblemCollector problems, AddressClaims claims) {
        var plan = site.in("plan");
        var check = new StorageConsistency(site.list("nodes").stream().flatMap(node -> node.text("name").stream()).toList(), problems);
        check.named(plan.list("pools"), "pools");
        check.named(plan.list("storages"), "storages");
        plan.list("storages").forEach(check::target);
        // A name may do as well; what looks like an address has to be one.
        plan.list("storages").stream().flatMap(storage -> storage.scalar("server").stream())
                .filter(server -> server.value().matches("[0-9.]*|.*:.*") && Addresses.exact(server.value()).isEmpty())
                .forEach(server -> problems.add(server.line(), "site.value.address", server.value(), "site.plan.storages.server"));
    }

    private void named(List<YamlMapping> list, String key) {
        var seen = new HashMap<String, Integer>();
        for (var one : list) {
            one.scalar("name").ifPresent(name -> {
                var first = seen.putIfAbsent(name.value(), name.line());
                if (first != null) {
                    problems.add(name.line(), "site.storage.twice", name.value(), "site.plan." + key, first);
                }
            });
            one.scalars("nodes").stream().filter(node -> !nodes.contains(node.value())).forEach(node ->
                    problems.add(node.line(), "site.storage.no-node", node.value(), Nearest.list(node.value(), nodes)));
        }
    }

    // Where the type is none, the schema has told it already.
    private void target(YamlMapping storage) {
        var type = storage.text("type").orElse("");
        var wanted = PlannedStorage.TARGETS.get(type);
        if (wanted == null) {
            return;
        }
        var name = storage.text("name").orElse("");
        wanted.stream().filter(key -> storage.fields().value(key).isEmpty())
                .forEach(key -> problems.add(storage.line(), "site.storage.no-target", name, type, key));
        var further = PlannedStorage.FURTHER_TARGETS.getOrDefault(type, List.of());
        PlannedStorage.TARGETS.values().stream().flatMap(List::stream).filter(key -> !wanted.contains(key) && !further.contains(key))
                .flatMap(key -> storage.scalar(key).stream().map(value -> new Surplus(key, value))).forEach(surplus ->
                        problems.add(surplus.value.line(), "site.storage.other-target", name, type, surplus.key,
                                wanted.stream().collect(Collectors.joining(", "))));
    }

    private record Surplus(String key, Scalar value) {
    }
}
