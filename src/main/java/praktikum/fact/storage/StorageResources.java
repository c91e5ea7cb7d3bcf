package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The storages of all nodes as one node tells it, from {@code /cluster/resources}. Storages that are switched off or not for a node are not
 * among them, and those of a node that is gone stay available for minutes: look at the node too.
 *
 * @param rows in the order printed, which means nothing
 */
public record StorageResources(List<Row> rows) {

    // Without a type, as the same answer tells of nodes and guests.
    public static final Question<StorageResources> ASKED = Question.ofApi(StorageResources::read, "/cluster/resources");

    /**
     * A storage on one node.
     *
     * @param id name of the storage
     * @param node name of the node
     * @param type of plugin
     * @param available whether it was active there when that node last told
     * @param shared whether it is on all nodes the same
     * @param content what may be kept on it
     */
    public record Row(String id, String node, String type, boolean available, boolean shared, Set<String> content) {

        public Row {
            content = Set.copyOf(content);
        }
    }

    public StorageResources {
        rows = List.copyOf(rows);
    }

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"type":"storage","storage":"nfs","node":"pve1","status":"available",…}} → a row. */
    public static Reading<StorageResources> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Row> rows = new ArrayList<>();
            for (Json item : Json.of(p).items()) {
                if (item.text("type").equals("storage") || item.find("plugintype").isPresent()) {
                    rows.add(row(item));
                }
            }
            return new StorageResources(rows);
        });
    }

    private static Row row(Json item) throws NotUnderstood {
        String status = item.text("status");
        if (!item.text("type").equals("storage")) {
            throw new NotUnderstood("a storage of another type", item.text("type"));
        }
        if (!status.equals("available") && !status.equals("unknown")) {
            throw new NotUnderstood("no status of a storage", status);
        }
        Set<String> content = new TreeSet<>(Arrays.asList(item.text("content").split(",")));
        content.removeAll(Set.of("", "none"));
        return new Row(item.text("storage"), item.text("node"), item.text("plugintype"), status.equals("available"), item.flag("shared"),
                content);
    }

    /** The nodes on which a storage was active. */
    public Set<String> nodesWith(String id) {
        return rows.stream().filter(row -> row.id().equals(id) && row.available()).map(Row::node).collect(Collectors.toUnmodifiableSet());
    }
}
