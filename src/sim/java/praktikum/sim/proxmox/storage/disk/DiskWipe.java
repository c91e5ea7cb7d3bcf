package praktikum.sim.proxmox.storage.disk;

import java.io.IOException;
import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.plugin.StorageOutput;

/** {@code set /nodes/NODE/disks/wipedisk}: removes all that is on a disk or partition that nothing uses. */
final class DiskWipe {

    private final DiskTask task;

    DiskWipe(DiskTask task) {
        this.task = task;
    }

    ApiResult wipe() throws ApiError, IOException, InterruptedException {
        task.parameters(List.of("disk"), List.of());
        String path = task.request().parameter("disk");
        BlockDevices devices = BlockDevices.of(task.node());
        task.before((commands, output) -> {
            BlockDevice device = task.device(path);
            List<BlockDevice> all = devices.on(device).isEmpty() ? List.of(device) : devices.on(device);
            for (BlockDevice part : all) {
                if (!Mounts.of(task.node()).of(part).isEmpty()) {
                    throw new StorageError("disk/partition '" + part.node() + "' is mounted");
                }
                if (part.kind() != BlockDevice.Kind.LVM && !devices.on(part).isEmpty()) {
                    throw new StorageError("disk/partition '" + part.node() + "' has a holder");
                }
            }
        });
        return task.run("wipedisk", path.substring(path.lastIndexOf('/') + 1),
                List.of((commands, output) -> wipe(task.node(), task.device(path), output)));
    }

    static void wipe(Machine node, BlockDevice device, StorageOutput output) throws StorageError {
        BlockDevices devices = BlockDevices.of(node);
        List<String> parts = devices.on(device).stream().filter(one -> one.kind() == BlockDevice.Kind.PARTITION).map(BlockDevice::node)
                .toList();
        output.say((parts.isEmpty() ? "" : "found child partitions to wipe: " + String.join(", ", parts) + "\n")
                + "wiping block device " + device.node() + "\n");
        if (devices.busy(device)) {
            String held = parts.isEmpty() ? device.node() : parts.getFirst();
            throw new StorageError("error wiping '" + device.node() + "': wipefs: error: " + held
                    + ": probing initialization failed: Device or resource busy");
        }
        devices.wipe(device);
        output.say("200+0 records in\n200+0 records out\n209715200 bytes (210 MB, 200 MiB) copied, 0.513 s, 409 MB/s\n");
    }
}
