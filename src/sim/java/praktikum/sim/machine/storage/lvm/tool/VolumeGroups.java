package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** {@code vgcreate}, {@code vgextend}, {@code vgreduce}, {@code vgremove}, {@code vgrename} and {@code vgchange}. */
final class VolumeGroups {

    private VolumeGroups() {}

    private static void named(Session session, String name) {
        if (!Names.legalGroup(name)) {
            throw CommandFailed.misused(session.command(), "Name contains invalid character, valid set includes: [a-zA-Z0-9.-_+].\n"
                    + "  New volume group name \"" + name + "\" is invalid.");
        }
        if (session.ask(() -> session.machine().files().exists("/dev/" + name))) {
            throw CommandFailed.misused(session.command(), "/dev/" + name + ": already exists in filesystem");
        }
    }

    static void rename(Session session) {
        if (session.words().rest().size() != 2) {
            throw CommandFailed.syntax("vgrename", "");
        }
        String old = Names.target(session.words().rest().getFirst()).group();
        String name = session.words().rest().getLast().replaceFirst("^/dev/", "");
        if (old.equals(name)) {
            throw CommandFailed.misused("vgrename", "Old and new volume group names must differ");
        }
        named(session, name);
        session.act(() -> {
            VolumeGroup group = Names.whole(session, old);
            if (session.lvm().group(name).isPresent()) {
                throw CommandFailed.refused("New volume group \"" + name + "\" already exists");
            }
            Activation.keepsRoot(session, group.visible());
            session.edit().rename(group, name);
            session.say("Volume group \"" + old + "\" successfully renamed to \"" + name + "\"");
        });
    }

    static void create(Session session) {
        List<String> words = session.words().rest();
        if (words.size() < 2) {
            throw CommandFailed.syntax("vgcreate", "vgcreate VG_new PV ...");
        }
        String name = words.getFirst().replaceFirst("^/dev/", "");
        named(session, name);
        session.words().value("-s", "--physicalextentsize")
                .filter(size -> !LvmSize.parse(size).equals(Optional.of(LogicalVolume.EXTENT))).ifPresent(size -> {
                    throw CommandFailed.unsupported("vgcreate", "-s " + size);
                });
        if (session.ask(() -> session.lvm().group(name).isPresent())) {
            throw CommandFailed.refused("A volume group called " + name + " already exists.");
        }
        List<BlockDevice> devices = devices(session, words.subList(1, words.size()));
        session.act(() -> session.edit().group(name, devices));
        session.say("Volume group \"" + name + "\" successfully created");
    }

    private static List<BlockDevice> devices(Session session, List<String> words) {
        List<BlockDevice> devices = new ArrayList<>();
        for (String word : words) {
            devices.add(PhysicalVolumes.make(session, word, false));
        }
        return devices.stream().distinct().toList();
    }

    static void extend(Session session) {
        List<String> words = session.words().rest();
        if (words.size() < 2) {
            throw CommandFailed.syntax("vgextend", "vgextend VG PV ...");
        }
        List<BlockDevice> devices = devices(session, words.subList(1, words.size()));
        session.act(() -> session.edit().extend(Names.whole(session, Names.target(words.getFirst()).group()), devices));
        session.say("Volume group \"" + Names.target(words.getFirst()).group() + "\" successfully extended");
    }

    static void reduce(Session session) {
        List<String> words = session.words().rest();
        if (session.words().has("-a", "--all")) {
            throw CommandFailed.unsupported("vgreduce", "-a");
        }
        if (session.words().has("--removemissing") && words.size() == 1) {
            session.act(() -> forget(session, Names.target(words.getFirst()).group()));
            return;
        }
        if (words.size() < 2) {
            throw CommandFailed.syntax("vgreduce", "vgreduce VG PV ...");
        }
        words.subList(1, words.size()).forEach(word -> session.act(() -> {
            VolumeGroup group = Names.group(session, Names.target(words.getFirst()).group());
            PhysicalVolume pv = Names.physical(session, word).filter(one -> one.group().equals(group.name()))
                    .orElseThrow(() -> CommandFailed.refused("Failed to find physical volume \"" + word + "\"."));
            if (pv.used() > 0) {
                throw CommandFailed.refused("Physical volume \"" + word + "\" still in use");
            }
            if (group.physical().size() == 1) {
                throw CommandFailed.refused("Can't remove final physical volume \"" + word + "\" from volume group \"" + group.name()
                        + "\"");
            }
            session.edit().reduce(group, pv);
            session.say("Removed \"" + word + "\" from volume group \"" + group.name() + "\"");
        }));
    }

    // --removemissing: the volumes that lie on what is missing go only with --force.
    private static void forget(Session session, String name) {
        VolumeGroup group = Names.group(session, name);
        if (!group.partial()) {
            session.say("Volume group \"" + name + "\" is already consistent.");
            return;
        }
        List<LogicalVolume> partial = group.visible().stream().filter(group::partial).toList();
        for (LogicalVolume volume : partial) {
            session.warn(session.forced() ? "WARNING: Removing partial LV " + name + "/" + volume.name() + "."
                    : "WARNING: Partial LV " + volume.name() + " needs to be repaired or removed. ");
        }
        if (!partial.isEmpty() && !session.forced()) {
            throw CommandFailed.refused("There are still partial LVs in VG " + name + ".",
                    "To remove them unconditionally use: vgreduce --removemissing --force.",
                    "To remove them unconditionally from mirror LVs use: vgreduce --removemissing --mirrorsonly --force.",
                    "WARNING: Proceeding to remove empty missing PVs.");
        }
        partial.forEach(volume -> VolumeRemoval.remove(session, name, volume.name()));
        group.physical().stream().filter(pv -> pv.device().isEmpty())
                .forEach(pv -> session.edit().reduce(Names.group(session, name), pv));
        session.say("Wrote out consistent volume group " + name + ".");
    }

    static void remove(Session session) {
        if (session.words().rest().isEmpty()) {
            throw CommandFailed.syntax("vgremove", "vgremove VG|Tag|Select ...");
        }
        for (VolumeGroup group : session.ask(() -> Names.groups(session))) {
            try {
                removeOne(session, group);
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        }
    }

    private static void removeOne(Session session, VolumeGroup group) {
        int count = group.visible().size();
        if (count > 0 && !session.forced() && !session.confirm("Do you really want to remove volume group \"" + group.name()
                + "\" containing " + count + " logical volumes? [y/n]: ")) {
            throw CommandFailed.refused("Volume group \"" + group.name() + "\" not removed");
        }
        group.visible().forEach(volume -> VolumeRemoval.remove(session, group.name(), volume.name()));
        session.act(() -> session.edit().remove(Names.group(session, group.name())));
        session.say("Volume group \"" + group.name() + "\" successfully removed");
    }

    static void change(Session session) {
        String how = session.words().value("-a", "--activate").orElseThrow(() -> session.words().has("--refresh", "--monitor")
                ? CommandFailed.unsupported("vgchange", "other than -a") : CommandFailed.syntax("vgchange", ""));
        session.act(() -> Names.groups(session).forEach(group -> {
            try {
                change(session, group, Activation.wanted(session, how));
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        }));
    }

    private static void change(Session session, VolumeGroup group, boolean on) {
        if (!on) {
            long open = group.visible().stream().filter(volume -> Activation.held(session, volume).isPresent()).count();
            group.visible().stream().flatMap(volume -> Activation.held(session, volume).stream()).findFirst().ifPresent(reason -> {
                throw CommandFailed.refused(reason, "Can't deactivate volume group \"" + group.name() + "\" with " + open
                        + " open logical volume(s)");
            });
        }
        for (LogicalVolume volume : group.visible()) {
            try {
                Activation.set(session, group, volume, on);
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        }
        BlockDevices.of(session.machine()).changed();
        long active = group.visible().stream().filter(session.lvm()::active).count();
        session.say(active + " logical volume(s) in volume group \"" + group.name() + "\" now active");
    }
}
