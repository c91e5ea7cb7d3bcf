package praktikum.sim.proxmox.guest.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.system.ProcessSource;
import praktikum.sim.proxmox.guest.config.GuestKind;

/** The guests that run on a node. They are gone with its power; what they have written for good is on their volumes. */
public final class GuestHost implements MachinePart, ProcessSource {

    // Before what storages are made of, which goes with the power as well.
    private static final int FIRST = -200;

    private final Map<Integer, RunningGuest> guests = new TreeMap<>();
    private final List<RunningProcess> left = new ArrayList<>();

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
    public List<RunningProcess> processes() {
        return Stream.concat(guests.values().stream().filter(guest -> guest.kind() == GuestKind.QEMU)
                .map(guest -> process(guest.pid(), guest)), left.stream()).toList();
    }

    private static RunningProcess process(int pid, RunningGuest guest) {
        return new RunningProcess(pid, "kvm", guest.uptime(), "/usr/bin/kvm -id " + guest.id() + " -name "
                + guest.config().get("name").orElse("VM" + guest.id())
                + ",debug-threads=on -no-shutdown -chardev socket,id=qmp,path=/var/run/qemu-server/" + guest.id()
                + ".qmp,server=on,wait=off -mon chardev=qmp,mode=control -m " + (guest.config().memory() >> 20));
    }

    /** A process of a machine that runs elsewhere has not ended here, as QEMU does that waits for a disk which does not answer. */
    public void leaveBehind(RunningGuest guest, int pid) {
        left.add(process(pid, guest));
    }

    /** Only what was left behind is ended in that way; a guest that is at work ends with its program's own commands. */
    @Override
    public boolean end(Predicate<String> commandLine) {
        return left.removeIf(process -> commandLine.test(process.commandLine()));
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
        left.clear();
    }
}
