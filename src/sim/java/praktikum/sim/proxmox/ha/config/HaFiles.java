package praktikum.sim.proxmox.ha.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.sim.proxmox.ha.rule.Rule;

/**
 * The configuration of HA as it lies in its files.
 *
 * @param resources the sections of {@code resources.cfg}
 * @param rules the sections of {@code rules.cfg}
 * @param groups the sections of {@code groups.cfg}: what Proxmox VE 8 has instead of rules
 */
public record HaFiles(List<Section> resources, List<Section> rules, List<Section> groups) {

    /** The type of a rule about nodes. */
    public static final String NODE_AFFINITY = "node-affinity";
    /** The type of a rule about services among each other. */
    public static final String RESOURCE_AFFINITY = "resource-affinity";

    private static final Pattern NODE = Pattern.compile("([a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?::(\\d+))?");

    public HaFiles {
        resources = List.copyOf(resources);
        rules = List.copyOf(rules);
        groups = List.copyOf(groups);
    }

    /** Reads the three texts; a file that is not there is an empty text. */
    public static HaFiles read(String resources, String rules, String groups) {
        return new HaFiles(Section.read(resources), Section.read(rules), Section.read(groups));
    }

    /** The services by their ids, each with the node that its guest is on: {@code guests} has that by the id of the service. */
    public SortedMap<String, HaResource> services(Map<String, String> guests) {
        SortedMap<String, HaResource> services = new TreeMap<>();
        for (Section section : resources) {
            String sid = section.type() + ":" + section.id();
            services.put(sid, new HaResource(sid, Optional.ofNullable(guests.get(sid)),
                    section.option("state").flatMap(RequestState::of).orElse(RequestState.STARTED), failback(section),
                    section.number("max_restart", 1), section.number("max_relocate", 1)));
        }
        return services;
    }

    // A group says it for all of its services.
    private boolean failback(Section resource) {
        return resource.option("group").map(group -> group(group).filter(one -> one.flag("nofailback")).isEmpty())
                .orElseGet(() -> resource.option("failback").filter("0"::equals).isEmpty());
    }

    private Optional<Section> group(String id) {
        return groups.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** All rules, and those that groups come to. */
    public List<Rule> allRules() {
        List<Rule> all = new ArrayList<>();
        rules.forEach(section -> rule(section).ifPresent(all::add));
        Map<String, SortedSet<String>> members = new TreeMap<>();
        resources.forEach(section -> section.option("group").ifPresent(group -> members.computeIfAbsent(group, none -> new TreeSet<>())
                .add(section.type() + ":" + section.id())));
        members.forEach((id, services) -> group(id).ifPresent(group -> all.add(new Rule.OnNodes("ha-group-" + id, services,
                nodes(group.option("nodes").orElse("")), group.flag("restricted"), false,
                Optional.of(group.option("comment").orElse("Generated from HA group '" + id + "'."))))));
        return all;
    }

    /** The same with rules for groups: what Proxmox VE 9 makes of the files of 8. */
    public HaFiles withoutGroups() {
        List<Section> more = new ArrayList<>(rules);
        for (Rule rule : allRules()) {
            if (rule instanceof Rule.OnNodes on && more.stream().noneMatch(section -> section.id().equals(on.id()))) {
                more.add(section(on));
            }
        }
        return new HaFiles(resources.stream().map(section -> section.option("group").isEmpty() ? section
                : failback(section) ? section.without("group") : section.without("group").with("failback", "0")).toList(), more, List.of());
    }

    private static Section section(Rule.OnNodes rule) {
        var options = new LinkedHashMap<String, String>();
        rule.comment().ifPresent(comment -> options.put("comment", comment));
        options.put("nodes", rule.nodes().entrySet().stream()
                .map(node -> node.getKey() + (node.getValue() == 0 ? "" : ":" + node.getValue())).collect(Collectors.joining(",")));
        options.put("resources", String.join(",", rule.resources()));
        if (rule.strict()) {
            options.put("strict", "1");
        }
        return new Section(NODE_AFFINITY, rule.id(), options);
    }

    /** The rule of a section; empty where its type is unknown. */
    public static Optional<Rule> rule(Section section) {
        SortedSet<String> resources = words(section.option("resources").orElse("")).stream().filter(word -> word.matches("[a-z]+:\\S+"))
                .collect(Collectors.toCollection(TreeSet::new));
        boolean disabled = section.options().containsKey("disable");
        return switch (section.type()) {
            case NODE_AFFINITY -> Optional.of(new Rule.OnNodes(section.id(), resources, nodes(section.option("nodes").orElse("")),
                    section.flag("strict"), disabled, section.option("comment")));
            case RESOURCE_AFFINITY -> Optional.of(new Rule.AmongEachOther(section.id(), resources,
                    section.option("affinity").filter("positive"::equals).isPresent(), disabled, section.option("comment")));
            default -> Optional.empty();
        };
    }

    /** The words of a list of Proxmox VE, between which commas, semicolons and blanks may stand. */
    public static List<String> words(String list) {
        return Arrays.stream(list.split("[,;\\s\\x00]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Nodes with their priorities, such as {@code pve1:2,pve2}; without one it is 0. */
    public static SortedMap<String, Integer> nodes(String list) {
        SortedMap<String, Integer> nodes = new TreeMap<>();
        words(list).stream().map(NODE::matcher).filter(Matcher::matches)
                .forEach(node -> nodes.put(node.group(1), Integer.parseInt(Optional.ofNullable(node.group(2)).orElse("0"))));
        return nodes;
    }
}
