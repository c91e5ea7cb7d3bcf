package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** {@code lvremove}. */
final class VolumeRemoval {

    private VolumeRemoval() {}

    static void run(Session session) {
        if (session.words().has("-S", "--select")) {
            throw CommandFailed.unsupported("lvremove", "--select");
        }
        if (session.words().rest().isEmpty()) {
            throw CommandFailed.syntax("lvremove", "lvremove VG|LV|Tag|Select ...");
        }
        for (String word : session.words().rest()) {
            try {
                Names.Target target = Names.target(word);
                if (target.volume().isEmpty()) {
                    session.ask(() -> Names.group(session, target.group())).visible()
                            .forEach(volume -> attempt(session, target.group(), volume.name()));
                } else {
                    VolumeView view = session.ask(() -> Names.volume(session, word));
                    if (view.part() != VolumeView.Part.WHOLE) {
                        throw CommandFailed.refused("Can't remove logical volume " + target.told() + " used by a pool.");
                    }
                    if (!view.visible()) {
                        throw CommandFailed.unsupported("lvremove", "of a pool metadata spare");
                    }
                    attempt(session, target.group(), target.volume());
                }
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        }
    }

    private static void attempt(Session session, String group, String name) {
        try {
            remove(session, group, name);
        } catch (CommandFailed failure) {
            session.fail(failure);
        }
    }

    /** Removes a volume after asking, and before it those that lie in it. */
    static void remove(Session session, String group, String name) {
        Optional<LogicalVolume> found = session.ask(() -> session.lvm().volume(group, name));
        if (found.isEmpty()) {
            return; // went with its pool
        }
        LogicalVolume volume = found.get();
        List<LogicalVolume> inside = session.ask(() -> Names.group(session, group).thin(volume));
        String told = group + "/" + name;
        if (volume.type() == LogicalVolume.Type.POOL && !inside.isEmpty()) {
            if (!session.forced() && !session.confirm("Removing pool " + told + " will remove " + inside.size()
                    + " dependent volume(s). Proceed? [y/n]: ")) {
                throw CommandFailed.refused("Logical volume " + told + " not removed.");
            }
            inside.forEach(thin -> remove(session, group, thin.name()));
        }
        session.ask(() -> Activation.held(session, volume)).ifPresent(reason -> {
            throw CommandFailed.refused(reason);
        });
        if (session.ask(() -> session.lvm().active(volume)) && !session.forced()
                && !session.confirm("Do you really want to remove active logical volume " + told + "? [y/n]: ")) {
            throw CommandFailed.refused("Logical volume " + told + " not removed.");
        }
        session.act(() -> {
            VolumeGroup now = Names.group(session, group);
            now.volume(name).ifPresent(still -> session.edit().remove(now, still));
        });
        session.say("Logical volume \"" + name + "\" successfully removed.");
    }
}
