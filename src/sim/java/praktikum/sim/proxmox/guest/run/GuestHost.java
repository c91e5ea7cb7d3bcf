package praktikum.sim.proxmox.guest.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** The guests that run on a node. They are gone with its power; what they have written for good is on their volumes. */
public final class GuestHost implements MachinePart {

    // Before what storages are made of, which goes with the power as well.
    private static final int FIRST = -200;

    private final Map<Integer, RunningGuest> guests = new TreeMap<>();

    /** None yet. */
    public GuestHost() {}

    /** Those of a node. */
    public static GuestHost of(Machine node) {
        return node.part(GuestHost.class);
    }

    /** The one of a number. */
    public Optional<RunningGuest> get(int id) {
        return Optional.ofNullable(guests.get(id));
    }

    /** All of them by their numbers. */
    public Collection<RunningGuest> all() {
        return List.copyOf(guests.values());
    }

    void add(RunningGuest guest) {
        guests.put(guest.id(), guest);
    }

    void remove(RunningGuest guest) {
        guests.remove(guest.id(), guest);
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public void sync() {
        all().forEach(RunningGuest::sync);
    }

    @Override
    public void powerCut() {
        all().forEach(RunningGuest::crash);
    }
}
