package guest;

import static guest.MachineChecks.judgeMachines;
import static praktikum.check.Expect.cannotTell;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.Node;
import praktikum.check.guest.VirtualMachine;
import praktikum.check.verdict.Judgement;
import praktikum.fact.guest.config.Disk;
import praktikum.fact.guest.config.GuestConfig;
import praktikum.fact.guest.config.GuestConfig.SectionDisk;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;

/** Lab 06: where the disks and drives of virtual machines are, and what they are attached to. */
@ChecksFor("06-guests")
final class DiskChecks {

    @Check(value = "machine-disks", after = "machine-there", explainedBy = "05-shared/nfs-allowed")
    void everyDiskLiesOnSharedStorage(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var table = table(cluster);
            var disks = machine.config().allDisks().stream().filter(one -> one.disk().kind() != Disk.Kind.CDROM).toList();
            if (disks.stream().noneMatch(one -> one.disk().kind() == Disk.Kind.DISK && one.section().equals(GuestConfig.CURRENT))) {
                return wrong(machine.storage(), "–").mistake("no-disk");
            }
            // A disk with snapshots cannot move, so those that have to go first are told first.
            var ordered = Stream.concat(disks.stream().filter(one -> kept(one)), disks.stream().filter(one -> !kept(one))).toList();
            return ordered.stream().flatMap(one -> fault(cluster, machine, table, one).stream()).findFirst()
                    .orElseGet(() -> right(disks.stream().map(one -> one.disk().source()).distinct().toList()));
        });
    }

    /** Whether a snapshot keeps it. */
    private static boolean kept(SectionDisk one) {
        return !one.section().equals(GuestConfig.CURRENT) && !one.section().equals(GuestConfig.PENDING);
    }

    /** What is wrong with a disk; empty where all nodes have it. */
    private static Optional<Judgement> fault(Cluster cluster, VirtualMachine machine, StorageConfig table, SectionDisk one) {
        var disk = one.disk();
        if (disk.isEmpty()) {
            return Optional.empty();
        }
        var wrong = wrong(machine.storage(), disk.source()).with("key", disk.key()).with("format", machine.format())
                .with("snapshot", one.section()).with("storage", disk.storage().orElse("–"));
        if (disk.ofNode()) {
            return Optional.of(wrong.mistake("of-node"));
        }
        var entry = disk.storage().flatMap(table::find);
        if (entry.isEmpty()) {
            return Optional.of(wrong.mistake("unknown"));
        }
        if (!entry.get().shared()) {
            return Optional.of(wrong.mistake(kept(one) ? "snapshot" : one.section().equals(GuestConfig.PENDING) ? "pending"
                    : disk.kind() == Disk.Kind.UNUSED ? "unused" : disk.kind() == Disk.Kind.CLOUD_INIT ? "cloud-init" : "local"));
        }
        var allowed = cluster.nodes().stream().map(Node::name).filter(entry.get()::allowedOn).toList();
        return allowed.size() == cluster.nodes().size() ? Optional.empty()
                : Optional.of(wrong.mistake("restricted").with("nodes", allowed));
    }

    @Check(value = "machine-drives", after = "machine-there")
    void noImageOfOneNodeLiesInADrive(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var table = table(cluster);
            var drives = machine.current().disks().stream().filter(disk -> disk.kind() == Disk.Kind.CDROM && !disk.isEmpty()).toList();
            for (var drive : drives) {
                var wrong = wrong("none", drive.source()).with("key", drive.key());
                if (drive.ofNode()) {
                    return wrong.mistake("node-drive");
                }
                if (drive.storage().flatMap(table::find).filter(StorageEntry::shared).isEmpty()) {
                    return wrong.mistake("local-iso");
                }
            }
            return right(drives.stream().map(Disk::source).toList());
        });
    }

    @Check(value = "machine-controller", after = "machine-there")
    void disksAreAttachedToVirtioScsi(Cluster cluster) {
        judgeMachines(cluster, machine -> {
            var disks = disks(machine);
            var controller = machine.configuration().scsiController();
            var other = disks.stream().filter(disk -> !disk.key().startsWith("scsi")).findFirst();
            if (other.isPresent()) {
                return wrong("scsi", other.get().source()).mistake("other-bus").with("key", other.get().key())
                        .with("free", free(disks));
            }
            return controller.startsWith("virtio-scsi") ? right(controller)
                    : wrong("virtio-scsi-single", controller).mistake("other-controller");
        });
    }

    private static List<Disk> disks(VirtualMachine machine) {
        return machine.current().disks().stream().filter(disk -> disk.kind() == Disk.Kind.DISK).toList();
    }

    /** The first name on the SCSI controller that no disk has. */
    private static String free(List<Disk> disks) {
        return Stream.iterate(0, number -> number + 1).map(number -> "scsi" + number)
                .filter(name -> disks.stream().noneMatch(disk -> disk.key().equals(name))).findFirst().orElseThrow();
    }

    /** The table of storages, from the first node that shows one: it is the same on all that are in the cluster. */
    private static StorageConfig table(Cluster cluster) {
        return cluster.each(node -> node.storage().config()).values().stream().findFirst()
                .orElseThrow(() -> cannotTell("check.storage.no-table", cluster.name()));
    }
}
