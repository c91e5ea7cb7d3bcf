package praktikum.run.lab;

import java.util.List;
import java.util.Map;
import praktikum.course.ActionPlaces;
import praktikum.site.PlannedGuest;
import praktikum.site.PlannedMachine;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.plan.GuestKind;

/**
 * Where an action runs, and what about.
 *
 * @param subject the name of the machine, or of the guest that it is about
 * @param values of the site, and those of its own among them
 */
public record LabPlace(PlannedMachine machine, String subject, Map<String, String> values) {

    public LabPlace {
        values = Map.copyOf(values);
    }

    /** Everything that actions can run on in a site. */
    public static ActionPlaces<LabPlace> all(Site site) {
        return new ActionPlaces<>(site.nodes().stream().map(node -> of(site, node)).toList(),
                site.nfs().map(server -> of(site, server)), guests(site, GuestKind.CONTAINER), guests(site, GuestKind.VM));
    }

    private static List<LabPlace> guests(Site site, GuestKind kind) {
        return site.guests(kind).stream().map(guest -> of(site, guest)).toList();
    }

    private static LabPlace of(Site site, PlannedMachine machine) {
        return new LabPlace(machine, machine.name(), SiteValues.of(site, machine));
    }

    private static LabPlace of(Site site, PlannedGuest guest) {
        return new LabPlace(site.node(guest.node()).orElseThrow(), guest.name(), SiteValues.of(site, guest));
    }
}
