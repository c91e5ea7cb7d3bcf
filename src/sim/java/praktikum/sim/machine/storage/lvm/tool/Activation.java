package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** {@code lvchange}: whether volumes are active. */
final class Activation {

    private static final Set<String> ON = Set.of("y", "ay", "ey", "sy", "ly", "aay");
    private static final Set<String> OFF = Set.of("n", "ln", "en", "an");

    private Activation() {}

    /** Whether the value of {@code -a} means active. */
    static boolean wanted(Session session, String how) {
        if (!ON.contains(how) && !OFF.contains(how)) {
            throw CommandFailed.argument("Invalid argument for --activate: " + how);
        }
        return ON.contains(how);
    }

    static void change(Session session) {
        if (session.words().has("--setautoactivation")) {
            automatic(session);
            return;
        }
        String how = session.words().value("-a", "--activate").orElseThrow(() -> session.words().has("-p", "--permission", "-k",
                "--setactivationskip", "--refresh", "--addtag", "--deltag", "-Z", "--zero", "--discards", "--errorwhenfull")
                ? CommandFailed.unsupported("lvchange", "other than -a") : CommandFailed.syntax("lvchange", ""));
        if (session.words().rest().isEmpty()) {
            throw CommandFailed.syntax("lvchange", "");
        }
        boolean on = wanted(session, how);
        session.act(() -> {
            for (VolumeView view : Names.views(session, false)) {
                if (!view.visible()) {
                    part(view, on);
                    continue;
                }
                try {
                    set(session, view.group(), view.volume(), on);
                } catch (CommandFailed failure) {
                    session.fail(failure);
                }
            }
        });
    }

    // Parts of pools are active with their pool and never by themselves here, so that there is nothing to deactivate.
    private static void part(VolumeView view, boolean on) {
        if (on) {
            throw CommandFailed.unsupported("lvchange", "-ay of " + view.name());
        }
    }

    // The volumes of the simulator are active after each boot all the same.
    private static void automatic(Session session) {
        String how = session.words().value("--setautoactivation").orElseThrow();
        if (!Set.of("y", "n").contains(how)) {
            throw CommandFailed.argument("Invalid argument for --setautoactivation: " + how);
        }
        session.act(() -> Names.views(session, false).forEach(view -> session.say("Logical volume " + view.group().name() + "/"
                + view.name() + " changed.")));
    }

    /**
     * Activates or deactivates a volume, unless it cannot be. With a pool goes the device of its name; what its volumes lie on stays
     * while one of them is active.
     */
    static void set(Session session, VolumeGroup group, LogicalVolume volume, boolean on) {
        if (on && group.partial(volume)) {
            throw CommandFailed.refused("Refusing activation of partial LV " + group.name() + "/" + volume.name()
                    + ".  Use '--activationmode partial' to override.");
        }
        if (!on) {
            held(session, volume).ifPresent(reason -> {
                throw CommandFailed.refused(reason);
            });
        }
        session.edit().activate(group, volume, on);
    }

    /** Refuses to rename the volume that the machine runs from, or its group: the simulator's machines boot from {@code pve/root}. */
    static void keepsRoot(Session session, List<LogicalVolume> volumes) {
        boolean root = volumes.stream().flatMap(volume -> session.lvm().device(volume).stream())
                .anyMatch(device -> BlockDevices.of(session.machine()).use(device).filter("/"::equals).isPresent());
        if (root) {
            throw CommandFailed.unsupported(session.command(), "of what / lies on");
        }
    }

    /** Why an active volume cannot be deactivated, in the words of LVM. */
    static Optional<String> held(Session session, LogicalVolume volume) {
        BlockDevices devices = BlockDevices.of(session.machine());
        if (!session.lvm().active(volume) || volume.type() == LogicalVolume.Type.POOL) {
            return Optional.empty();
        }
        Optional<BlockDevice> device = session.lvm().device(volume);
        String name = "Logical volume " + volume.group() + "/" + volume.name();
        if (device.filter(one -> !devices.on(one).isEmpty()).isPresent()) {
            return Optional.of(name + " is used by another device.");
        }
        return device.flatMap(devices::use).map(use -> name + (use.startsWith("/") ? " contains a filesystem in use." : " in use."));
    }
}
