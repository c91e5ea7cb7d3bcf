package praktikum.fact.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * What Proxmox VE says before a virtual machine is moved: what the page for migrating shows, from {@code …/qemu/100/migrate} on its node.
 *
 * @param running whether the machine runs
 * @param allowed nodes it may go to
 * @param refused why it may not go to others: the storages or mapped devices they have not, or the services that must not be beside it
 * @param localDisks disks and drives that only this node has: none means that memory alone has to be moved
 * @param localResources devices of this node, which forbid it
 * @param mappedResources devices that other nodes may have the like of
 */
public record MigrationPrecheck(boolean running, List<String> allowed, Map<String, List<String>> refused, List<LocalDisk> localDisks,
        List<String> localResources, List<String> mappedResources) {

    /**
     * A disk or drive that only this node has.
     *
     * @param volume its name, or a path
     * @param cdrom whether it is a drive with an ISO image
     * @param unused whether it is not attached
     */
    public record LocalDisk(String volume, boolean cdrom, boolean unused) {}

    public MigrationPrecheck {
        allowed = List.copyOf(allowed);
        refused = Map.copyOf(refused);
        localDisks = List.copyOf(localDisks);
        localResources = List.copyOf(localResources);
        mappedResources = List.copyOf(mappedResources);
    }

    /** That of a machine on its node: about a second of Perl, and nothing cheaper tells what Proxmox VE itself would say. */
    public static Question<MigrationPrecheck> of(String node, long id) {
        return Question.ofApi(MigrationPrecheck::read, "/nodes/" + node + "/qemu/" + id + "/migrate");
    }

    /** Reads {@code {"allowed_nodes":["pve2"],"local_disks":[],"local_resources":[],"running":1,…}}. */
    public static Reading<MigrationPrecheck> read(Printed printed) {
        return Reading.of(printed, p -> {
            Json json = Json.of(p);
            return new MigrationPrecheck(json.flag("running"), json.texts("allowed_nodes"), refused(json),
                    json.get("local_disks").items(disk -> new LocalDisk(disk.text("volid"), disk.flagIfAny("cdrom"),
                    disk.flagIfAny("is_unused"))), json.get("local_resources").items(Json::text), json.texts("mapped-resources"));
        });
    }

    private static Map<String, List<String>> refused(Json json) throws NotUnderstood {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        for (Map.Entry<String, Json> node : json.find("not_allowed_nodes", Json::fields).orElse(Map.of()).entrySet()) {
            List<String> reasons = new ArrayList<>();
            for (Json reason : node.getValue().fields().values()) {
                for (Json one : reason.items()) {
                    reasons.add(one.isObject() ? one.text("sid") : one.text());
                }
            }
            // Allowed nodes are among them with nothing said.
            if (!reasons.isEmpty()) {
                refused.put(node.getKey(), List.copyOf(reasons));
            }
        }
        return refused;
    }
}
