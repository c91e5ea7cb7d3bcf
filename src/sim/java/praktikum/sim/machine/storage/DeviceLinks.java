package praktikum.sim.machine.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Drive;

/** The links that udev's rules 60-persistent-storage and 69-lvm give block devices below {@code /dev/disk}. */
final class DeviceLinks {

    private DeviceLinks() {}

    /** Those of a drive, the drives counted from 0. */
    static List<String> of(Drive drive, int number) {
        return names(drive, number, "");
    }

    /** Those of a partition. */
    static List<String> of(Drive drive, int number, PartitionTable.Partition partition) {
        List<String> links = new ArrayList<>(names(drive, number, "-part" + partition.number()));
        links.add("/dev/disk/by-partuuid/" + partition.uuid());
        if (!partition.name().isEmpty()) {
            links.add("/dev/disk/by-partlabel/" + partition.name());
        }
        return links;
    }

    private static List<String> names(Drive drive, int number, String end) {
        List<String> links = new ArrayList<>();
        links.add("/dev/disk/by-id/" + drive.id() + end);
        if (!drive.wwn().isEmpty()) {
            links.add("/dev/disk/by-id/wwn-" + drive.wwn() + end);
        }
        links.add("/dev/disk/by-path/" + drive.busPath(number) + end);
        return links;
    }

    /** Those by what a device holds. */
    static List<String> of(Optional<Signature> signature) {
        List<String> links = new ArrayList<>();
        signature.ifPresent(found -> {
            if (found.type().equals("LVM2_member")) {
                links.add("/dev/disk/by-id/lvm-pv-uuid-" + found.uuid());
                return;
            }
            if (!found.uuid().isEmpty()) {
                links.add("/dev/disk/by-uuid/" + found.uuid());
            }
            if (!found.label().isEmpty()) {
                links.add("/dev/disk/by-label/" + found.label().replace(" ", "\\x20"));
            }
        });
        return links;
    }
}
