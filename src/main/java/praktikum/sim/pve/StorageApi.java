package praktikum.sim.pve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.world.Node;

/** Storages as {@code storage.cfg} names them, and guests as far as configuration files of them lie there. */
final class StorageApi {

    private final Node node;

    StorageApi(Node node) {
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
                "iso,rootdir,images,backup,snippets,vztmpl", "prune-backups", "keep-all=1")));
        return sections;
    }

    List<Map<String, Object>> definitions() {
        List<Map<String, Object>> list = new ArrayList<>();
        String digest = ClusterApi.digest(node.disk().textOrEmpty("/etc/pve/storage.cfg"));
        sections().forEach((name, options) -> {
            Map<String, Object> fields = new TreeMap<>(options);
            fields.put("storage", name);
            fields.put("digest", digest);
            list.add(fields);
        });
        return list;
    }

    private static long total(String type) {
        return type.equals("dir") ? Numbers.ROOT : type.equals("lvmthin") ? Numbers.THIN : 0;
    }

    private static long used(String type) {
        return type.equals("dir") ? Numbers.ROOT_USED : 0;
    }

    List<Map<String, Object>> states() {
        List<Map<String, Object>> list = new ArrayList<>();
        sections().forEach((name, options) -> {
            String type = options.get("type");
            boolean works = total(type) > 0;
            Map<String, Object> fields = new TreeMap<>();
            fields.put("active", works ? 1 : 0);
            fields.put("avail", works ? total(type) - used(type) : 0);
            fields.put("content", options.getOrDefault("content", ""));
            fields.put("enabled", options.containsKey("disable") ? 0 : 1);
            fields.put("shared", options.getOrDefault("shared", "0").equals("1") ? 1 : 0);
            fields.put("storage", name);
            fields.put("total", total(type));
            fields.put("type", type);
            fields.put("used", used(type));
            if (works) {
                fields.put("used_fraction", (double) used(type) / total(type));
            }
            list.add(fields);
        });
        return list;
    }

    /** The rows of {@code /cluster/resources} for a node. */
    List<Map<String, Object>> resources(String nodename, boolean online) {
        List<Map<String, Object>> list = new ArrayList<>();
        sections().forEach((name, options) -> {
            String type = options.get("type");
            Map<String, Object> fields = new TreeMap<>();
            fields.put("content", options.getOrDefault("content", ""));
            fields.put("id", "storage/" + nodename + "/" + name);
            fields.put("node", nodename);
            fields.put("plugintype", type);
            fields.put("shared", options.getOrDefault("shared", "0").equals("1") ? 1 : 0);
            fields.put("storage", name);
            fields.put("type", "storage");
            boolean works = online && total(type) > 0;
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
        var rows = new StringBuilder(nine
                ? String.format("%-11s %9s %10s %15s %15s %15s %8s\n", "Name", "Type", "Status", "Total (KiB)", "Used (KiB)", "Available (KiB)", "%")
                : String.format("%-10s %9s %10s %15s %15s %15s %8s\n", "Name", "Type", "Status", "Total", "Used", "Available", "%"));
        int width = Math.max(nine ? 11 : 10, sections().keySet().stream().mapToInt(String::length).max().orElse(0));
        sections().forEach((name, options) -> {
            String type = options.get("type");
            boolean disabled = options.containsKey("disable");
            boolean works = !disabled && total(type) > 0;
            long total = works ? total(type) / 1024 : 0;
            long used = works ? used(type) / 1024 : 0;
            String percent = disabled ? "N/A" : String.format(java.util.Locale.ROOT, "%.2f%%", total == 0 ? 0 : 100.0 * used / total);
            rows.append(String.format("%-" + width + "s %9s %10s %15d %15d %15d %8s\n", name, type, disabled ? "disabled" : works ? "active" : "inactive",
                    total, used, total - used, percent));
        });
        return rows.toString();
    }

    /** The guests of this node by their configuration files: {@code qemu} or {@code lxc}. */
    List<Map<String, Object>> guests(String kind) {
        String folder = "/etc/pve/local/" + (kind.equals("qemu") ? "qemu-server" : "lxc");
        List<Map<String, Object>> list = new ArrayList<>();
        for (String file : node.disk().list(folder)) {
            if (file.matches("\\d+\\.conf")) {
                Map<String, String> options = new TreeMap<>();
                node.disk().textOrEmpty(folder + "/" + file).lines().filter(line -> line.contains(": "))
                        .forEach(line -> options.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
                Map<String, Object> fields = new TreeMap<>();
                fields.put("vmid", Integer.valueOf(file.replace(".conf", "")));
                fields.put("name", options.getOrDefault("name", options.getOrDefault("hostname", "")));
                fields.put("status", "stopped");
                fields.put("cpus", Integer.valueOf(options.getOrDefault("cores", "1")));
                fields.put("maxmem", Long.parseLong(options.getOrDefault("memory", "512")) * 1_048_576);
                fields.put("maxdisk", 0);
                fields.put("uptime", 0);
                list.add(fields);
            }
        }
        return list;
    }
}
