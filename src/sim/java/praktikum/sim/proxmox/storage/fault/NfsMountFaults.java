package praktikum.sim.proxmox.storage.fault;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** The storage that all nodes share, on one node that has it otherwise than the others. */
final class NfsMountFaults {

    private NfsMountFaults() {}

    static List<Fault> all() {
        return List.of(
                mounted("nfs-not-mounted", (node, path) -> {
                    Units.of(node).fail("pvestatd.service"); // it would mount it again
                    TypedCommand.run(node, "umount", path);
                }).untilBoot(),
                fault("a mounted NFS storage and a disk to spare", (node, storage) -> isMounted(node, storage)
                        && BlockDevices.of(node).spare().isPresent(), "nfs-covered", (node, storage) -> {
                            String disk = BlockDevices.of(node).spare().orElseThrow().node();
                            TypedCommand.run(node, "mkfs.ext4", "-q", disk);
                            TypedCommand.run(node, "mount", disk, NfsStorageFaults.path(storage));
                        }).untilBoot(),
                mounted("nfs-in-the-way", (node, path) -> {
                    TypedCommand.run(node, "umount", path);
                    TypedCommand.run(node, "rmdir", path);
                    node.disk().write(path, "");
                }));
    }

    static Fault fault(String needs, BiPredicate<Machine, StorageSection> there, String name,
            BiConsumer<Machine, StorageSection> change) {
        StorageTable.Kind kind = (node, storage) -> NfsStorageFaults.isNfs(node, storage) && there.test(node, storage);
        return Fault.in(needs, StorageTable.there(kind), name, node -> change.accept(node, StorageTable.find(node, kind).orElseThrow()));
    }

    private static Fault mounted(String name, BiConsumer<Machine, String> change) {
        return fault("a mounted NFS storage", NfsMountFaults::isMounted, name,
                (node, storage) -> change.accept(node, NfsStorageFaults.path(storage)));
    }

    private static boolean isMounted(Machine node, StorageSection storage) {
        return Mounts.of(node).at(NfsStorageFaults.path(storage)).filter(mount -> mount.type().startsWith("nfs")).isPresent();
    }
}
