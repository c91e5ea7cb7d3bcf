package praktikum.site.plan;

import java.util.List;
import java.util.Map;
import praktikum.text.yaml.YamlText;

/** The cluster as a whole. {@code cluster: blckpink-clstr} → its name. */
public record ClusterPlan(String name) implements PlanSection {

    static final PlanTopic TOPIC = new PlanTopic("cluster", List.of("cluster.name"),
            plan -> plan.text("cluster").map(ClusterPlan::new), (site, problems, claims) -> { });

    @Override
    public List<String> lines() {
        return List.of("cluster: " + YamlText.quoted(name));
    }

    @Override
    public Map<String, String> pageValues() {
        return Map.of("cluster.name", name);
    }
}
