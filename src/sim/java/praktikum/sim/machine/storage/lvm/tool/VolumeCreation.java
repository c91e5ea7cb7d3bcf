package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** {@code lvcreate}: volumes of whole extents, thin pools, and thin volumes. */
final class VolumeCreation {

    private static final Pattern NUMBERED = Pattern.compile("lvol([0-9]+).*");

    private VolumeCreation() {}

    /**
     * What is to be made.
     *
     * @param group in which group
     * @param pool the name of the thin pool, empty text where it is none of thin
     * @param volume the name of the volume, empty text where it gets one
     * @param amount the size of the volume, or of the pool
     * @param virtual the size of a thin volume
     */
    private record Order(String group, String pool, String volume, Optional<Amount> amount, Optional<Amount> virtual) {}

    static void run(Session session) {
        CommandLine words = session.words();
        for (String option : List.of("-s", "--snapshot", "-i", "--stripes", "-m", "--mirrors", "-C", "--contiguous", "-H")) {
            if (words.has(option)) {
                throw CommandFailed.unsupported("lvcreate", option);
            }
        }
        Order order = order(session);
        session.act(() -> make(session, order));
    }

    private static Order order(Session session) {
        CommandLine words = session.words();
        String type = words.value("--type").orElse("");
        if (!List.of("", "linear", "striped", "thin", "thin-pool").contains(type)) {
            throw CommandFailed.unsupported("lvcreate", "--type " + type);
        }
        Optional<Amount> amount = Amount.of(session);
        Optional<Amount> virtual = words.value("-V", "--virtualsize").map(text -> Amount.bytes(session, "--virtualsize", text, false));
        boolean thin = type.startsWith("thin") || virtual.isPresent() || words.has("-T", "--thin", "--thinpool");
        if (amount.isEmpty() && virtual.isEmpty() || type.equals("thin") && virtual.isEmpty()) {
            throw CommandFailed.syntax("lvcreate", "");
        }
        if (words.rest().size() > 1) {
            throw CommandFailed.unsupported("lvcreate", words.rest().get(1));
        }
        Names.Target place = words.rest(0).map(Names::target).orElse(new Names.Target("", ""));
        Names.Target pool = words.value("--thinpool").map(text -> text.contains("/") ? Names.target(text) : new Names.Target("", text))
                .orElse(place);
        Names.Target name = words.value("-n", "--name").map(text -> text.contains("/") ? Names.target(text) : new Names.Target("", text))
                .orElse(new Names.Target("", ""));
        String group = List.of(place.group(), pool.group(), name.group()).stream().filter(text -> !text.isEmpty()).findFirst()
                .orElseThrow(() -> CommandFailed.syntax("lvcreate", ""));
        if (!name.volume().isEmpty()) {
            Names.checked(session, name.volume());
        }
        boolean named = thin && virtual.isEmpty() && pool.volume().isEmpty();
        return new Order(group, !thin ? "" : named ? name.volume().isEmpty() ? "-" : name.volume() : pool.volume(),
                named ? "" : name.volume(), amount, virtual);
    }

    private static void make(Session session, Order order) {
        VolumeGroup group = Names.whole(session, order.group());
        Optional<LogicalVolume> pool = group.volume(order.pool());
        boolean newPool = !order.pool().isEmpty() && order.amount().isPresent();
        if (newPool && pool.isPresent()) {
            throw CommandFailed.refused("Logical volume " + order.pool() + " already exists in Volume group " + group.name() + ".");
        }
        if (!newPool && !order.pool().isEmpty()) {
            LogicalVolume there = pool.orElseThrow(() -> CommandFailed.refused("Pool " + order.pool() + " not found in Volume group "
                    + group.name() + "."));
            if (there.type() != LogicalVolume.Type.POOL) {
                throw CommandFailed.refused("Logical volume " + group.name() + "/" + order.pool() + " is not a thin pool.");
            }
        }
        order.amount().filter(Amount::uneven).or(() -> order.virtual().filter(Amount::uneven)).ifPresent(amount ->
                session.say("Rounding up size to full physical extent "
                        + LvmSize.words(LvmSize.extents(amount.number()) * LogicalVolume.EXTENT)));
        try {
            if (order.pool().isEmpty()) {
                linear(session, group, order);
            } else {
                String name = newPool ? ThinPools.make(session, group, order.pool().equals("-") ? number(group) : order.pool(),
                        order.amount().orElseThrow(), order.virtual().isEmpty()) : order.pool();
                order.virtual().ifPresent(size -> thin(session, Names.group(session, group.name()), name, order.volume(), size));
            }
        } catch (StorageRefusal refusal) {
            throw CommandFailed.refused(refusal.getMessage().strip());
        }
    }

    private static void linear(Session session, VolumeGroup group, Order order) throws StorageRefusal {
        long extents = extents(session, group, order.amount().orElseThrow());
        String name = name(group, order.volume());
        enough(group, order.amount().get(), extents);
        LogicalVolume volume = session.edit().linear(group, name, Math.min(extents, group.freeExtents()));
        made(session, volume);
    }

    /** The extents that are asked for; a share of the group no more than it has. */
    static long extents(Session session, VolumeGroup group, Amount amount) {
        if (amount.unit() == Amount.Unit.LV) {
            throw CommandFailed.refused("Please express size as %FREE, %PVS or %VG.");
        }
        long extents = amount.in(group, 0);
        if (amount.unit() == Amount.Unit.VG && extents > group.freeExtents()) {
            extents = group.freeExtents();
            session.say("Reducing " + amount.number() + "%VG to remaining free space " + LvmSize.words(group.free()) + " in VG.");
        }
        if (extents == 0) {
            throw CommandFailed.refused("Calculated size of logical volume is 0 extents. Needs to be larger.");
        }
        return extents;
    }

    /** Refuses more extents than the group has, unless they are a share. */
    static void enough(VolumeGroup group, Amount amount, long extents) {
        if (!amount.share() && extents > group.freeExtents()) {
            throw CommandFailed.refused("Volume group \"" + group.name() + "\" has insufficient free space (" + group.freeExtents()
                    + " extents): " + extents + " required.");
        }
    }

    private static void thin(Session session, VolumeGroup group, String pool, String wanted, Amount size) {
        String name = name(group, wanted);
        LogicalVolume home = group.volume(pool).orElseThrow();
        ThinPools.admits(session, group, home);
        LogicalVolume volume = session.edit().thin(group, home, name, LvmSize.extents(size.number()));
        ThinPools.warn(session, Names.group(session, group.name()), home);
        made(session, volume);
    }

    /** The name that was given, if no other volume has it, or a new one. */
    private static String name(VolumeGroup group, String wanted) {
        if (wanted.isEmpty()) {
            return number(group);
        }
        Names.free(group, wanted);
        return wanted;
    }

    private static String number(VolumeGroup group) {
        return "lvol" + (1 + group.volumes().stream().map(LogicalVolume::name).map(NUMBERED::matcher).filter(Matcher::matches)
                .mapToInt(found -> Integer.parseInt(found.group(1))).max().orElse(-1));
    }

    /** Tells of a new volume, which is active unless that was not wanted. */
    static void made(Session session, LogicalVolume volume) {
        boolean on = session.words().value("-a", "--activate").map(how -> Activation.wanted(session, how)).orElse(true);
        if (!on) {
            session.edit().activate(Names.group(session, volume.group()), volume, false);
        }
        session.say("Logical volume \"" + volume.name() + "\" created.");
    }
}
