package praktikum.sim.proxmox.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.Digest;
import praktikum.sim.proxmox.node.NodeFigures;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Storages as {@code storage.cfg} names them. */
final class StorageApi {

    /** Options that are numbers or yes and no, which the API gives as numbers: PVE::Storage::Plugin and its plugins. */
    private static final Set<String> NUMBERS = Set.of("shared", "disable", "sparse", "priority", "saferemove", "mkdir", "create-base-path",
            "create-subdirs", "krbd", "nocow", "port", "monhost-port");

    /** Storages that are shared whatever is configured: plugins whose content lies elsewhere. */
    private static final Set<String> SHARED = Set.of("nfs", "cifs", "glusterfs", "cephfs", "rbd", "iscsi", "iscsidirect", "zfs", "pbs",
            "esxi");

    private final Machine node;

    StorageApi(Machine node) {
        this.node = node;
    }

    /** The sections of the file: type and options by name. */
    Map<String, Map<String, String>> sections() {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String line : node.disk().textOrEmpty("/etc/pve/storage.cfg").split("\n")) {
            if (line.matches("[a-z]+: \\S+")) {
                current = new LinkedHashMap<>(Map.of("type", line.substring(0, line.indexOf(':'))));
                sections.put(line.substring(line.indexOf(':') + 1).strip(), current);
            } else if (line.startsWith("\t")) {
                String[] words = line.strip().split("\\s+", 2);
                current.put(words[0], words.length > 1 ? words[1] : "1");
            }
        }
        sections.putIfAbsent("local", new LinkedHashMap<>(Map.of("type", "dir", "path", "/var/lib/vz", "content",
                "iso,rootdir,images,backup,snippets,vztmpl", "prune-backups", "keep-all=1", "priority", "0")));
        sections.values().stream().filter(options -> SHARED.contains(options.get("type"))).forEach(options -> options.put("shared", "1"));
        return sections;
    }

    List<Map<String, Object>> definitions() {
        List<Map<String, Object>> list = new ArrayList<>();
        String digest = Digest.sha1(node.disk().textOrEmpty("/etc/pve/storage.cfg"));
        sections().forEach((name, options) -> {
            Map<String, Object> fields = new TreeMap<>(options);
            options.forEach((key, value) -> {
                if (NUMBERS.contains(key) && value.matches("\\d{1,9}")) {
                    fields.put(key, Integer.valueOf(value));
                }
            });
            fields.put("storage", name);
            fields.put("digest", digest);
            list.add(fields);
        });
        return list;
    }

    /** Whether it is there for a node: neither disabled nor kept to other nodes, which reads the same. */
    private static boolean enabled(Map<String, String> options, String nodename) {
        return !options.getOrDefault("disable", "0").equals("1")
                && (!options.containsKey("nodes") || List.of(options.get("nodes").split("[, ]+")).contains(nodename));
    }

    private static long total(String type) {
        return type.equals("dir") ? NodeFigures.ROOT : type.equals("lvmthin") ? NodeFigures.THIN : 0;
    }

    private static long used(String type) {
        return type.equals("dir") ? NodeFigures.ROOT_USED : 0;
    }

    List<Map<String, Object>> states() {
        List<Map<String, Object>> list = new ArrayList<>();
        sections().forEach((name, options) -> {
            String type = options.get("type");
            boolean enabled = enabled(options, Pmxcfs.of(node).nodename());
            boolean works = enabled && total(type) > 0;
            Map<String, Object> fields = new TreeMap<>();
            fields.put("active", works ? 1 : 0);
            fields.put("avail", works ? total(type) - used(type) : 0);
            fields.put("content", options.getOrDefault("content", ""));
            fields.put("enabled", enabled ? 1 : 0);
            fields.put("shared", options.getOrDefault("shared", "0").equals("1") ? 1 : 0);
            fields.put("storage", name);
            fields.put("total", works ? total(type) : 0);
            fields.put("type", type);
            fields.put("used", works ? used(type) : 0);
            if (works) {
                fields.put("used_fraction", (double) used(type) / total(type));
            }
            list.add(fields);
        });
        return list;
    }

    /**
     * The rows of {@code /cluster/resources} for a node.
     *
     * @param known whether the node's last status is known
     */
    List<Map<String, Object>> resources(String nodename, boolean known) {
        List<Map<String, Object>> list = new ArrayList<>();
        sections().forEach((name, options) -> {
            if (!enabled(options, nodename)) {
                return;
            }
            String type = options.get("type");
            Map<String, Object> fields = new TreeMap<>();
            fields.put("content", options.getOrDefault("content", ""));
            fields.put("id", "storage/" + nodename + "/" + name);
            fields.put("node", nodename);
            fields.put("plugintype", type);
            fields.put("shared", options.getOrDefault("shared", "0").equals("1") ? 1 : 0);
            fields.put("storage", name);
            fields.put("type", "storage");
            boolean works = known && total(type) > 0;
            fields.put("status", works ? "available" : "unknown");
            if (works) {
                fields.put("disk", used(type));
                fields.put("maxdisk", total(type));
            }
            list.add(fields);
        });
        return list;
    }

    /** {@code pvesm status}; its header differs between the releases. */
    String table() {
        boolean nine = node.release().number() >= 9;
        int width = 1 + sections().keySet().stream().mapToInt(String::length).max().orElse(0);
        var rows = new StringBuilder(String.format("%-" + width + "s %10s %10s %15s %15s %15s %8s\n", "Name", "Type", "Status",
                nine ? "Total (KiB)" : "Total", nine ? "Used (KiB)" : "Used", nine ? "Available (KiB)" : "Available", "%"));
        new TreeMap<>(sections()).forEach((name, options) -> {
            String type = options.get("type");
            boolean disabled = !enabled(options, Pmxcfs.of(node).nodename());
            boolean works = !disabled && total(type) > 0;
            long total = works ? total(type) / 1024 : 0;
            long used = works ? used(type) / 1024 : 0;
            String percent = disabled ? "N/A" : String.format(Locale.ROOT, "%.2f%%", total == 0 ? 0 : 100.0 * used / total);
            rows.append(String.format("%-" + width + "s %10s %10s %15d %15d %15d %8s\n", name, type, disabled ? "disabled" : works
                    ? "active" : "inactive",
                    total, used, total - used, percent));
        });
        return rows.toString();
    }
}
