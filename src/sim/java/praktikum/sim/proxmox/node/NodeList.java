package praktikum.sim.proxmox.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.guest.run.HighAvailability;
import praktikum.sim.proxmox.pmxcfs.ClusterView;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** {@code /nodes}, and the nodes in {@code /cluster/resources}. */
final class NodeList {

    private final Machine node;
    private final ClusterView view;

    NodeList(Machine node) {
        this.node = node;
        this.view = new ClusterView(node);
    }

    ApiResult nodes() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : view.names()) {
            Map<String, Object> fields = row(name);
            fields.remove("cgroup-mode");
            view.fingerprint(name).ifPresent(text -> fields.put("ssl_fingerprint", text));
            list.add(fields);
        }
        return ApiResult.of(list, List.of("node", "status", "cpu", "level", "maxcpu", "maxmem", "mem", "ssl_fingerprint", "uptime"),
                "cpu", "maxcpu", "maxmem", "mem", "uptime");
    }

    Map<String, Object> row(String name) {
        boolean online = Pmxcfs.of(node).online(name);
        Map<String, Object> fields = new TreeMap<>();
        fields.put("id", "node/" + name);
        if (view.known(name)) {
            fields.put("cgroup-mode", 2);
            fields.put("level", "");
            fields.put("maxcpu", NodeFigures.PROCESSORS);
            // Of one that is off it is known from before; it has the same drives as this one.
            view.peer(name).flatMap(NodeFigures::root).or(() -> NodeFigures.root(node))
                    .ifPresent(root -> fields.put("maxdisk", root.size()));
            fields.put("maxmem", NodeFigures.MEMORY);
        }
        fields.put("node", name);
        fields.put("status", online ? "online" : "offline");
        fields.put("type", "node");
        if (online) {
            fields.put("cpu", NodeFigures.load(node));
            view.peer(name).flatMap(NodeFigures::root).ifPresent(root -> fields.put("disk", root.used()));
            fields.put("mem", NodeFigures.MEMORY_USED);
            fields.put("uptime", view.peer(name).map(other -> other.uptime().toSeconds()).orElse(0L));
        }
        return fields;
    }

    /** Its fields in {@code /cluster/resources}, where the state that high availability has of it is told, too. */
    Map<String, Object> resource(String name) {
        Map<String, Object> fields = row(name);
        HighAvailability.of(node).nodeState(name).ifPresent(state -> fields.put("hastate", state));
        return fields;
    }
}
