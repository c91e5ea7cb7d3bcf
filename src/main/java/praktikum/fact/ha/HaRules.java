package praktikum.fact.ha;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.SectionFile;

/**
 * The rules of the HA manager, from Proxmox VE 9 on; before there were {@link HaGroups}.
 *
 * @param rules in the order written
 */
public record HaRules(List<HaRule> rules) {

    public static final Question<HaRules> ASKED = Question.of(HaRules::readFile, "cat", "/etc/pve/ha/rules.cfg");

    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,99}");

    public HaRules {
        rules = List.copyOf(rules);
    }

    /** Reads the file: {@code node-affinity: prefer-pve1} with {@code nodes pve1:2,pve2:1}; no file → there is none. */
    public static Reading<HaRules> readFile(Printed printed) {
        return Reading.of(printed, p -> of(SectionFile.of(p.content().orElse(""), name -> ID.matcher(name).matches())));
    }

    /** Reads {@code pvesh get /cluster/ha/rules}: {@code [{"rule":"prefer-pve1","type":"node-affinity","nodes":"pve1:2,pve2:1",…}]}. */
    public static Reading<HaRules> readPvesh(Printed printed) {
        return Reading.of(printed, p -> new HaRules(Json.of(p).items(HaRule::of)));
    }

    private static HaRules of(SectionFile file) throws NotUnderstood {
        List<HaRule> rules = new ArrayList<>();
        for (SectionFile.Section section : file.sections()) {
            rules.add(HaRule.of(section));
        }
        return new HaRules(rules);
    }

    /** The rules of a kind that are switched on and hold for a resource. */
    public List<HaRule> of(String sid, HaRule.Kind kind) {
        return rules.stream().filter(rule -> !rule.disabled() && rule.kind() == kind && rule.resources().contains(sid)).toList();
    }
}
