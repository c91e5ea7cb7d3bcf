package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Signature;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.PoolConfig;
import praktikum.sim.machine.storage.zfs.NewDisk;
import praktikum.sim.machine.storage.zfs.Vdev;
import praktikum.sim.machine.storage.zfs.Zfs;

/**
 * The vdevs that a command line asks for: {@code mirror sdb sdc}, {@code raidz /dev/sdb /dev/sdc /dev/sdd}, {@code sdb}. Checks and words
 * are those of cmd/zpool/zpool_vdev.c.
 */
final class VdevSpec {

    private static final long FUZZ = 16L << 20;
    private static final int ASHIFT_LEAST = 9;
    private static final int ASHIFT_MOST = 16;

    /**
     * A vdev that stands directly in the pool.
     *
     * @param kind {@code disk}, {@code mirror} or {@code raidz1} to {@code raidz3}
     * @param paths of its disks
     */
    record Top(String kind, List<String> paths) {
    }

    private final Machine node;
    private final boolean force;
    private final int ashift;
    private boolean told;

    /**
     * For one calling.
     *
     * @param ashift as it was asked for; 0 for what suits the disks
     */
    VdevSpec(Machine node, boolean force, int ashift) {
        this.node = node;
        this.force = force;
        this.ashift = ashift;
    }

    /** The sector size that was asked for, as a power of two; 0 where none was. */
    static int ashift(Optional<String> property) throws StorageRefusal {
        if (property.isEmpty()) {
            return 0;
        }
        if (!property.get().matches("\\d{1,9}")) {
            throw new StorageRefusal("ashift must be a number.");
        }
        int value = Integer.parseInt(property.get());
        if (value != 0 && (value < ASHIFT_LEAST || value > ASHIFT_MOST)) {
            throw new StorageRefusal("invalid 'ashift=" + value + "' property: only values between " + ASHIFT_LEAST + " and "
                    + ASHIFT_MOST + " are allowed.");
        }
        return value;
    }

    /** Reads the words, and finds each device. */
    List<Top> read(List<String> words) throws StorageRefusal {
        List<Top> tops = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("log|cache|spare|special|dedup|draid\\d?(:.*)?")) {
                throw new StorageRefusal("zpool: " + word + " is not supported by the simulator");
            }
            int least = least(word);
            if (least == 0) {
                tops.add(new Top("disk", List.of(path(word))));
                continue;
            }
            List<String> paths = new ArrayList<>();
            while (i + 1 < words.size() && least(words.get(i + 1)) == 0) {
                paths.add(path(words.get(++i)));
            }
            if (paths.size() < least) {
                throw new StorageRefusal("invalid vdev specification: " + word + " requires at least " + least + " devices");
            }
            tops.add(new Top(word.equals("mirror") ? word : "raidz" + (least - 1), paths));
        }
        return tops;
    }

    // How many disks a grouping needs at least, 0 for what is no grouping.
    private static int least(String word) {
        return switch (word) {
            case "mirror", "raidz", "raidz1" -> 2;
            case "raidz2" -> 3;
            case "raidz3" -> 4;
            default -> 0;
        };
    }

    private String path(String word) throws StorageRefusal {
        if (!word.startsWith("/")) {
            for (String directory : List.of("/dev/", "/dev/disk/by-vdev/", "/dev/mapper/", "/dev/disk/by-id/", "/dev/disk/by-path/")) {
                if (BlockDevices.of(node).at(directory + word).isPresent()) {
                    return directory + word;
                }
            }
            throw new StorageRefusal("cannot open '" + word + "': no such device in /dev\nmust be a full path or shorthand device name");
        }
        if (!node.files().exists(word)) {
            throw new StorageRefusal("cannot resolve path '" + word + "'");
        }
        if (BlockDevices.of(node).at(word).isEmpty()) {
            boolean file = !node.files().isDirectory(word);
            throw new StorageRefusal(file ? "zpool: a file as a vdev is not supported by the simulator"
                    : "cannot use '" + word + "': must be a block device or regular file");
        }
        return word;
    }

    /** Says no where a device is in use, where disks differ too much, or vdevs do. */
    void check(List<Top> tops) throws StorageRefusal {
        var text = new StringBuilder();
        for (Top top : tops) {
            top.paths().forEach(path -> inUse(path).ifPresent(reason -> text.append(reason).append('\n')));
        }
        if (!text.isEmpty()) {
            throw new StorageRefusal(text.toString().stripTrailing());
        }
        if (!force) {
            replication(tops);
        }
    }

    private String error(String reason, boolean repairable) {
        String head = told ? "" : "invalid vdev specification\n" + (repairable ? "use '-f' to override the following errors:\n"
                : "the following errors must be manually repaired:\n");
        told = true;
        return head + reason;
    }

    private Optional<String> inUse(String path) {
        BlockDevices devices = BlockDevices.of(node);
        BlockDevice device = devices.at(path).orElseThrow();
        boolean whole = device.kind() == BlockDevice.Kind.DISK;
        String held = device.signature().map(Signature::type).orElse("");
        if (whole && devices.busy(device)) {
            return Optional.of(path + " is in use and contains a " + (held.isEmpty() ? "unknown" : held) + " filesystem.");
        }
        if (whole && !devices.on(device).isEmpty()) {
            return devices.on(device).stream().flatMap(part -> slice(path.startsWith("/dev/disk/") ? path + "-part"
                    + part.partition().orElseThrow().number() : path + part.partition().orElseThrow().number(), part).stream()).findFirst();
        }
        return slice(path, device);
    }

    private Optional<String> slice(String path, BlockDevice device) {
        Optional<Signature> found = device.signature();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().type().equals("zfs_member")) {
            return force ? Optional.empty() : Optional.of(error(path + " contains a filesystem of type '" + found.get().type() + "'",
                    true));
        }
        Zfs zfs = Zfs.of(node);
        boolean active = zfs.pools().stream().anyMatch(pool -> pool.config().guid().equals(found.get().uuid()));
        Optional<PoolConfig> other = zfs.onDrives().stream().filter(pool -> pool.guid().equals(found.get().uuid())).findFirst();
        boolean destroyed = !active && other.map(pool -> pool.state() == PoolConfig.State.DESTROYED).orElse(true);
        if (destroyed || force && !active) {
            return Optional.empty();
        }
        String state = active ? "active" : other.get().state() == PoolConfig.State.EXPORTED ? "exported" : "potentially active";
        return Optional.of(error(path + " is part of " + state + " pool '" + found.get().label() + "'", !force));
    }

    private void replication(List<Top> tops) throws StorageRefusal {
        Optional<Top> last = Optional.empty();
        for (Top top : tops) {
            String type = top.kind().replaceFirst("\\d$", "");
            List<Long> sizes = top.paths().stream().map(path -> BlockDevices.of(node).at(path).orElseThrow().size()).toList();
            for (int i = 1; i < sizes.size(); i++) {
                if (Math.abs(sizes.get(i) - sizes.get(i - 1)) > FUZZ) {
                    throw new StorageRefusal(error(type + " contains devices of different sizes", true));
                }
            }
            if (last.isPresent()) {
                compare(last.get(), top);
            }
            last = Optional.of(top);
        }
    }

    private void compare(Top a, Top b) throws StorageRefusal {
        String first = a.kind().replaceFirst("\\d$", "");
        String second = b.kind().replaceFirst("\\d$", "");
        String mismatch = "mismatched replication level: both ";
        if (!first.equals(second)) {
            throw new StorageRefusal(error(mismatch + first + " and " + second + " vdevs are present", true));
        }
        if (!a.kind().equals(b.kind())) {
            throw new StorageRefusal(error(mismatch + a.kind().charAt(5) + " and " + b.kind().charAt(5) + " device parity " + second
                    + " vdevs are present", true));
        }
        if (a.paths().size() != b.paths().size()) {
            throw new StorageRefusal(error(mismatch + a.paths().size() + "-way and " + b.paths().size() + "-way " + second
                    + " vdevs are present", true));
        }
    }

    /** Makes the vdevs; drives get their partitions. */
    List<Vdev> make(List<Top> tops) {
        int shift = ashift == 0 ? 12 : ashift;
        List<Vdev> vdevs = new ArrayList<>();
        for (Top top : tops) {
            List<Vdev> disks = top.paths().stream().map(path -> NewDisk.of(Zfs.of(node), path, shift)).toList();
            vdevs.add(top.kind().equals("disk") ? disks.getFirst()
                    : new Vdev(top.kind(), Zfs.of(node).edit().newGuid(), "", false, false, false, shift, 0, disks));
        }
        return vdevs;
    }
}
