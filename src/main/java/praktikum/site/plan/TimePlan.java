package praktikum.site.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import praktikum.site.schema.ValueKind;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlText;

/** The time of all nodes. {@code time-zone: Asia/Jakarta} → the zone; without it there is no such section. */
public record TimePlan(String zone) implements PlanSection {

    static final PlanTopic TOPIC = new PlanTopic("time", List.of("time.zone"),
            plan -> plan.text("time-zone").map(TimePlan::new), TimePlan::check);

    @Override
    public List<String> lines() {
        return List.of("time-zone: " + YamlText.quoted(zone));
    }

    @Override
    public Map<String, String> pageValues() {
        return Map.of("time.zone", zone);
    }

    // The schema knows what a zone looks like; a misspelt one no node could be set to.
    private static void check(YamlMapping site, ProblemCollector problems, AddressClaims claims) {
        site.in("plan").scalar("time-zone")
                .filter(zone -> ValueKind.ZONE.allows(zone.value()) && !ZoneId.getAvailableZoneIds().contains(zone.value()))
                .ifPresent(zone -> problems.add(zone.line(), "site.value.zone", zone.value(), "site.plan.time-zone"));
    }
}
