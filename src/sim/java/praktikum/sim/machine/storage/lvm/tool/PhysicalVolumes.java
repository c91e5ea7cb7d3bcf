package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.PartitionTable;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;

/** {@code pvcreate} and {@code pvremove}. */
final class PhysicalVolumes {

    private static final Map<String, Long> OFFSETS = Map.of("ext4", 1080L, "ext3", 1080L, "ext2", 1080L, "xfs", 0L, "vfat", 82L, "swap",
            4086L, "zfs_member", 258_048L);

    private static final long LEAST = 2 << 20;

    private PhysicalVolumes() {}

    /** Bytes on a device that would make programs take it for something else. */
    private record Found(String type, long offset) {}

    static void create(Session session) {
        if (session.words().rest().isEmpty()) {
            throw CommandFailed.syntax("pvcreate", "pvcreate PV ...");
        }
        session.words().rest().forEach(word -> {
            try {
                make(session, word, true);
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        });
    }

    /**
     * Makes a device a physical volume, after asking for what lies on it.
     *
     * @param anew whether one that is in no group is made anew; otherwise it is taken as it is
     */
    static BlockDevice make(Session session, String word, boolean anew) {
        BlockDevice device = session.ask(() -> usable(session, word));
        String path = device.path();
        boolean orphan = device.signature().filter(found -> found.type().equals("LVM2_member")).isPresent();
        if (orphan && !anew) {
            return device;
        }
        List<Found> found = session.ask(() -> signatures(session, device));
        for (int at = 0; at < found.size(); at++) {
            String type = found.get(at).type();
            if (!session.forced() && !session.confirm("WARNING: " + type + " signature detected on " + path + " at offset "
                    + found.get(at).offset() + ". Wipe it? [y/n]: ")) {
                int left = found.size() - at;
                throw CommandFailed.refused("Aborted wiping of " + type + ".", left + " existing signature" + (left == 1 ? "" : "s")
                        + " left on the device.");
            }
            session.say("Wiping " + type + " signature on " + path + ".");
        }
        session.act(() -> {
            if (!found.isEmpty()) {
                BlockDevices.of(session.machine()).wipe(device);
            }
            session.edit().physical(device);
        });
        session.say("Physical volume \"" + path + "\" successfully created.");
        return session.ask(() -> BlockDevices.of(session.machine()).named(device.name()).orElseThrow());
    }

    private static BlockDevice usable(Session session, String word) {
        BlockDevice device = Names.device(session, word).orElseThrow(() -> CommandFailed.refused("No device found for " + word + "."));
        BlockDevices devices = BlockDevices.of(session.machine());
        Optional<PartitionTable> table = whole(device).flatMap(devices::table);
        String reason = device.name().startsWith("zd") ? "rejected by filter config" : device.kind() == BlockDevice.Kind.LVM ? "an LV"
                : table.filter(entries -> !entries.partitions().isEmpty()).isPresent() ? "partitioned"
                : device.size() < LEAST ? "too small (pv_min_size)" : "";
        if (!reason.isEmpty()) {
            throw CommandFailed.refused("Cannot use " + word + ": device is " + reason);
        }
        Optional<String> group = Names.physical(session, word).map(PhysicalVolume::group).filter(name -> !name.isEmpty());
        if (group.isPresent()) {
            if (session.words().values("-f", "--force").size() > 1) {
                throw CommandFailed.unsupported(session.command(), "-ff on a physical volume of a group");
            }
            if (!session.command().equals("pvcreate")) {
                throw CommandFailed.refused("Physical volume '" + word + "' is already in volume group '" + group.get() + "'",
                        "Unable to add physical volume '" + word + "' to volume group '" + group.get() + "'",
                        word + ": physical volume not initialized.");
            }
            throw CommandFailed.refused("Can't initialize physical volume \"" + word + "\" of volume group \"" + group.get()
                    + "\" without -ff", word + ": physical volume not initialized.");
        }
        if (devices.busy(device)) {
            String open = "Can't open " + word + " exclusively.  Mounted filesystem?";
            throw CommandFailed.refused(open, open, "Error opening device " + word + " for reading at 0 length 4096.", "Cannot use " + word
                    + ": device has a signature");
        }
        return device;
    }

    private static Optional<praktikum.sim.machine.Drive> whole(BlockDevice device) {
        return device.kind() == BlockDevice.Kind.DISK ? device.drive() : Optional.empty();
    }

    // In the order in which libblkid finds them.
    private static List<Found> signatures(Session session, BlockDevice device) {
        List<Found> found = new ArrayList<>();
        device.signature().map(Signature::type).filter(type -> !type.equals("LVM2_member"))
                .ifPresent(type -> found.add(new Found(type, OFFSETS.getOrDefault(type, 0L))));
        if (whole(device).flatMap(BlockDevices.of(session.machine())::table).isPresent()) {
            found.add(new Found("gpt", 512));
            found.add(new Found("gpt", device.size() - 512));
            found.add(new Found("PMBR", 510));
        }
        return found;
    }

    static void remove(Session session) {
        if (session.words().rest().isEmpty()) {
            throw CommandFailed.syntax("pvremove", "pvremove PV ...");
        }
        session.words().rest().forEach(word -> {
            try {
                session.act(() -> removeOne(session, word));
            } catch (CommandFailed failure) {
                session.fail(failure);
            }
        });
    }

    private static void removeOne(Session session, String word) {
        BlockDevice device = Names.device(session, word).orElseThrow(() -> CommandFailed.refused("No device found for " + word + "."));
        PhysicalVolume pv = Names.physical(session, word).orElseThrow(() -> CommandFailed.refused("No PV found on device " + word + "."));
        if (!pv.group().isEmpty()) {
            if (session.words().values("-f", "--force").size() > 1) {
                throw CommandFailed.unsupported("pvremove", "-ff on a physical volume of a group");
            }
            throw CommandFailed.refused("PV " + word + " is used by VG " + pv.group() + " so please use vgreduce first.",
                    "(If you are certain you need pvremove, then confirm by using --force twice.)",
                    word + ": physical volume label not removed.");
        }
        BlockDevices.of(session.machine()).wipe(device);
        session.say("Labels on physical volume \"" + word + "\" successfully wiped.");
    }
}
