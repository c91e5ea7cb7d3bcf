package praktikum.site.plan;

import java.util.List;
import java.util.Map;

/** The bond below the bridge. {@code bond: active-backup} → its mode; without it none is planned, and there is no such section. */
public record BondPlan(String mode) implements PlanSection {

    static final PlanTopic TOPIC = new PlanTopic("bond", List.of("bond.mode"), plan -> plan.text("bond").map(BondPlan::new),
            (site, problems, claims) -> { });

    @Override
    public List<String> lines() {
        return List.of("bond: " + mode);
    }

    @Override
    public Map<String, String> pageValues() {
        return Map.of("bond.mode", mode);
    }
}
