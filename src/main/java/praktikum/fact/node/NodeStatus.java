package praktikum.fact.node;

import java.time.Duration;
import praktikum.fact.Json;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * A node at a glance, from {@code pvesh get /nodes/NODE/status}.
 *
 * @param manager such as {@code pve-manager/9.2.11/14a22df3}
 * @param uptime since the node was started
 * @param cpus logical processors
 * @param memory in bytes
 */
public record NodeStatus(String manager, Duration uptime, int cpus, long memory) {

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"uptime":86400,…}} → up for a day. */
    public static Reading<NodeStatus> read(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p);
            return new NodeStatus(json.text("pveversion"), Duration.ofSeconds(TextLines.count(json.text("uptime"), "the uptime")),
                    TextLines.smallCount(json.get("cpuinfo").text("cpus"), "the processors"),
                    TextLines.count(json.get("memory").text("total"), "the memory"));
        });
    }
}
