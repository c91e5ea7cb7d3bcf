package praktikum.sim.proxmox.ha;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Json;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** {@code /cluster/ha/…} of a cluster without HA resources. */
final class HaApi {

    private final Machine node;

    HaApi(Machine node) {
        this.node = node;
    }

    private String quorumWords() {
        return Pmxcfs.of(node).quorate() ? "OK" : "No quorum on node '" + node.hostname() + "'!";
    }

    ApiResult haCurrent() {
        return ApiResult.of(List.of(new TreeMap<>(Map.of("id", "quorum", "node", node.hostname(), "quorate", Pmxcfs.of(node).quorate()
                ? 1 : 0,
                "status", quorumWords(), "type", "quorum"))), List.of("id", "node", "status", "type"));
    }

    Map<String, Object> haManager() {
        return new TreeMap<>(Map.of("manager_status", Map.of("node_status", Map.of()), "quorum", Map.of("node", node.hostname(),
                "quorate", Pmxcfs.of(node).quorate() ? "1" : "0")));
    }

    String haStatus(boolean verbose) {
        String line = "quorum " + quorumWords() + "\n";
        return verbose ? line + "full cluster state:\n" + Json.pretty(haManager()) + "\n" : line;
    }
}
