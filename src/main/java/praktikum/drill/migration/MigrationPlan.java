package praktikum.drill.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import praktikum.drill.Change;
import praktikum.drill.guest.GuestMarkers;
import praktikum.fact.guest.inside.GuestMarker;
import praktikum.site.PlannedGuest;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.site.plan.GuestKind;
import praktikum.text.Message;

/**
 * Which machine moves, and where to.
 *
 * @param guest the first virtual machine of the site
 * @param from its planned node
 * @param to the node after that one, the first after the last
 * @param others all other nodes, in the site's order
 */
record MigrationPlan(PlannedGuest guest, String from, String to, List<String> others) {

    static final String MOVE = "drill.migration.move";

    /** Migrations of large disks take their time, and one that is ended before its end is undone. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** So long a migration that goes on is waited for before its machine is moved back. */
    private static final int SECONDS = 300;

    private static final String BACK = "n=0; while [ $n -lt " + SECONDS + " ] && grep -qs '^lock: migrate'"
            + " /etc/pve/nodes/*/qemu-server/$1.conf; do n=$((n+1)); sleep 1; done;"
            + " [ -e /etc/pve/nodes/$3/qemu-server/$1.conf ] || exit 0; exec qm migrate \"$1\" \"$2\" --online";

    /** That of a site; empty where it plans no virtual machine, or has one node only. */
    static Optional<MigrationPlan> of(Site site) {
        var names = site.nodes().stream().map(PlannedNode::name).toList();
        return site.guests(GuestKind.VM).stream().findFirst().filter(one -> names.size() > 1 && names.contains(one.node())).map(guest -> {
            var home = names.indexOf(guest.node());
            var rest = IntStream.range(1, names.size()).mapToObj(after -> names.get((home + after) % names.size())).toList();
            return new MigrationPlan(guest, guest.node(), rest.getFirst(), rest.subList(1, rest.size()));
        });
    }

    long id() {
        return guest.id();
    }

    /** Those that may observe besides the kit's own machine: the node it leaves is busy enough. */
    List<String> observers() {
        return Stream.concat(others.stream(), Stream.of(to)).toList();
    }

    /** All nodes, where files of guests may lie. */
    List<String> nodes() {
        return Stream.concat(Stream.of(from, to), others.stream()).sorted().toList();
    }

    /** The marker in its memory. */
    Change marker() {
        return GuestMarkers.on(from, guest, GuestMarker.Place.MEMORY);
    }

    /** Its way there, and back. */
    Change move() {
        var number = Integer.toString(guest.id());
        return new Change(guest.name(), from,
                Change.Half.on(from, "move", Message.of(MOVE, guest.name(), number, from, to),
                        List.of("qm", "migrate", number, to, "--online"), LONGEST),
                Change.Half.on(to, "move-back", Message.of("drill.migration.back", guest.name(), number, from),
                        List.of("sh", "-c", BACK, "-", number, from, to), LONGEST));
    }

    List<Change> changes() {
        return List.of(marker(), move());
    }
}
