package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.LogicalVolume.Type;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** {@code lvextend} and {@code lvresize}, which here only extend, and {@code lvrename}. */
final class VolumeChange {

    private VolumeChange() {}

    static void resize(Session session) {
        CommandLine words = session.words();
        for (String option : List.of("-r", "--resizefs", "--use-policies", "-i", "--stripes")) {
            if (words.has(option)) {
                throw CommandFailed.unsupported(session.command(), option);
            }
        }
        Optional<Amount> amount = Amount.of(session);
        Optional<Amount> metadata = words.value("--poolmetadatasize").map(text -> Amount.bytes(session, "--poolmetadatasize", text, true));
        if (words.rest().isEmpty() || amount.isEmpty() && metadata.isEmpty()) {
            throw CommandFailed.syntax(session.command(), "");
        }
        if (words.rest().size() > 1) {
            throw CommandFailed.unsupported(session.command(), words.rest().get(1));
        }
        session.act(() -> {
            VolumeView view = view(session, words.rest().getFirst());
            String told = view.group().name() + "/" + view.volume().name();
            try {
                metadata.ifPresent(size -> {
                    if (view.volume().type() != Type.POOL) {
                        throw CommandFailed.refused("--poolmetadatasize can be used only with thin pools.");
                    }
                    step(session, view.group(), view.volume(), size, true);
                });
                amount.ifPresent(size -> step(session, Names.group(session, view.group().name()), session.lvm().volume(view.group().name(),
                        view.volume().name()).orElseThrow(), size, false));
            } catch (SameSize same) {
                throw same.failure();
            }
            VolumeGroup now = Names.group(session, view.group().name());
            now.volume(view.volume().name()).flatMap(volume -> volume.type() == Type.POOL ? Optional.of(volume)
                    : now.volume(volume.pool())).ifPresent(pool -> ThinPools.warn(session, now, pool));
            session.say("Logical volume " + told + " successfully resized.");
        });
    }

    private static VolumeView view(Session session, String word) {
        Names.Target target = Names.target(word);
        VolumeGroup group = Names.whole(session, target.group());
        if (!session.newer() && group.volume(target.volume()).isEmpty()) {
            throw CommandFailed.refused("Logical volume " + target.volume() + " not found in volume group " + group.name() + ".");
        }
        VolumeView view = Names.volume(session, word);
        if (!view.visible()) {
            throw CommandFailed.unsupported(session.command(), "of hidden volumes");
        }
        return view;
    }

    /** A volume has that size already. */
    private static final class SameSize extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient CommandFailed failure;

        SameSize(CommandFailed failure) {
            super("same size", null, false, false);
            this.failure = failure;
        }

        CommandFailed failure() {
            return failure;
        }
    }

    private static void step(Session session, VolumeGroup group, LogicalVolume volume, Amount amount, boolean metadata) {
        long old = metadata ? volume.metadata() : volume.extents();
        if (amount.uneven()) {
            session.say("Rounding size to boundary between physical extents: " + LvmSize.words(LvmSize.extents(amount.number())
                    * LogicalVolume.EXTENT) + ".");
        }
        long asked = amount.in(group, old);
        long wanted = switch (amount.sign()) {
            case "+" -> old + asked;
            case "-" -> old - asked;
            default -> asked;
        };
        if (wanted == old) {
            session.say("New size (" + old + " extents) matches existing size (" + old + " extents).");
            throw new SameSize(session.newer() ? CommandFailed.refused("No size change.") : CommandFailed.refused());
        }
        if (wanted < old) {
            throw session.command().equals("lvextend") ? CommandFailed.refused("New size given (" + wanted
                    + " extents) not larger than existing size (" + old + " extents)") : CommandFailed.unsupported(session.command(),
                    "to a smaller size");
        }
        long more = amount.share() && volume.type() != Type.THIN ? Math.min(wanted - old, group.freeExtents()) : wanted - old;
        if (volume.type() != Type.THIN && (more > group.freeExtents() || more == 0)) {
            throw CommandFailed.refused("Insufficient free space: " + (wanted - old) + " extents needed, but only " + group.freeExtents()
                    + " available");
        }
        try {
            if (metadata) {
                session.edit().extendMetadata(group, volume, more);
            } else {
                session.edit().extend(group, volume, more);
            }
        } catch (StorageRefusal refusal) {
            throw CommandFailed.refused(refusal.getMessage().strip());
        }
        String part = volume.type() == Type.POOL ? metadata ? "_tmeta" : "_tdata" : "";
        session.say("Size of logical volume " + group.name() + "/" + volume.name() + part + " changed from " + told(old) + " to "
                + told(old + more) + ".");
    }

    private static String told(long extents) {
        return LvmSize.words(extents * LogicalVolume.EXTENT) + " (" + extents + " extents)";
    }

    static void rename(Session session) {
        List<String> words = session.words().rest();
        if (words.size() < 2 || words.size() > 3) {
            throw CommandFailed.syntax("lvrename", "");
        }
        String group = Names.target(words.get(0)).group();
        String old = words.size() == 3 ? last(words.get(1)) : Names.target(words.get(0)).volume();
        if (old.isEmpty()) {
            throw CommandFailed.misused("lvrename", "Path required for Logical Volume \"" + words.get(0) + "\".\n"
                    + "  Please provide a valid volume group name");
        }
        String name = Names.checked(session, last(words.getLast()));
        if (name.equals(old)) {
            throw CommandFailed.misused("lvrename", "Old and new logical volume names must differ");
        }
        session.act(() -> {
            VolumeGroup found = Names.whole(session, group);
            Names.free(found, name);
            LogicalVolume volume = found.volume(old).orElseThrow(() -> CommandFailed.refused("Existing logical volume \"" + old
                    + "\" not found in volume group \"" + group + "\""));
            Activation.keepsRoot(session, List.of(volume));
            session.edit().rename(found, volume, name);
            session.say("Renamed \"" + old + "\" to \"" + name + "\" in volume group \"" + group + "\"");
        });
    }

    private static String last(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }
}
