package praktikum.sim.proxmox.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** Guests as far as configuration files of them lie in {@code /etc/pve}; none of them runs. */
final class GuestApi {

    private static final long MEBIBYTE = 1_048_576;

    private final Machine node;

    GuestApi(Machine node) {
        this.node = node;
    }

    /** The guests of this node: {@code qemu} or {@code lxc}. */
    List<Map<String, Object>> list(String kind) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int id : ids(Pmxcfs.of(node).nodename(), kind)) {
            Map<String, String> options = options(Pmxcfs.of(node).nodename(), kind, id);
            Map<String, Object> fields = state(options);
            fields.put("cpus", processors(options));
            if (number(options, "template", 0) == 1) {
                fields.put("template", 1);
            }
            if (options.containsKey("serial0")) {
                fields.put("serial", 1);
            }
            if (kind.equals("qemu") && nine()) {
                fields.put("memhost", 0);
            }
            fields.put("vmid", id);
            if (kind.equals("lxc")) {
                fields.putAll(Map.of("type", "lxc", "diskread", 0, "diskwrite", 0, "swap", 0,
                        "maxswap", number(options, "swap", 512) * MEBIBYTE));
            }
            list.add(fields);
        }
        return list;
    }

    /**
     * The rows of {@code /cluster/resources} for a node.
     *
     * @param known whether the node's last status is known; otherwise of its guests it is only known that they are there
     */
    List<Map<String, Object>> resources(String nodename, boolean known) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String kind : List.of("qemu", "lxc")) {
            for (int id : ids(nodename, kind)) {
                Map<String, String> options = options(nodename, kind, id);
                Map<String, Object> fields = known ? state(options) : new TreeMap<>(Map.of("status", "unknown"));
                fields.putAll(Map.of("id", kind + "/" + id, "node", nodename, "type", kind, "vmid", id));
                if (known) {
                    fields.putAll(Map.of("diskread", 0, "diskwrite", 0, "maxcpu", processors(options), "template",
                            number(options, "template", 0)));
                    if (nine()) {
                        fields.put("memhost", 0);
                    }
                }
                list.add(fields);
            }
        }
        return list;
    }

    private boolean nine() {
        return node.release().number() >= 9;
    }

    private static Map<String, Object> state(Map<String, String> options) {
        Map<String, Object> fields = new TreeMap<>(Map.of("cpu", 0, "disk", 0, "mem", 0, "netin", 0, "netout", 0, "maxdisk", 0, "uptime",
                0, "status", "stopped"));
        fields.put("name", options.getOrDefault("name", options.getOrDefault("hostname", "")));
        fields.put("maxmem", number(options, "memory", 512) * MEBIBYTE);
        if (options.containsKey("tags")) {
            fields.put("tags", options.get("tags"));
        }
        return fields;
    }

    private static long processors(Map<String, String> options) {
        return number(options, "cores", 1) * number(options, "sockets", 1);
    }

    private static long number(Map<String, String> options, String key, long otherwise) {
        return Optional.ofNullable(options.get(key)).filter(text -> text.matches("\\d{1,9}")).map(Long::valueOf).orElse(otherwise);
    }

    private static String folder(String nodename, String kind) {
        return "/etc/pve/nodes/" + nodename + (kind.equals("qemu") ? "/qemu-server" : "/lxc");
    }

    private List<Integer> ids(String nodename, String kind) {
        return node.disk().list(folder(nodename, kind)).stream().filter(file -> file.matches("\\d{3,9}\\.conf"))
                .map(file -> Integer.valueOf(file.replace(".conf", ""))).toList();
    }

    /** The current configuration: what comes after it in the file are snapshots. */
    private Map<String, String> options(String nodename, String kind, int id) {
        Map<String, String> options = new TreeMap<>();
        node.disk().textOrEmpty(folder(nodename, kind) + "/" + id + ".conf").lines().takeWhile(line -> !line.startsWith("["))
                .filter(line -> line.matches("[a-z0-9]+: .*"))
                .forEach(line -> options.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
        return options;
    }
}
