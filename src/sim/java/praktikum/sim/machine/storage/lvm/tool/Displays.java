package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/**
 * {@code pvdisplay}, {@code vgdisplay}, {@code lvdisplay}, {@code vgscan} and {@code lvscan}: lib/display/display.c. When and where a
 * volume was made is not told, because the model does not know it.
 */
final class Displays {

    private static final long DATA_START = 1L << 20;

    private Displays() {}

    static void physical(Session session) {
        session.act(() -> Report.physical(session).stream().sorted((a, b) -> Boolean.compare(a.group().isEmpty(), b.group().isEmpty()))
                .forEach(pv -> physical(session, pv)));
    }

    private static void physical(Session session, PhysicalVolume pv) {
        boolean fresh = pv.group().isEmpty();
        long extents = pv.extents() * LogicalVolume.EXTENT;
        long shown = Math.max(pv.size(), extents + DATA_START);
        long lost = pv.size() > extents + DATA_START ? pv.size() - extents : shown - pv.size();
        long free = pv.extents() - pv.used();
        if (fresh) {
            session.say("\"" + pv.path() + "\" is a new physical volume of \"" + LvmSize.words(pv.size()) + "\"");
        }
        session.say("--- " + (fresh ? "NEW " : "") + "Physical volume ---");
        line(session, 22, "PV Name", pv.path());
        line(session, 22, "VG Name", pv.group());
        line(session, 22, "PV Size", fresh ? LvmSize.words(pv.size()) : LvmSize.words(shown) + " / not usable " + LvmSize.words(lost));
        line(session, 22, "Allocatable", fresh ? "NO" : "yes " + (free == 0 ? "(but full)" : ""));
        line(session, 22, "PE Size", LvmSize.words(fresh ? 0 : LogicalVolume.EXTENT));
        line(session, 22, "Total PE", pv.extents());
        line(session, 22, "Free PE", free);
        line(session, 22, "Allocated PE", pv.used());
        line(session, 22, "PV UUID", pv.uuid());
        session.say(" ");
    }

    private static void line(Session session, int width, String name, Object value) {
        session.say(name + " ".repeat(width - name.length()) + value);
    }

    static void groups(Session session) {
        session.act(() -> Names.groups(session).forEach(group -> group(session, group)));
    }

    private static void group(Session session, VolumeGroup group) {
        long there = group.physical().stream().filter(pv -> pv.device().isPresent()).count();
        long used = group.extents() - group.freeExtents();
        session.say("--- Volume group ---");
        line(session, 22, "VG Name", group.name());
        line(session, 22, "System ID", "");
        line(session, 22, "Format", "lvm2");
        line(session, 22, "Metadata Areas", there);
        line(session, 22, "Metadata Sequence No", 1 + group.volumes().stream().mapToInt(LogicalVolume::number).max().orElse(0));
        line(session, 22, "VG Access", "read/write");
        line(session, 22, "VG Status", "resizable");
        line(session, 22, "MAX LV", 0);
        line(session, 22, "Cur LV", group.visible().size());
        line(session, 22, "Open LV", group.visible().stream().filter(volume -> Activation.held(session, volume).isPresent()).count());
        line(session, 22, "Max PV", 0);
        line(session, 22, "Cur PV", group.physical().size());
        line(session, 22, "Act PV", there);
        line(session, 22, "VG Size", LvmSize.words(group.size()));
        line(session, 22, "PE Size", LvmSize.words(LogicalVolume.EXTENT));
        line(session, 22, "Total PE", group.extents());
        line(session, 22, "Alloc PE / Size", used + " / " + LvmSize.words(used * LogicalVolume.EXTENT));
        line(session, 22, "Free  PE / Size", group.freeExtents() + " / " + LvmSize.words(group.free()));
        line(session, 22, "VG UUID", group.uuid());
        session.say(" ");
    }

    static void volumes(Session session) {
        session.act(() -> views(session).forEach(view -> volume(session, view)));
    }

    // In the order in which they were made.
    private static List<VolumeView> views(Session session) {
        return Names.views(session, false).stream().sorted((a, b) -> a.group().name().equals(b.group().name())
                ? Integer.compare(a.volume().number(), b.volume().number()) : a.group().name().compareTo(b.group().name())).toList();
    }

    private static void volume(Session session, VolumeView view) {
        Optional<BlockDevice> device = view.active() && view.visible() ? session.lvm().device(view.volume()) : Optional.empty();
        session.say("--- Logical volume ---");
        if (view.visible() && !view.pool()) {
            line(session, 23, "LV Path", "/dev/" + view.group().name() + "/" + view.name());
        }
        line(session, 23, view.visible() ? "LV Name" : "Internal LV Name", view.name());
        line(session, 23, "VG Name", view.group().name());
        line(session, 23, "LV UUID", view.volume().uuid());
        line(session, 23, "LV Write Access", "read/write");
        if (view.thin()) {
            line(session, 23, "LV Pool name", view.poolName());
        } else if (view.pool()) {
            line(session, 23, "LV Pool metadata", view.name() + "_tmeta");
            line(session, 23, "LV Pool data", view.name() + "_tdata");
        }
        line(session, 23, "LV Status", (view.active() ? "available" : "NOT available")
                + (view.group().partial(view.volume()) ? " (partial)" : ""));
        if (view.active()) {
            line(session, 23, "# open", view.open() && !view.pool() ? 1 : 0);
        }
        line(session, 23, "LV Size", LvmSize.words(view.size()));
        view.metadata().ifPresent(metadata -> {
            line(session, 23, "Allocated pool data", LvmSize.percent(view.data().orElse(0.0)) + "%");
            line(session, 23, "Allocated metadata", LvmSize.percent(metadata) + "%");
        });
        view.data().filter(percent -> view.thin()).ifPresent(percent -> line(session, 23, "Mapped size", LvmSize.percent(percent) + "%"));
        line(session, 23, "Current LE", view.size() / LogicalVolume.EXTENT);
        line(session, 23, "Segments", view.runs().size());
        line(session, 23, "Allocation", "inherit");
        line(session, 23, "Read ahead sectors", "auto");
        device.ifPresent(found -> {
            line(session, 23, "- currently set to", 256);
            line(session, 23, "Block device", found.major() + ":" + found.minor());
        });
        session.say(" ");
    }

    static void scanGroups(Session session) {
        session.act(() -> session.lvm().groups().forEach(group -> session.say("Found volume group \"" + group.name()
                + "\" using metadata type lvm2")));
    }

    static void scanVolumes(Session session) {
        session.act(() -> views(session).forEach(view -> session.say((view.active() ? "ACTIVE  " : "inactive") + "          '/dev/"
                + view.group().name() + "/" + view.name() + "' [" + LvmSize.words(view.size()) + "] inherit")));
    }
}
