package praktikum.drill.guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import praktikum.drill.Change;
import praktikum.fact.guest.inside.GuestMarker;
import praktikum.site.PlannedGuest;
import praktikum.text.Message;

/** Markers in virtual machines, as changes of a drill: the guest itself draws the text by lot, and nobody else knows it. */
public final class GuestMarkers {

    private static final String MAKE = "drill.guest.mark-";
    private static final String REMOVE = "drill.guest.unmark";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private GuestMarkers() {
    }

    /**
     * A marker in a machine that runs on a node, and on that node again when it is to be removed. Where it does not run there, what it
     * had in its memory is gone anyway.
     */
    public static Change on(String node, PlannedGuest guest, GuestMarker.Place place) {
        var id = Integer.toString(guest.id());
        var make = new ArrayList<>(List.of("qm", "guest", "exec", id, "--"));
        make.addAll(GuestMarker.making(place));
        var remove = new ArrayList<>(List.of("sh", "-c",
                "qm status \"$1\" 2>/dev/null | grep -q running || exit 0; id=$1; shift; exec qm guest exec \"$id\" -- \"$@\"", "-", id));
        remove.addAll(GuestMarker.removing(place));
        var told = Message.of(MAKE + place.name().toLowerCase(Locale.ROOT), guest.name(), id, node);
        return new Change(guest.name(), node, Change.Half.on(node, "mark", told, make, LIMIT),
                Change.Half.on(node, "unmark", Message.of(REMOVE, guest.name()), remove, LIMIT));
    }
}
