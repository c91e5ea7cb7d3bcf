package praktikum.sim.proxmox.storage.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.StorageChanges;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageProperty;

/** {@code create /nodes/NODE/disks/lvmthin}: a group of one disk with a thin pool that fills it (PVE::API2::Disks::LVMThin). */
final class ThinPoolCreation {

    private static final long GIB = 1 << 20;

    private final DiskTask task;

    ThinPoolCreation(DiskTask task) {
        this.task = task;
    }

    ApiResult create() throws ApiError, IOException, InterruptedException {
        task.parameters(List.of("device", "name"), List.of("add_storage"));
        String name = task.request().parameter("name");
        task.refuse(StorageProperty.fault("storage", name).map(why -> Map.of("name", why)).orElse(Map.of()));
        List<BlockDevice> devices = new ArrayList<>();
        task.before((commands, output) -> {
            devices.add(task.unused(task.request().parameter("device")));
            if (task.flag("add_storage")) {
                addStorage(name, new StorageChanges(task.node(), output), true);
            }
        });
        String path = devices.getFirst().node();
        List<DiskTask.Step> steps = new ArrayList<>();
        steps.add((commands, output) -> {
            task.unused(path);
            if (Lvm.of(task.node()).group(name).isPresent()) {
                throw new StorageError("volume group with name '" + name + "' already exists on node '" + task.request().word(2) + "'");
            }
            commands.show("pvcreate '" + path + "' error", "/sbin/pvcreate", "--metadatasize", "250k", path);
        });
        steps.add((commands, output) -> commands.ask("vgcreate " + name + " " + path + " error", "/sbin/vgcreate", name, path));
        steps.add((commands, output) -> commands.show(pool(name, path)));
        if (task.flag("add_storage")) {
            steps.add((commands, output) -> addStorage(name, new StorageChanges(task.node(), output), false));
        }
        return task.run("lvmthincreate", name, steps);
    }

    // One hundredth for metadata, at least one GiB and at most sixteen, and as much again for their repair.
    private List<String> pool(String name, String path) {
        long kib = Lvm.of(task.node()).physical().stream().filter(volume -> volume.path().equals(path))
                .mapToLong(PhysicalVolume::shownSize).sum() / 1024 - 128 * 1024;
        long metadata = Math.clamp(kib / 100, GIB, 16 * GIB);
        return List.of("/sbin/lvcreate", "--type", "thin-pool", "-L" + (kib - 2 * metadata) + "K", "--poolmetadatasize", metadata + "K",
                "-n", name, name);
    }

    private void addStorage(String name, StorageChanges changes, boolean trial) throws StorageError {
        changes.createOrUpdate("lvmthin", name, Map.of("vgname", name, "thinpool", name, "content", "rootdir,images", "nodes",
                Pmxcfs.of(task.node()).nodename()), List.of("vgname", "thinpool"), trial);
    }
}
