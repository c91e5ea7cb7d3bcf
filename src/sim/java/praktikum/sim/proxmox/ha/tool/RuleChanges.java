package praktikum.sim.proxmox.ha.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.Digest;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.rule.RuleConflicts;
import praktikum.sim.proxmox.pmxcfs.ClusterView;

/** Rules, which Proxmox VE 9 has (PVE::API2::HA::Rules). */
final class RuleChanges {

    private static final Map<String, List<String>> REQUIRED = Map.of(HaFiles.NODE_AFFINITY, List.of("nodes", "resources"),
            HaFiles.RESOURCE_AFFINITY, List.of("affinity", "resources"));
    private static final Set<String> NUMBERS = Set.of("strict", "disable");

    private final Machine node;
    private final HaStore store;

    RuleChanges(Machine node) {
        this.node = node;
        this.store = new HaStore(node);
    }

    private SortedMap<String, List<String>> conflicts(List<Section> rules) {
        HaFiles files = store.files();
        return RuleConflicts.of(new HaFiles(files.resources(), rules, files.groups()).allRules(), store.managerStatus().nodes().size());
    }

    /** All rules as the API shows them. */
    List<Map<String, Object>> rows(Optional<String> type, Optional<String> resource) {
        List<Section> rules = store.files().rules();
        String digest = Digest.sha1(store.text(HaStore.RULES));
        SortedMap<String, List<String>> conflicts = conflicts(rules);
        List<Map<String, Object>> rows = new ArrayList<>();
        int order = 0;
        for (Section rule : rules) {
            order++;
            boolean about = resource.isEmpty() || HaFiles.words(rule.option("resources").orElse("")).contains(resource.get());
            if (about && type.filter(one -> !one.equals(rule.type())).isEmpty()) {
                Map<String, Object> row = new TreeMap<>();
                rule.options().forEach((name, value) -> row.put(name, NUMBERS.contains(name) ? (Object) Integer.valueOf(value) : value));
                row.put("digest", digest);
                row.put("order", order);
                row.put("rule", rule.id());
                row.put("type", rule.type());
                Optional.ofNullable(conflicts.get(rule.id())).ifPresent(why -> row.put("errors", new TreeMap<>(Map.of("resources", why))));
                rows.add(row);
            }
        }
        return rows;
    }

    void create(String type, String id, Map<String, String> given) throws HaRefusal {
        if (!REQUIRED.containsKey(type)) {
            throw HaRefusal.noneOf("type", type, List.of(HaFiles.NODE_AFFINITY, HaFiles.RESOURCE_AFFINITY));
        }
        Map<String, String> options = options(given, type);
        for (String name : REQUIRED.get(type)) {
            if (!options.containsKey(name)) {
                throw HaRefusal.parameter(name, "property is missing and it is not optional");
            }
        }
        ResourceChanges.lock(node, "create ha rule failed: ");
        List<Section> rules = new ArrayList<>(store.files().rules());
        if (GroupChanges.find(rules, id).isPresent()) {
            throw new HaRefusal("create ha rule failed: HA rule '" + id + "' already defined");
        }
        known(options, "create ha rule failed: ");
        rules.add(HaParameters.section(type, id, options));
        feasible(rules, id, "create ha rule failed: ");
        store.write(HaStore.RULES, rules);
    }

    // What may be said of a rule of that type, in the form in which it is kept.
    private static Map<String, String> options(Map<String, String> given, String type) throws HaRefusal {
        Map<String, String> options = HaParameters.checked(given);
        if ("0".equals(options.get("disable"))) {
            options.remove("disable");
        }
        List<String> others = type.equals(HaFiles.NODE_AFFINITY) ? List.of("affinity") : List.of("nodes", "strict");
        for (String name : others) {
            if (options.containsKey(name)) {
                throw HaRefusal.parameter(name, "property is not defined in schema and the schema does not allow additional properties");
            }
        }
        options.computeIfPresent("resources", (name, list) -> String.join(",", new TreeSet<>(HaFiles.words(list))));
        options.computeIfPresent("nodes", (name, list) -> HaFiles.nodes(list).entrySet().stream()
                .map(one -> one.getKey() + (one.getValue() == 0 ? "" : ":" + one.getValue())).collect(Collectors.joining(",")));
        return options;
    }

    private void known(Map<String, String> options, String during) throws HaRefusal {
        Set<String> managed = store.files().resources().stream().map(ResourceChanges::sid).collect(Collectors.toSet());
        List<String> unmanaged = HaFiles.words(options.getOrDefault("resources", "")).stream().filter(sid -> !managed.contains(sid))
                .toList();
        if (!unmanaged.isEmpty()) {
            throw new HaRefusal(during + "cannot use unmanaged resource(s) " + String.join(", ", unmanaged) + ".");
        }
        List<String> names = new ClusterView(node).names();
        List<String> strangers = HaFiles.nodes(options.getOrDefault("nodes", "")).keySet().stream().filter(name -> !names.contains(name))
                .toList();
        if (!strangers.isEmpty()) {
            throw new HaRefusal(during + "cannot use non-existent node(s) " + String.join(", ", strangers) + ".");
        }
    }

    private void feasible(List<Section> rules, String id, String during) throws HaRefusal {
        List<String> why = conflicts(rules).get(id);
        if (why != null) {
            throw new HaRefusal(during + "400 Rule '" + id + "' is invalid.\nresources: " + String.join(", ", why));
        }
    }

    void update(String type, String id, Map<String, String> given) throws HaRefusal {
        ResourceChanges.lock(node, "update HA rules failed: ");
        List<Section> rules = store.files().rules();
        Section rule = GroupChanges.find(rules, id)
                .orElseThrow(() -> new HaRefusal("update HA rules failed: HA rule '" + id + "' does not exist"));
        Map<String, String> options = options(given, rule.type());
        known(options, "update HA rules failed: ");
        Section changed = HaParameters.changed(rule, given, options, REQUIRED.get(rule.type()));
        List<Section> after = rules.stream().map(one -> one.equals(rule) ? changed : one).toList();
        feasible(after, id, "update HA rules failed: ");
        store.write(HaStore.RULES, after);
    }

    void delete(String id) throws HaRefusal {
        ResourceChanges.lock(node, "delete ha rule failed: ");
        store.write(HaStore.RULES, store.files().rules().stream().filter(one -> !one.id().equals(id)).toList());
    }
}
