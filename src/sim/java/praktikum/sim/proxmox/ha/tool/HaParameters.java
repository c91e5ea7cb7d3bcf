package praktikum.sim.proxmox.ha.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.ha.config.HaFiles;
import praktikum.sim.proxmox.ha.config.Section;

/** What can be said of services, rules and groups. */
final class HaParameters {

    private static final List<String> STATES = List.of("started", "stopped", "enabled", "disabled", "ignored");
    private static final Set<String> FLAGS = Set.of("failback", "strict", "disable", "restricted", "nofailback");
    private static final Set<String> NUMBERS = Set.of("max_restart", "max_relocate");

    private HaParameters() {}

    /** The options of a service. */
    static Map<String, Kind> resource(int release) {
        Map<String, Kind> options = new LinkedHashMap<>(Map.of("state", Kind.TEXT, "group", Kind.TEXT, "comment", Kind.TEXT, "max_restart",
                Kind.NUMBER, "max_relocate", Kind.NUMBER, "type", Kind.TEXT));
        if (release >= 9) {
            options.put("failback", Kind.FLAG);
        }
        return options;
    }

    /** The options of a rule. */
    static Map<String, Kind> rule() {
        return Map.of("resources", Kind.LIST, "nodes", Kind.LIST, "strict", Kind.FLAG, "affinity", Kind.TEXT, "disable", Kind.FLAG,
                "comment", Kind.TEXT);
    }

    /** The options of a group. */
    static Map<String, Kind> group() {
        return Map.of("nodes", Kind.LIST, "restricted", Kind.FLAG, "nofailback", Kind.FLAG, "comment", Kind.TEXT, "type", Kind.TEXT);
    }

    /** The same with what a change takes beside them. */
    static Map<String, Kind> change(Map<String, Kind> options) {
        Map<String, Kind> more = new LinkedHashMap<>(options);
        more.put("delete", Kind.LIST);
        more.put("digest", Kind.TEXT);
        return more;
    }

    /** Looks at the values, and takes away what is not kept. */
    static Map<String, String> checked(Map<String, String> given) throws HaRefusal {
        Map<String, String> kept = new LinkedHashMap<>(given);
        List.of("delete", "digest", "type").forEach(kept::remove);
        for (Map.Entry<String, String> one : kept.entrySet()) {
            check(one.getKey(), one.getValue());
        }
        return kept;
    }

    private static void check(String name, String value) throws HaRefusal {
        if (name.equals("state") && !STATES.contains(value)) {
            throw HaRefusal.noneOf(name, value, STATES);
        }
        if (name.equals("affinity") && !List.of("positive", "negative").contains(value)) {
            throw HaRefusal.noneOf(name, value, List.of("positive", "negative"));
        }
        if (NUMBERS.contains(name) && !value.matches("-?\\d+")) {
            throw HaRefusal.parameter(name, "type check ('integer') failed - got '" + value + "'");
        }
        if (NUMBERS.contains(name) && value.startsWith("-")) {
            throw HaRefusal.parameter(name, "value must have a minimum value of 0");
        }
        if (FLAGS.contains(name) && !value.matches("[01]")) {
            throw HaRefusal.parameter(name, "type check ('boolean') failed - got '" + value + "'");
        }
        if (name.equals("nodes") && HaFiles.words(value).size() != HaFiles.nodes(value).size()) {
            throw HaRefusal.parameter(name, "invalid format - value does not look like a valid ha node\n");
        }
        if (name.equals("resources") && !HaFiles.words(value).stream().allMatch(word -> word.matches("[a-z]+:\\S+"))) {
            throw HaRefusal.parameter(name, "invalid format - value does not look like a valid ha resource id\n");
        }
    }

    /** A new section of these options. */
    static Section section(String type, String id, Map<String, String> options) {
        return new Section(type, id, new LinkedHashMap<>(options));
    }

    /** A section with these options changed and those taken away. */
    static Section changed(Section section, Map<String, String> given, Map<String, String> options, List<String> required)
            throws HaRefusal {
        Section changed = section;
        for (String name : HaFiles.words(Optional.ofNullable(given.get("delete")).orElse(""))) {
            if (required.contains(name)) {
                throw new HaRefusal("unable to delete required option '" + name + "'");
            }
            changed = changed.without(name);
        }
        for (Map.Entry<String, String> one : options.entrySet()) {
            changed = changed.with(one.getKey(), one.getValue());
        }
        return changed;
    }
}
