package praktikum.fact.ha;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.SectionFile;

/**
 * The groups of the HA manager, up to Proxmox VE 8; a cluster of Proxmox VE 9 has {@link HaRules} in their place.
 *
 * @param migrated whether the node says that there are none any more
 * @param groups in the order written
 */
public record HaGroups(boolean migrated, List<Group> groups) {

    public static final Question<HaGroups> ASKED = Question.of(HaGroups::readFile, "cat", "/etc/pve/ha/groups.cfg");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,99}");

    /**
     * A group.
     *
     * @param name its name
     * @param nodes its nodes
     * @param restricted whether its resources may be on no other node
     * @param failback whether they go back to a node that is preferred
     */
    public record Group(String name, NodePriorities nodes, boolean restricted, boolean failback) {

        static Group of(String name, Optional<String> nodes, boolean restricted, boolean nofailback) throws NotUnderstood {
            String list = nodes.orElseThrow(() -> new NotUnderstood("a group without nodes", name));
            return new Group(name, NodePriorities.of(list), restricted, !nofailback);
        }
    }

    public HaGroups {
        groups = List.copyOf(groups);
    }

    /** Reads the file: {@code group: g1} with {@code nodes pve1:2,pve2}; no file → there is none. */
    public static Reading<HaGroups> readFile(Printed printed) {
        return Reading.of(printed, p -> {
            List<Group> groups = new ArrayList<>();
            for (SectionFile.Section group : SectionFile.of(p.content().orElse(""), name -> NAME.matcher(name).matches()).sections()) {
                groups.add(Group.of(group.name(), group.find("nodes"), group.flag("restricted", false), group.flag("nofailback", false)));
            }
            return new HaGroups(false, groups);
        });
    }

    /** Reads {@code pvesh get /cluster/ha/groups}; {@code cannot index groups: ha groups have been migrated to rules} → that. */
    public static Reading<HaGroups> readPvesh(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && p.out().isBlank() && ErrorText.only(p).endsWith("ha groups have been migrated to rules")) {
                return new HaGroups(true, List.of());
            }
            return new HaGroups(false, Json.of(p).items(group -> Group.of(group.text("group"), group.findText("nodes"),
                    group.flagIfAny("restricted"), group.flagIfAny("nofailback"))));
        });
    }

    /** The group of that name. */
    public Optional<Group> find(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }
}
