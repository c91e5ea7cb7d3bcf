package praktikum.site.file;

import java.util.HashMap;
import java.util.List;
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
}
