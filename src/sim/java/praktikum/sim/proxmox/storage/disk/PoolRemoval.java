package praktikum.sim.proxmox.storage.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.zfs.Zfs;
import praktikum.sim.proxmox.api.ApiError;
import praktikum.sim.proxmox.api.ApiResult;
import praktikum.sim.proxmox.storage.StorageChanges;

/** {@code delete /nodes/NODE/disks/zfs/NAME}: destroys a pool and, if it is asked to, its storages and what is on its disks. */
final class PoolRemoval {

    private final DiskTask task;

    PoolRemoval(DiskTask task) {
        this.task = task;
    }

    ApiResult remove() throws ApiError, IOException, InterruptedException {
        task.parameters(List.of(), List.of("cleanup-config", "cleanup-disks"));
        String name = task.request().word(5);
        List<BlockDevice> disks = new ArrayList<>();
        List<DiskTask.Step> steps = new ArrayList<>();
        steps.add((commands, output) -> {
            if (task.flag("cleanup-disks")) {
                commands.ask(List.of("zpool", "list", "-vHPL", name));
                Zfs.of(task.node()).pool(name).ifPresent(pool -> pool.leaves().forEach(leaf -> pool.device(leaf)
                        .flatMap(device -> BlockDevices.of(task.node()).named(device.parents().isEmpty() ? device.name()
                                : device.parents().getFirst())).ifPresent(disks::add)));
            }
            commands.show(List.of("systemctl", "disable", PoolCreation.unit(name)));
        });
        steps.add((commands, output) -> commands.show(List.of("zpool", "destroy", name)));
        if (task.flag("cleanup-config")) {
            steps.add((commands, output) -> new StorageChanges(task.node(), output).forgetHere(storage -> storage.type().name()
                    .equals("zfspool") && storage.required("pool").equals(name)));
        }
        steps.add((commands, output) -> {
            for (BlockDevice disk : disks) {
                DiskWipe.wipe(task.node(), disk, output);
            }
        });
        return task.run("zfsremove", name, steps);
    }
}
