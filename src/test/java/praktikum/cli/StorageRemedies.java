package praktikum.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import praktikum.site.Site;
import praktikum.site.plan.Plan;
import praktikum.site.plan.PlannedStorage;
import praktikum.site.plan.StoragePlan;

/** Mistakes of lab 04. */
final class StorageRemedies {

    /** What the simulator cannot show, and why. */
    static final Map<String, String> NOT_HERE = Map.of(
            "04-storage/pool-online damaged", "no simulated disk returns what was never written to it",
            "04-storage/active not-listed", "a simulated pmxcfs shows the same table wherever it can be read");

    /** Proxmox VE imports and mounts what a storage needs, every ten seconds; a storage that is switched off it leaves alone. */
    private static final String LEFT_ALONE = "n1: pvesm set tank --disable 1";
    private static final String ID = "$(ls /dev/disk/by-id/* | while read -r id; do "
            + "[ \"$(readlink -f \"$id\")\" = /dev/sdb ] && echo \"$id\"; done | head -n 1)";

    private static RemedyState of(String mistake, String... made) {
        return RemedyState.of("04-storage/" + mistake, made);
    }

    /** The same where the table of the plan has one more storage. */
    private static RemedyState with(PlannedStorage storage, String mistake, String... made) {
        var usual = StoragePlan.USUAL;
        return planned(Stream.concat(usual.storages().stream(), Stream.of(storage)).toList(), mistake, made);
    }

    private static RemedyState planned(List<PlannedStorage> storages, String mistake, String... made) {
        var plain = Expected.plan();
        var sections = new ArrayList<>(plain.plan().sections());
        sections.removeIf(StoragePlan.class::isInstance);
        sections.add(new StoragePlan(StoragePlan.USUAL.pools(), storages));
        return of(mistake, made).planned(new Site(plain.nodes(), plain.ssh(), new Plan(sections)));
    }

    private static PlannedStorage thin(String group) {
        return new PlannedStorage("thin2", "lvmthin", target("vgname", group, "thinpool", "data2"), List.of("images"), List.of(),
                "/dev/sdd");
    }

    private static Map<String, String> target(String... words) {
        var target = new java.util.LinkedHashMap<String, String>();
        for (var i = 0; i < words.length; i += 2) {
            target.put(words[i], words[i + 1]);
        }
        return target;
    }

    static final List<RemedyState> STATES = List.of(
            of("pool-online missing", "n2: zpool destroy tank"),
            of("pool-online not-imported", LEFT_ALONE, "n2: zpool export tank"),
            of("pool-online not-online", "pool-degraded@n2").hand("", "the disk is put back", rehearsal -> Hands.drives(rehearsal, "n2")),
            of("pool-disks other-disk", LEFT_ALONE, "n2: zpool destroy tank; zpool create -o ashift=12 -O compression=on tank /dev/sdc"),
            of("pool-disks kernel-name", LEFT_ALONE, "n2: zpool export tank; zpool import -d /dev tank"),
            of("pool-properties ashift", LEFT_ALONE,
                    "n2: zpool destroy tank; zpool create -o ashift=9 -O compression=on tank " + ID),
            of("pool-properties uncompressed", "n2: zfs set compression=off tank"),
            of("pool-at-boot not-in-cache", LEFT_ALONE, "n2: zpool set cachefile=none tank"),
            of("pool-at-boot import-disabled", LEFT_ALONE, "n2: systemctl disable zfs-import-cache"),
            of("pool-at-boot import-disabled", LEFT_ALONE, "n2: systemctl mask zfs-import-cache"),
            of("datasets-mounted no-dataset", "n2: zfs destroy tank/iso"),
            of("datasets-mounted elsewhere", "n2: zfs set mountpoint=/srv/iso tank/iso"),
            of("datasets-mounted elsewhere", "n2: zfs set mountpoint=legacy tank/iso"),
            of("datasets-mounted cannot-mount", "n2: zfs set canmount=off tank/iso"),
            of("datasets-mounted not-mounted", "n2: zfs unmount tank/iso"),
            of("datasets-mounted covered", "n2: mkfs.ext4 -q /dev/sdc; mount /dev/sdc /tank/iso"),
            of("datasets-at-boot by-hand", "n2: zfs set canmount=noauto tank/iso"),
            of("datasets-at-boot mount-disabled", LEFT_ALONE, "n2: systemctl disable zfs-mount"),
            of("datasets-compressed uncompressed", "n2: zfs set compression=off tank/iso"),
            with(thin("vg2"), "thin-pool no-group"),
            with(thin("vg2"), "thin-pool missing", "n1: pvcreate /dev/sdd; vgcreate vg2 /dev/sdd", "n2: pvcreate /dev/sdd; "
                    + "vgcreate vg2 /dev/sdd",
                    "n3: pvcreate /dev/sdd; vgcreate vg2 /dev/sdd"),
            of("thin-pool not-thin", "n2: lvremove -y pve/data; lvcreate -L 4G -n data pve"),
            of("thin-pool inactive", "n1: pvesm set local-lvm --disable 1", "n2: lvchange -an pve/data"),
            of("thin-pool thick", "n2: lvcreate -y -L 1G -n vm-900-disk-0 pve"),
            of("thin-fill data", "thin-data-full@n2"),
            of("thin-fill metadata", "thin-metadata-full@n2"),
            of("waits-for-mount not-waiting", "n1: pvesm set tank-iso --is_mountpoint 0"),
            of("not-shared shared", "n1: pvesm set tank-iso --shared 1"),
            of("defined undefined", "n1: pvesm remove tank-iso"),
            of("defined other-type", "n1: pvesm remove tank-iso; pvesm add zfspool tank-iso --pool tank/iso"),
            of("defined other-target", "n1: pvesm remove tank-iso; pvesm add dir tank-iso --path /srv/iso --content iso,vztmpl"),
            of("content missing", "n1: pvesm set tank-iso --content vztmpl"),
            of("allowed disabled", "n1: pvesm set tank-iso --disable 1"),
            of("allowed restricted", "n1: pvesm set tank-iso --nodes n1,n3"),
            planned(Stream.concat(StoragePlan.USUAL.storages().stream().filter(one -> !one.name().equals("tank-iso")),
                    Stream.of(new PlannedStorage("tank-iso", "dir", Map.of("path", "/tank/iso"), List.of("iso"), List.of("n1", "n2"), "")))
                    .toList(), "allowed unrestricted"),
            with(new PlannedStorage("spare", "dir", Map.of("path", "/mnt/spare"), List.of("backup"), List.of("n2"), ""), "active inactive",
                    "n2: mkfs.ext4 -q /dev/sdc; mkdir -p /mnt/spare; echo '/dev/sdc /mnt/spare ext4 defaults 0 2' >> /etc/fstab",
                    "n1: pvesm add dir spare --path /mnt/spare --content backup --is_mountpoint 1 --nodes n2"));

    private StorageRemedies() {
    }
}
