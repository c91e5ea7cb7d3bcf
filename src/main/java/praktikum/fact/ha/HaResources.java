package praktikum.fact.ha;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.SectionFile;

/**
 * What somebody has put under high availability, as configured; what came of it is {@link HaStatus}.
 *
 * @param resources in the order written
 */
public record HaResources(List<HaResource> resources) {

    public static final Question<HaResources> ASKED = Question.of(HaResources::readFile, "cat", "/etc/pve/ha/resources.cfg");

    private static final Pattern NAME = Pattern.compile("[0-9]{1,10}");
    private static final Pattern SID = Pattern.compile("((?:vm|ct):[0-9]{1,10})");

    public HaResources {
        resources = List.copyOf(resources);
    }

    /** Reads the file: {@code vm: 100} with {@code state started} → that resource; no file → there is none. */
    public static Reading<HaResources> readFile(Printed printed) {
        return Reading.of(printed, p -> {
            List<HaResource> resources = new ArrayList<>();
            for (SectionFile.Section section : SectionFile.of(p.content().orElse(""), name -> NAME.matcher(name).matches()).sections()) {
                resources.add(HaResource.of(sid(section.type() + ":" + section.name()), section));
            }
            return new HaResources(resources);
        });
    }

    /** Reads {@code ha-manager config}: {@code vm:100}, then options on lines that begin with a tabulator. */
    public static Reading<HaResources> readText(Printed printed) {
        return Reading.of(printed, p -> {
            List<HaResource> resources = new ArrayList<>();
            for (SectionFile.Section section : SectionFile.of(p.succeeded().replaceAll("(?m)^((?:vm|ct):[0-9]{1,10})$", "sid: $1"),
                    name -> SID.matcher(name).matches()).sections()) {
                resources.add(HaResource.of(sid(section.name()), section));
            }
            return new HaResources(resources);
        });
    }

    /** Reads {@code pvesh get /cluster/ha/resources}: {@code [{"sid":"vm:100","state":"started",…}]}. */
    public static Reading<HaResources> readPvesh(Printed printed) {
        return Reading.of(printed, p -> new HaResources(Json.of(p).items(item -> HaResource.of(sid(item.text("sid")), item))));
    }

    /** The resource of that name, such as {@code vm:100}. */
    public Optional<HaResource> find(String sid) {
        return resources.stream().filter(resource -> resource.sid().equals(sid)).findFirst();
    }

    private static String sid(String text) throws NotUnderstood {
        if (!SID.matcher(text).matches()) {
            throw new NotUnderstood("no name of a resource", text);
        }
        return text;
    }
}
