package praktikum.site.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.text.yaml.YamlMapping;

/**
 * The containers and virtual machines that a site names. Where it names none, there is no such section, and what is usual follows from
 * its network; {@code guests: []} plans none.
 */
public record GuestPlan(List<GuestEntry> guests) implements PlanSection {

    /** What is known of each guest in a lab page. */
    private static final List<String> OF_ALL = List.of("id", "name", "node", "cores", "memory", "storage", "address", "prefix", "gateway",
            "dns", "bridge", "net0");
    private static final List<String> OF_CONTAINERS = List.of("swap", "template", "templates");
    private static final List<String> OF_VMS = List.of("image", "file", "format", "ipconfig0");

    static final PlanTopic TOPIC = new PlanTopic("guests", names(), GuestPlan::read, GuestConsistency::check);

    public GuestPlan {
        guests = List.copyOf(guests);
    }

    private static Optional<GuestPlan> read(YamlMapping plan) {
        return plan.fields().value("guests").map(said -> new GuestPlan(plan.list("guests").stream().map(GuestEntry::read).toList()));
    }

    private static List<String> names() {
        return Stream.of(Stream.of("guests.addresses", "guests.table"),
                Stream.of("container", "containerN").flatMap(of -> Stream.concat(OF_ALL.stream(), OF_CONTAINERS.stream())
                        .map(name -> of + "." + name)),
                Stream.of("vm", "vmN").flatMap(of -> Stream.concat(OF_ALL.stream(), OF_VMS.stream()).map(name -> of + "." + name)))
                .flatMap(names -> names).toList();
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<>(List.of(guests.isEmpty() ? "guests: []" : "guests:"));
        guests.forEach(guest -> lines.add(guest.line()));
        return lines;
    }
}
