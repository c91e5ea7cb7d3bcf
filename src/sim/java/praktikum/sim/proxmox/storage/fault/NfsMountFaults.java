package praktikum.sim.proxmox.storage.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.ManagementBridge;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** The storage that all nodes share, on one node that has it otherwise than the others, or whose server is not apart from it. */
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
                }),
                server("nfs-server-is-node", (node, server) -> {
                    ManagementBridge.of(node).add(new Nic.Address(server, ManagementBridge.address(node).prefix(), false));
                    node.world().reachabilityChanged();
                }).untilBoot(),
                server("nfs-server-is-guest", (node, server) -> node.disk().write("/etc/pve/lxc/900.conf", "hostname: nas\n"
                        + "net0: name=eth0,bridge=vmbr0,hwaddr=" + owner(node, server).orElseThrow().mac().toUpperCase()
                        + ",ip=dhcp,type=veth\n")));
    }

    private static Fault fault(String needs, BiPredicate<Machine, StorageSection> there, String name,
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

    private static Fault server(String name, BiConsumer<Machine, Ip> change) {
        return fault("an NFS storage whose server is there", (node, storage) -> address(storage)
                .filter(ip -> owner(node, ip).isPresent()).isPresent(), name,
                (node, storage) -> change.accept(node, address(storage).orElseThrow()));
    }

    private static Optional<Ip> address(StorageSection storage) {
        return Ip.parse(storage.required("server"));
    }

    /** The card of another machine that has an address. */
    private static Optional<Nic> owner(Machine node, Ip ip) {
        return node.world().machines().stream().filter(other -> other != node).flatMap(other -> Nics.of(other).owner(ip).stream())
                .findFirst();
    }
}
