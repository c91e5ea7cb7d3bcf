package praktikum.sim.proxmox.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;

/** What {@code /etc/pve/datacenter.cfg} says, a line for each option, and {@code /cluster/options} shows and changes. */
final class DatacenterOptions {

    private static final String FILE = "/etc/pve/datacenter.cfg";
    private static final Pattern LINE = Pattern.compile("[a-z_-]+: .*");
    /** Options that are lists of properties; and what a property without a name is the value of. */
    private static final Map<String, String> LISTS = Map.of("ha", "shutdown_policy", "migration", "type", "crs", "ha", "next-id", "lower",
            "notify", "package-updates", "tag-style", "shape");
    private static final List<String> TEXTS = List.of("bwlimit", "console", "description", "email_from", "http_proxy", "keyboard",
            "language", "mac_prefix", "max_workers");
    private static final List<String> POLICIES = List.of("freeze", "failover", "conditional", "migrate");

    private final Machine node;

    DatacenterOptions(Machine node) {
        this.node = node;
    }

    private Map<String, String> read() {
        Map<String, String> options = new TreeMap<>();
        node.disk().textOrEmpty(FILE).lines().filter(line -> LINE.matcher(line).matches())
                .forEach(line -> options.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip()));
        return options;
    }

    private static Map<String, Object> properties(String option, String text) {
        Map<String, Object> properties = new TreeMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            properties.put(equals < 0 ? LISTS.get(option) : part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        }
        return properties;
    }

    ApiResult shown() {
        Map<String, Object> fields = new TreeMap<>(Map.of("allowed-tags", List.of(), "description", "", "mac_prefix", "BC:24:11"));
        read().forEach((option, text) -> fields.put(option, LISTS.containsKey(option) ? properties(option, text) : text));
        return ApiResult.of(fields);
    }

    /** Changes it; {@code delete} names options that are to be as without a line. */
    void change(Map<String, String> given, String usage) throws ApiError {
        Map<String, String> options = read();
        for (Map.Entry<String, String> one : given.entrySet()) {
            if (one.getKey().equals("delete")) {
                List.of(one.getValue().split("[ ,;]+")).forEach(options::remove);
            } else {
                check(one.getKey(), one.getValue(), usage);
                options.put(one.getKey(), one.getValue());
            }
        }
        String text = options.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue() + "\n").collect(Collectors.joining());
        if (!node.disk().write(FILE, text)) {
            throw new ApiError(255, "error during cfs-locked 'file-datacenter_cfg' operation: no quorum!\n");
        }
    }

    private static void check(String option, String text, String usage) throws ApiError {
        if (!LISTS.containsKey(option) && !TEXTS.contains(option)) {
            throw refused(option, "property is not defined in schema and the schema does not allow additional properties", usage);
        }
        if (option.equals("ha") && !POLICIES.contains(properties(option, text).getOrDefault("shutdown_policy", POLICIES.getFirst()))) {
            throw refused("ha", "invalid format - format error\nha.shutdown_policy: value '"
                    + properties(option, text).get("shutdown_policy") + "' does not have a value in the enumeration '"
                    + String.join(", ", POLICIES) + "'\n", usage);
        }
    }

    private static ApiError refused(String option, String why, String usage) {
        return new ApiError(255, "400 Parameter verification failed.\n" + option + ": " + why + "\n" + usage + "\n");
    }
}
