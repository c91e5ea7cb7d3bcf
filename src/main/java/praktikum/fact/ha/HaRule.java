package praktikum.fact.ha;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.PropertyString;
import praktikum.fact.SectionFile;

/**
 * A rule of the HA manager, from Proxmox VE 9 on (PVE::HA::Rules).
 *
 * @param id its name
 * @param kind what it is about
 * @param resources the resources it holds for, such as {@code vm:100}
 * @param nodes the nodes they should be on; none of a rule about resources
 * @param strict whether they may be on no other node
 * @param disabled whether it is switched off
 */
public record HaRule(String id, Kind kind, Set<String> resources, NodePriorities nodes, boolean strict, boolean disabled) {

    /** What a rule is about. */
    public enum Kind {
        /** On which nodes resources should be. */
        NODE_AFFINITY,
        /** Which resources should be together. */
        TOGETHER,
        /** Which resources must be apart. */
        APART
    }

    public HaRule {
        resources = Set.copyOf(resources);
    }

    static HaRule of(SectionFile.Section section) throws NotUnderstood {
        return of(section.name(), section.type(), section::find, section.flag("strict", false), section.flag("disable", false));
    }

    static HaRule of(Json json) throws NotUnderstood {
        Map<String, Optional<String>> texts = Map.of("resources", json.findText("resources"), "nodes", json.findText("nodes"),
                "affinity", json.findText("affinity"));
        return of(json.text("rule"), json.text("type"), texts::get, json.flagIfAny("strict"), json.flagIfAny("disable"));
    }

    private static HaRule of(String id, String type, Options options, boolean strict, boolean disabled) throws NotUnderstood {
        Set<String> resources = PropertyString.list(options.find("resources").orElse(""));
        if (resources.isEmpty() || !resources.stream().allMatch(sid -> sid.matches("(?:vm|ct):[0-9]{1,10}"))) {
            throw new NotUnderstood("a rule without resources", id);
        }
        Kind kind = kind(type, options.find("affinity").orElse(""));
        Optional<String> nodes = options.find("nodes");
        if (kind == Kind.NODE_AFFINITY && nodes.isEmpty()) {
            throw new NotUnderstood("a rule about nodes without nodes", id);
        }
        return new HaRule(id, kind, resources, NodePriorities.of(nodes.orElse("")), strict, disabled);
    }

    private static Kind kind(String type, String affinity) throws NotUnderstood {
        return switch (type + " " + affinity) {
            case "node-affinity " -> Kind.NODE_AFFINITY;
            case "resource-affinity positive" -> Kind.TOGETHER;
            case "resource-affinity negative" -> Kind.APART;
            default -> throw new NotUnderstood("no kind of rule", type + " " + affinity);
        };
    }

    @FunctionalInterface
    private interface Options {
        Optional<String> find(String option);
    }
}
