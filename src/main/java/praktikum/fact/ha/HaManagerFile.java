package praktikum.fact.ha;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What the cluster resource manager wrote down last, from {@code cat /etc/pve/ha/manager_status}: cheaper to ask for than
 * {@link HaStatus}, and as old as the manager's last round.
 *
 * @param master the node whose manager wrote it; empty where high availability has never been used
 * @param nodes per node {@code online}, {@code maintenance}, {@code unknown}, {@code fence} or {@code gone}
 * @param services the services under high availability
 * @param running those of them that their node last told to run, such as {@code vm:100}
 * @param written when, by the master's clock; every ten seconds or so while there is a master. Empty where it has never been used
 */
public record HaManagerFile(Optional<String> master, Map<String, String> nodes, List<HaStatus.Service> services, Set<String> running,
        Optional<Instant> written) {

    public static final Question<HaManagerFile> ASKED = Question.of(HaManagerFile::read, "cat", "/etc/pve/ha/manager_status");

    public HaManagerFile {
        nodes = Map.copyOf(nodes);
        services = List.copyOf(services);
        running = Set.copyOf(running);
    }

    /** Reads {@code {"master_node":"pve1",…}} → master pve1; no file or an empty one: high availability was never used. */
    public static Reading<HaManagerFile> read(Printed printed) {
        return Reading.of(printed, p -> {
            String text = p.content().orElse("");
            return of(Json.of(text.isBlank() ? "{}" : text));
        });
    }

    /** Reads {@code pvesh get /cluster/ha/status/manager_status}: the same below {@code manager_status}. */
    public static Reading<HaManagerFile> readPvesh(Printed printed) {
        return Reading.of(printed, p -> of(Json.of(p).get("manager_status")));
    }

    private static HaManagerFile of(Json json) throws NotUnderstood {
        Map<String, String> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, Json> node : fields(json, "node_status").entrySet()) {
            nodes.put(node.getKey(), node.getValue().text());
        }
        List<HaStatus.Service> services = new ArrayList<>();
        Set<String> running = new HashSet<>();
        for (Map.Entry<String, Json> service : fields(json, "service_status").entrySet()) {
            services.add(HaStatus.Service.of(service.getKey(), service.getValue()));
            if (service.getValue().flagIfAny("running")) {
                running.add(service.getKey());
            }
        }
        Optional<Instant> written = json.find("timestamp").isPresent() ? Optional.of(Times.of(json.number("timestamp"))) : Optional.empty();
        return new HaManagerFile(json.findText("master_node"), nodes, services, running, written);
    }

    /** The service of that name, such as {@code vm:100}. */
    public Optional<HaStatus.Service> find(String sid) {
        return services.stream().filter(service -> service.sid().equals(sid)).findFirst();
    }

    /** The services that keep a node under the watchdog. */
    public List<HaStatus.Service> runningOn(String node) {
        return services.stream().filter(service -> service.runsOn(node)).toList();
    }

    private static Map<String, Json> fields(Json json, String key) throws NotUnderstood {
        return json.find(key, Json::fields).orElse(Map.of());
    }
}
