package praktikum.site.file;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import praktikum.net.Addresses;
import praktikum.site.plan.AddressClaims;
import praktikum.site.plan.Plan;
import praktikum.text.FileProblem;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlMapping;

/** What a schema cannot say: names and addresses that clash, and what each topic of the plan finds. */
final class SiteConsistency {

    private SiteConsistency() {
    }

    /** All clashes among the values that are readable; what the schema refuses is left out. */
    static List<FileProblem> findings(String file, YamlMapping root) {
        var problems = new ProblemCollector(file);
        names(root, problems);
        addresses(root, problems);
        links(root, problems);
        nfs(root, problems);
        return problems.findings();
    }

    private static void names(YamlMapping root, ProblemCollector problems) {
        var seen = new HashMap<String, Integer>();
        for (var node : root.list("nodes")) {
            node.scalar("name").ifPresent(name -> {
                var first = seen.putIfAbsent(name.value(), name.line());
                if (first != null) {
                    problems.add(name.line(), "site.duplicate-name", name.value(), first);
                }
            });
        }
    }

    private static void addresses(YamlMapping root, ProblemCollector problems) {
        var claims = new AddressClaims();
        Plan.TOPICS.forEach(topic -> topic.consistency().check(root, problems, claims));
        var nodes = root.list("nodes");
        for (var i = 0; i < nodes.size(); i++) {
            var path = "site.nodes[" + (i + 1) + "]";
            nodes.get(i).scalar("address").ifPresent(text -> claims.claim(text, path + ".address"));
            nodes.get(i).scalars("links").forEach(text -> claims.claim(text, path + ".links"));
        }
        claims.check(problems);
    }

    private static void links(YamlMapping root, ProblemCollector problems) {
        // What is no list at all has been told.
        var nodes = root.list("nodes").stream().filter(node -> node.absentOrList("links")).toList();
        for (var node : nodes) {
            if (node.scalars("links").size() != nodes.getFirst().scalars("links").size()) {
                problems.add(node.line(), "site.links", node.scalars("links").size(), nodes.getFirst().scalars("links").size());
            }
        }
    }

    /** Another machine than the nodes; it may well be the gateway. */
    private static void nfs(YamlMapping root, ProblemCollector problems) {
        var nfs = root.in("nfs");
        var nodes = root.list("nodes");
        nfs.scalar("name").ifPresent(name -> nodes.stream().flatMap(node -> node.scalar("name").stream())
                .filter(other -> other.value().equals(name.value())).findFirst()
                .ifPresent(other -> problems.add(name.line(), "site.nfs.node-name", name.value(), other.line())));
        nfs.scalar("address").ifPresent(text -> AddressClaims.ofMachine(text, "site.nfs.address", problems)
                .ifPresent(address -> nodes.stream()
                        .flatMap(node -> Stream.concat(node.scalar("address").stream(), node.scalars("links").stream()))
                        .filter(other -> Addresses.exact(other.value()).filter(address::equals).isPresent()).findFirst()
                        .ifPresent(other -> problems.add(text.line(), "site.nfs.node-address", text.value(), other.line()))));
    }
}
