package praktikum.sim.proxmox.storage.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.zfs.Zfs;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.StorageChanges;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageProperty;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** {@code create /nodes/NODE/disks/zfs}: what Create: ZFS of the interface does (PVE::API2::Disks::ZFS). */
final class PoolCreation {

    private static final List<String> LEVELS = List.of("single", "mirror", "raid10", "raidz", "raidz2", "raidz3", "draid", "draid2",
            "draid3");
    private static final Map<String, Integer> LEAST = Map.of("single", 1, "mirror", 2, "raid10", 4, "raidz", 3, "raidz2", 4, "raidz3", 5,
            "draid", 3, "draid2", 4, "draid3", 5);

    private final DiskTask task;

    PoolCreation(DiskTask task) {
        this.task = task;
    }

    ApiResult create() throws ApiError, IOException, InterruptedException {
        task.parameters(List.of("devices", "name", "raidlevel"), List.of("ashift", "compression", "add_storage", "draid-config"));
        task.among("raidlevel", LEVELS);
        task.among("compression", List.of("on", "off", "gzip", "lz4", "lzjb", "zle", "zstd"));
        String name = task.request().parameter("name");
        task.refuse(StorageProperty.fault("storage", name).map(why -> Map.of("name", why)).orElse(Map.of()));
        int ashift = task.request().number("ashift", 12);
        task.refuse(ashift < 9 ? Map.of("ashift", "value must have a minimum value of 9")
                : ashift > 16 ? Map.of("ashift", "value must have a maximum value of 16") : Map.of());
        String level = task.request().parameter("raidlevel");
        List<BlockDevice> devices = new ArrayList<>();
        task.before((commands, output) -> {
            for (String path : StorageSection.words(task.request().parameter("devices"))) {
                devices.add(task.unused(path));
            }
            if (task.flag("add_storage")) {
                addStorage(name, new StorageChanges(task.node(), output), true);
            }
            if (Zfs.of(task.node()).pool(name).isPresent()) {
                throw new StorageError("pool '" + name + "' already exists on node '" + task.request().word(2) + "'");
            }
            fits(level, devices.size());
        });
        List<DiskTask.Step> steps = new ArrayList<>();
        steps.add((commands, output) -> {
            for (BlockDevice device : devices) {
                task.unused(device.node());
            }
            DiskTask.told(command(name, level, ashift, devices)).carryOut(commands, output);
        });
        String compression = task.request().parameter("compression");
        steps.add(DiskTask.told(List.of("/sbin/zfs", "set", "compression=" + (compression.isEmpty() ? "on" : compression), name)));
        steps.add(DiskTask.told(List.of("systemctl", "enable", unit(name))));
        if (task.flag("add_storage")) {
            steps.add((commands, output) -> addStorage(name, new StorageChanges(task.node(), output), false));
        }
        return task.run("zfscreate", name, steps);
    }

    private static void fits(String level, int disks) throws StorageError {
        if (level.equals("raid10") && disks % 2 != 0) {
            throw new StorageError("raid10 needs an even number of disks");
        }
        if (level.equals("single") && disks > 1) {
            throw new StorageError("please give only one disk for single disk mode");
        }
        if (disks < LEAST.get(level)) {
            throw new StorageError(level + " needs at least " + LEAST.get(level) + " disks");
        }
    }

    /** Disks by their ids, which stay the same whatever the kernel calls them. */
    private static List<String> command(String name, String level, int ashift, List<BlockDevice> devices) {
        List<String> paths = devices.stream().map(device -> device.links().stream()
                .filter(link -> link.matches("/dev/disk/by-id/(ata|scsi|nvme(?!-eui)).*")).findFirst().orElse(device.node())).toList();
        List<String> command = new ArrayList<>(List.of("/sbin/zpool", "create", "-o", "ashift=" + ashift, name));
        if (level.equals("raid10")) {
            for (int i = 0; i < paths.size(); i += 2) {
                command.addAll(List.of("mirror", paths.get(i), paths.get(i + 1)));
            }
        } else {
            if (!level.equals("single")) {
                command.add(level);
            }
            command.addAll(paths);
        }
        return command;
    }

    private void addStorage(String name, StorageChanges changes, boolean trial) throws StorageError {
        changes.createOrUpdate("zfspool", name, Map.of("pool", name, "content", "rootdir,images", "nodes",
                Pmxcfs.of(task.node()).nodename()), List.of("pool"), trial);
    }

    /** The unit that imports a pool at boot; its name is escaped as systemd does. */
    static String unit(String pool) {
        return "zfs-import@" + pool.replace("\\", "\\x5c").replace("-", "\\x2d") + ".service";
    }
}
