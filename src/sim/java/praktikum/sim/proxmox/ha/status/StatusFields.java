package praktikum.sim.proxmox.ha.status;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The fields of the two files by their names, as PVE::HA::Manager and PVE::HA::LRM write them. */
final class StatusFields {

    private StatusFields() {}

    static Map<String, Object> of(ManagerStatus status) {
        Map<String, Object> fields = new TreeMap<>();
        status.master().ifPresent(master -> fields.put("master_node", master));
        Map<String, Object> nodes = new TreeMap<>();
        status.nodes().forEach((node, state) -> nodes.put(node, state.word()));
        fields.put("node_status", nodes);
        if (!status.requests().isEmpty()) {
            Map<String, Object> requests = new TreeMap<>();
            status.requests().forEach((node, on) -> requests.put(node, on ? Map.of("maintenance", 1) : Map.of()));
            fields.put("node_request", requests);
        }
        status.disarm().ifPresent(disarm -> fields.put("disarm",
                new TreeMap<>(Map.of("mode", disarm.mode(), "state", disarm.state()))));
        if (status.master().isPresent() || !status.services().isEmpty()) {
            Map<String, Object> services = new TreeMap<>();
            status.services().forEach((sid, service) -> services.put(sid, of(service)));
            fields.put("service_status", services);
        }
        status.timestamp().ifPresent(time -> fields.put("timestamp", time));
        return fields;
    }

    private static Map<String, Object> of(ServiceStatus service) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", service.state().word());
        fields.put("node", service.node());
        fields.put("uid", service.uid());
        service.target().ifPresent(target -> fields.put("target", target));
        service.timeout().ifPresent(timeout -> fields.put("timeout", String.valueOf(timeout)));
        if (service.running()) {
            fields.put("running", 1);
        }
        if (!service.failedNodes().isEmpty()) {
            fields.put("failed_nodes", service.failedNodes());
        }
        service.maintenanceNode().ifPresent(node -> fields.put("maintenance_node", node));
        if (!service.command().isEmpty()) {
            fields.put("cmd", service.command());
        }
        return fields;
    }

    static Map<String, Object> of(LrmStatus status) {
        Map<String, Object> fields = new TreeMap<>();
        status.state().ifPresent(state -> fields.put("state", state.word()));
        status.mode().ifPresent(mode -> fields.put("mode", mode.word()));
        status.timestamp().ifPresent(time -> fields.put("timestamp", time));
        if (status.timestamp().isPresent()) {
            Map<String, Object> results = new TreeMap<>();
            status.results().forEach((uid, result) -> results.put(uid, new TreeMap<>(Map.of("sid", result.service(),
                    "state", result.order().word(), "exit_code", result.exit().number()))));
            fields.put("results", results);
        }
        return fields;
    }
}
