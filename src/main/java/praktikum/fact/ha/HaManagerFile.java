package praktikum.fact.ha;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Reading;

/**
 * What the cluster resource manager wrote down last, from {@code cat /etc/pve/ha/manager_status}: cheaper to ask for than
 * {@link HaStatus}, and as old as the manager's last round.
 *
 * @param master the node whose manager wrote it; empty where high availability has never been used
 * @param nodes per node {@code online}, {@code maintenance}, {@code unknown}, {@code fence} or {@code gone}
 * @param services the services under high availability
 */
public record HaManagerFile(Optional<String> master, Map<String, String> nodes, List<HaStatus.Service> services) {

    public HaManagerFile {
        nodes = Map.copyOf(nodes);
        services = List.copyOf(services);
    }

    /** Reads {@code {"master_node":"pve1",…}} → master pve1; no file or an empty one: high availability was never used. */
    public static Reading<HaManagerFile> read(Printed printed) {
        return Reading.of(printed, p -> {
            String text = p.content().orElse("");
            Json json = Json.of(text.isBlank() ? "{}" : text);
            Map<String, String> nodes = new LinkedHashMap<>();
            for (Map.Entry<String, Json> node : fields(json, "node_status").entrySet()) {
                nodes.put(node.getKey(), node.getValue().text());
            }
            List<HaStatus.Service> services = new ArrayList<>();
            for (Map.Entry<String, Json> service : fields(json, "service_status").entrySet()) {
                services.add(HaStatus.Service.of(service.getKey(), service.getValue()));
            }
            return new HaManagerFile(json.findText("master_node"), nodes, services);
        });
    }

    /** The services that keep a node under the watchdog. */
    public List<HaStatus.Service> runningOn(String node) {
        return services.stream().filter(service -> service.runsOn(node)).toList();
    }

    private static Map<String, Json> fields(Json json, String key) throws NotUnderstood {
        return json.find(key, Json::fields).orElse(Map.of());
    }
}
