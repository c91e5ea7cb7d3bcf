package praktikum.site.plan;

import java.util.List;
import java.util.Map;

/** What a site says about one topic of the plan. */
public interface PlanSection {

    /** Its lines in {@code site.yaml}, as they stand below {@code plan:}. */
    List<String> lines();

    /** What it fills into lab pages, by name; safe in a command because the schema says so. */
    default Map<String, String> pageValues() {
        return Map.of();
    }
}
