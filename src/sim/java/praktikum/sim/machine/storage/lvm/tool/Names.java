package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** What arguments name: groups, volumes and devices. */
final class Names {

    private static final String LEGAL = "[a-zA-Z0-9+_.][a-zA-Z0-9+_.-]*";
    private static final String RESERVED = "_cdata|_cmeta|_corig|_imeta|_iorig|_mimage|_mlog|_pmspare|_rimage|_rmeta|_tdata|_tmeta|_vdata|"
            + "_vorigin|_wcorig";

    private Names() {}

    /**
     * What a word names.
     *
     * @param group the group
     * @param volume the volume in it, empty text where it names none
     */
    record Target(String group, String volume) {

        /** {@code VG/LV}. */
        String told() {
            return group + "/" + volume;
        }
    }

    /** Takes {@code VG}, {@code VG/LV}, {@code /dev/VG/LV} or {@code /dev/mapper/VG-LV} apart. */
    static Target target(String word) {
        String text = word.startsWith("/dev/mapper/") ? mapped(word.substring("/dev/mapper/".length()))
                : word.startsWith("/dev/") ? word.substring("/dev/".length()) : word;
        int slash = text.indexOf('/');
        if (slash >= 0 && text.indexOf('/', slash + 1) >= 0) {
            throw CommandFailed.refused("\"" + word + "\": Invalid path for Logical Volume.");
        }
        String group = slash < 0 ? text : text.substring(0, slash);
        if (!group.matches(LEGAL)) {
            throw CommandFailed.refused("Volume group name \"" + group + "\" has invalid characters.", "Cannot process volume group "
                    + group);
        }
        return new Target(group, slash < 0 ? "" : text.substring(slash + 1));
    }

    // A single hyphen separates group and volume, two stand for one.
    private static String mapped(String name) {
        return name.replaceFirst("(?<!-)-(?!-)", "/").replace("--", "-");
    }

    /** The group of a name. */
    static VolumeGroup group(Session session, String name) {
        return session.lvm().group(name).orElseThrow(() -> CommandFailed.refused("Volume group \"" + name + "\" not found",
                "Cannot process volume group " + name));
    }

    /** The same where it is to be changed, which cannot be while a physical volume is missing. */
    static VolumeGroup whole(Session session, String name) {
        VolumeGroup group = group(session, name);
        if (group.partial()) {
            throw CommandFailed.refused("Cannot change VG " + name + " while PVs are missing.",
                    "See vgreduce --removemissing and vgextend --restoremissing.", "Cannot process volume group " + name);
        }
        return group;
    }

    /** The volume that a word names, with its group. */
    static VolumeView volume(Session session, String word) {
        Target target = target(word);
        VolumeGroup group = group(session, target.group());
        return VolumeView.of(session.lvm(), group, true).stream().filter(view -> view.name().equals(target.volume())).findFirst()
                .orElseThrow(() -> CommandFailed.refused("Failed to find logical volume \"" + target.told() + "\""));
    }

    /** The groups that are named; all where none is. */
    static List<VolumeGroup> groups(Session session) {
        if (session.words().rest().isEmpty()) {
            return session.lvm().groups();
        }
        List<VolumeGroup> groups = new ArrayList<>();
        for (String word : session.words().rest()) {
            try {
                groups.add(group(session, target(word).group()));
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        }
        return groups.stream().distinct().toList();
    }

    /**
     * The volumes that are named, those of a group where that is; all where nothing is. What is not there is told, and the rest goes on.
     */
    static List<VolumeView> views(Session session, boolean hidden) {
        Map<String, VolumeView> views = new LinkedHashMap<>();
        if (session.words().rest().isEmpty()) {
            session.lvm().groups().forEach(group -> VolumeView.of(session.lvm(), group, hidden).forEach(view -> add(views, view)));
        }
        for (String word : session.words().rest()) {
            try {
                Target target = target(word);
                if (target.volume().isEmpty() && !word.endsWith("/")) {
                    VolumeView.of(session.lvm(), group(session, target.group()), hidden).forEach(view -> add(views, view));
                } else {
                    add(views, volume(session, word));
                }
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        }
        return views.values().stream().sorted((a, b) -> (a.group().name() + "/" + a.name()).compareTo(b.group().name() + "/" + b.name()))
                .toList();
    }

    private static void add(Map<String, VolumeView> views, VolumeView view) {
        views.putIfAbsent(view.group().name() + "/" + view.name(), view);
    }

    /** The device of a path. */
    static Optional<BlockDevice> device(Session session, String word) {
        return BlockDevices.of(session.machine()).at(session.path(word));
    }

    /** The physical volume on the device of a path. */
    static Optional<PhysicalVolume> physical(Session session, String word) {
        return device(session, word).flatMap(device -> session.lvm().physical().stream()
                .filter(pv -> pv.device().filter(device::equals).isPresent()).findFirst());
    }

    /** Warns of physical volumes that are missing, as every command does that reads their group. */
    static void missing(Session session) {
        for (VolumeGroup group : session.lvm().groups()) {
            for (PhysicalVolume pv : group.physical()) {
                if (pv.device().isEmpty()) {
                    session.warn("WARNING: Couldn't find device with uuid " + pv.uuid() + ".");
                    session.warn("WARNING: VG " + group.name() + " is missing PV " + pv.uuid() + " (last written to "
                            + pv.hint() + ").");
                }
            }
        }
    }

    /** Refuses a name that a new volume may not have. */
    static String checked(Session session, String name) {
        if (!name.matches(LEGAL) || name.equals(".") || name.equals("..")) {
            throw CommandFailed.misused(session.command(), "Logical volume name \"" + name + "\" is invalid.");
        }
        for (String start : List.of("pvmove", "snapshot")) {
            if (name.startsWith(start)) {
                throw CommandFailed.misused(session.command(), "Names starting \"" + start
                        + "\" are reserved. Please choose a different LV name.");
            }
        }
        for (String part : RESERVED.split("\\|")) {
            if (name.contains(part)) {
                throw CommandFailed.misused(session.command(), "Names including \"" + part
                        + "\" are reserved. Please choose a different LV name.");
            }
        }
        return name;
    }

    /** Refuses a name that another volume has. */
    static void free(VolumeGroup group, String name) {
        if (group.volumes().stream().map(LogicalVolume::name).anyMatch(name::equals)) {
            throw CommandFailed.refused("Logical Volume \"" + name + "\" already exists in volume group \"" + group.name() + "\"");
        }
    }

    /** Whether a group may be called so. */
    static boolean legalGroup(String name) {
        return name.matches(LEGAL);
    }
}
