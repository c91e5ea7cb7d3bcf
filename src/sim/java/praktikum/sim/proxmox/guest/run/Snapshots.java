package praktikum.sim.proxmox.guest.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.Digest;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;

/** The snapshots that a guest's configuration tells of; none are made here. */
public final class Snapshots {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String DESCRIPTION = "description";
    private static final int COLUMN = 30;

    private final GuestKind kind;
    private final GuestConfig config;
    private final boolean running;

    /** Those of a guest of a node. */
    public Snapshots(Machine node, GuestKind kind, int id) throws GuestError {
        this.kind = kind;
        this.config = new GuestFiles(node).load(kind, id);
        this.running = GuestHost.of(node).get(id).isPresent();
    }

    /** All of them and how the guest is now, in the fields of the API. */
    public List<Map<String, Object>> list() {
        List<Map<String, Object>> list = new ArrayList<>();
        config.snapshots().forEach((name, options) -> {
            Map<String, Object> item = new TreeMap<>(Map.of("name", name, "snaptime", Long.valueOf(options.getOrDefault("snaptime", "0")),
                    DESCRIPTION, options.getOrDefault(DESCRIPTION, "")));
            if (kind == GuestKind.QEMU) {
                item.put("vmstate", options.containsKey("vmstate") ? 1 : 0);
            }
            Optional.ofNullable(options.get("parent")).ifPresent(parent -> item.put("parent", parent));
            list.add(item);
        });
        Map<String, Object> current = new TreeMap<>(Map.of("name", "current", DESCRIPTION, "You are here!", "running", running ? 1 : 0,
                "digest", Digest.sha1(config.text())));
        config.get("parent").ifPresent(parent -> current.put("parent", parent));
        list.add(current);
        return list;
    }

    /** The same as a tree, as {@code qm listsnapshot} prints it. */
    public String tree() {
        var text = new StringBuilder();
        List<Map<String, Object>> all = list();
        List<Object> names = all.stream().map(item -> item.get("name")).toList();
        draw(text, "`->", all, all.stream().filter(item -> !names.contains(item.getOrDefault("parent", ""))).toList());
        return text.toString();
    }

    private static void draw(StringBuilder text, String prefix, List<Map<String, Object>> all, List<Map<String, Object>> level) {
        level.stream().sorted(Comparator.comparing(item -> (Long) item.getOrDefault("snaptime", Long.MAX_VALUE))).forEach(item -> {
            String description = item.get(DESCRIPTION).toString();
            text.append(String.format("%s %-" + Math.max(1, COLUMN - prefix.length()) + "s %-23s %s\n", prefix, item.get("name"),
                    item.containsKey("snaptime") ? TIME.format(Instant.ofEpochSecond((Long) item.get("snaptime"))) : "",
                    description.isEmpty() ? "no-description" : description.replaceFirst("\n(?s:.*)", "")));
            draw(text, " " + prefix, all, all.stream().filter(other -> item.get("name").equals(other.get("parent"))).toList());
        });
    }
}
