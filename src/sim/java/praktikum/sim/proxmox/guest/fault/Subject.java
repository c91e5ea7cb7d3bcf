package praktikum.sim.proxmox.guest.fault;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.GuestHost;
import praktikum.sim.proxmox.guest.run.GuestOperations;
import praktikum.sim.proxmox.guest.run.RunningGuest;

/**
 * The guest of which a fault is one.
 *
 * @param node the node that it is on
 */
record Subject(Machine node, GuestKind kind, int id) {

    private static final String EMPTY_BRIDGE = "vmbr9";

    /** The first guest of a kind on a node. */
    private static Optional<Subject> first(Machine node, GuestKind kind) {
        var files = new GuestFiles(node);
        return files.ids(files.nodename(), kind).stream().findFirst().map(id -> new Subject(node, kind, id));
    }

    /** A fault of the first guest of a kind for which something holds. */
    static Fault fault(GuestKind kind, Predicate<Subject> there, String name, Consumer<Subject> change) {
        return Fault.in(kind == GuestKind.QEMU ? "a virtual machine of its own" : "a container of its own",
                node -> first(node, kind).filter(there).isPresent(), name, node -> change.accept(first(node, kind).orElseThrow()));
    }

    /** What it is. */
    GuestConfig config() {
        try {
            return new GuestFiles(node).load(kind, id);
        } catch (GuestError gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Its process, where it runs. */
    Optional<RunningGuest> running() {
        return GuestHost.of(node).get(id);
    }

    /** Makes it something else, as by its file. */
    void change(UnaryOperator<Map<String, String>> change) {
        GuestConfig before = config();
        var changed = new GuestConfig(change.apply(new TreeMap<>(before.options())), before.pending(), before.snapshots());
        try {
            new GuestFiles(node).save(kind, id, changed);
        } catch (GuestError readOnly) {
            throw new IllegalStateException(readOnly);
        }
        running().ifPresent(guest -> guest.config(changed));
    }

    /** Makes it something else and, if it runs, has it start anew as that. */
    void changeAndRestart(UnaryOperator<Map<String, String>> change) {
        Optional<RunningGuest> before = running();
        before.ifPresent(RunningGuest::end);
        change(change);
        if (before.isPresent()) {
            try {
                new GuestOperations(node, kind, kind == GuestKind.QEMU ? "qm" : "pct").start(id);
            } catch (GuestError refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    /** Takes it away, and what lies on its disks stays there. */
    void remove() {
        running().ifPresent(RunningGuest::end);
        try {
            new GuestFiles(node).remove(kind, id);
        } catch (GuestError readOnly) {
            throw new IllegalStateException(readOnly);
        }
    }

    /** Puts an option in the place of another, or takes it away where the value is empty. */
    static UnaryOperator<Map<String, String>> with(String option, String value) {
        return options -> {
            options.put(option, value);
            options.values().removeIf(String::isEmpty);
            return options;
        };
    }

    /** Changes its first card. */
    UnaryOperator<Map<String, String>> card(UnaryOperator<PropertyString> change) {
        PropertyString card = change.apply(config().cards(kind).get(0));
        return with("net0", kind == GuestKind.QEMU ? card.cardText() : card.namedText());
    }

    boolean hasCard() {
        return config().cards(kind).containsKey(0);
    }

    /** A bridge of the node that leads nowhere. */
    String emptyBridge() {
        if (Nics.of(node).get(EMPTY_BRIDGE).isEmpty()) {
            node.disk().write(Ifupdown.FILE, node.disk().textOrEmpty(Ifupdown.FILE) + "\nauto " + EMPTY_BRIDGE + "\niface " + EMPTY_BRIDGE
                    + " inet manual\n\tbridge-ports none\n\tbridge-stp off\n\tbridge-fd 0\n");
            Ifupdown.of(node).reload();
        }
        return EMPTY_BRIDGE;
    }
}
