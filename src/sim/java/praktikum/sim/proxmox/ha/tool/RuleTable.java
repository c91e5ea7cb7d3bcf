package praktikum.sim.proxmox.ha.tool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.proxmox.api.ApiResult;

/** Rules as tables. */
final class RuleTable {

    private RuleTable() {}

    /** All that the API tells of them. */
    static ApiResult all(List<Map<String, Object>> rows) {
        return ApiResult.of(rows, List.of("rule"));
    }

    /** Whether they count, and what they are about. */
    static ApiResult overview(List<Map<String, Object>> rows) {
        return ApiResult.of(rows.stream().map(row -> {
            Map<String, Object> more = new TreeMap<>(row);
            more.put("enabled", row.containsKey("disable") ? 0 : 1);
            more.put("state", row.containsKey("errors") ? "ignored (conflicts)" : "in use");
            return more;
        }).toList(), List.of("enabled", "state", "rule", "type", "resources", "comment"));
    }
}
