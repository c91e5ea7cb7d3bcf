package praktikum.site.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import praktikum.text.yaml.YamlMapping;
import praktikum.text.yaml.YamlText;

/**
 * A planned storage of Proxmox VE. {@code {name: iso-pool, type: dir, path: /tank/iso, content: [iso, vztmpl]}} → these.
 *
 * @param name its ID
 * @param type the word of {@code storage.cfg}: {@code dir}, {@code zfspool}, {@code lvmthin}, {@code nfs}, {@code rbd}
 * @param target where it lies, by the words of {@code storage.cfg}: {@code path}; {@code pool}; {@code vgname} and {@code thinpool};
 *     {@code server} and {@code export}, and {@code path} where it is to be mounted elsewhere than usual
 * @param content at least these kinds
 * @param nodes the names of those that may use it; none: all
 * @param disk what the lab page makes the thin pool of, where it has to be made; else empty text
 */
public record PlannedStorage(String name, String type, Map<String, String> target, List<String> content, List<String> nodes, String disk) {

    /** What each type has for a target. */
    static final Map<String, List<String>> TARGETS = Map.of("dir", List.of("path"), "zfspool", List.of("pool"),
            "lvmthin", List.of("vgname", "thinpool"), "nfs", List.of("server", "export"), "rbd", List.of("pool"));

    /** What a type may have besides. */
    static final Map<String, List<String>> FURTHER_TARGETS = Map.of("nfs", List.of("path"));

    public PlannedStorage {
        target = new LinkedHashMap<>(target);
        content = List.copyOf(content);
        nodes = List.copyOf(nodes);
    }

    /** A storage that all nodes may use. */
    public static PlannedStorage of(String name, String type, Map<String, String> target, String... content) {
        return new PlannedStorage(name, type, target, List.of(content), List.of(), "");
    }

    static PlannedStorage read(YamlMapping storage) {
        var type = storage.text("type").orElseThrow();
        var target = new LinkedHashMap<String, String>();
        TARGETS.get(type).forEach(key -> target.put(key, storage.text(key).orElseThrow()));
        FURTHER_TARGETS.getOrDefault(type, List.of()).forEach(key -> storage.text(key).ifPresent(value -> target.put(key, value)));
        return new PlannedStorage(storage.text("name").orElseThrow(), type, target, PlannedPool.texts(storage, "content"),
                PlannedPool.texts(storage, "nodes"), storage.text("disk").orElse(""));
    }

    /** Whether a node may use it. */
    public boolean on(String node) {
        return nodes.isEmpty() || nodes.contains(node);
    }

    /** Whether it is one storage for all nodes, which follows from its type: PVE/Storage/Plugin.pm. */
    public boolean shared() {
        return type.equals("nfs") || type.equals("rbd");
    }

    /** Where Proxmox VE mounts it, where it comes from a server: PVE/Storage/NFSPlugin.pm. */
    public String folder() {
        return target.getOrDefault("path", "/mnt/pve/" + name);
    }

    /** What it cannot be without, in the order of its type. */
    List<String> targetValues() {
        return TARGETS.get(type).stream().map(target::get).toList();
    }

    String line() {
        var parts = new ArrayList<>(List.of("name: " + YamlText.quoted(name), "type: " + type));
        target.forEach((key, value) -> parts.add(key + ": " + YamlText.quoted(value)));
        PlannedPool.list(parts, "content", content);
        PlannedPool.list(parts, "nodes", nodes);
        if (!disk.isEmpty()) {
            parts.add("disk: " + YamlText.quoted(disk));
        }
        return "  - {" + String.join(", ", parts) + "}";
    }

    /** A line for a loop in a lab page: name, target, content, nodes or {@code all}, and what else it needs. */
    String words(String... further) {
        return String.join(" ", Stream.of(Stream.of(name), targetValues().stream(), Stream.of(String.join(",", content),
                nodes.isEmpty() ? "all" : String.join(",", nodes)), Stream.of(further)).flatMap(part -> part).toList());
    }
}
