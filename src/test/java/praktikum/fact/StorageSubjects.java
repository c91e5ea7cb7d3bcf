package praktikum.fact;

import java.util.List;
import java.util.stream.Collectors;
import praktikum.fact.storage.BlockDevices;
import praktikum.fact.storage.CephStatus;
import praktikum.fact.storage.Datasets;
import praktikum.fact.storage.DeviceLinks;
import praktikum.fact.storage.Export;
import praktikum.fact.storage.ExportTable;
import praktikum.fact.storage.Exports;
import praktikum.fact.storage.Fstab;
import praktikum.fact.storage.ImportablePools;
import praktikum.fact.storage.LogicalVolume;
import praktikum.fact.storage.LogicalVolumes;
import praktikum.fact.storage.MountTable;
import praktikum.fact.storage.MountUnits;
import praktikum.fact.storage.NfsThreads;
import praktikum.fact.storage.ShownExports;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageResources;
import praktikum.fact.storage.StorageState;
import praktikum.fact.storage.StorageStatus;
import praktikum.fact.storage.VdevAshift;
import praktikum.fact.storage.VolumeGroups;
import praktikum.fact.storage.ZpoolProperties;
import praktikum.fact.storage.Zpools;
import praktikum.fact.system.RealPath;

/** The facts of storage as subjects. */
final class StorageSubjects {

    private StorageSubjects() {}

    static void addTo(List<Subject> all) {
        disks(all);
        configured(all);
        served(all);
    }

    private static void disks(List<Subject> all) {
        Subject.add(all, "Zpools", Zpools::read, pools -> pools.pools().stream()
                .map(pool -> List.of(pool.state(), pool.redundancy(), pool.disks().size(), pool.hasDataErrors())).toList(), Printed.of("""
                  pool: tank
                 state: DEGRADED
                status: One or more devices has been taken offline by the administrator.
                \tSufficient replicas exist for the pool to continue functioning in a
                \tdegraded state.
                config:

                \tNAME           STATE     READ WRITE CKSUM
                \ttank           DEGRADED     0     0     0
                \t  mirror-0     DEGRADED     0     0     0
                \t    /dev/sdb1  ONLINE       0     0     0
                \t    /dev/sdc1  OFFLINE      0     0 1.21K
                \tspares
                \t  /dev/sdd1    AVAIL  \s

                errors: No known data errors
                """), Printed.of(0, "", "no pools available\n"));
        Subject.add(all, "ZpoolProperties", ZpoolProperties::read, pools -> pools.pools().values().stream()
                .map(properties -> List.copyOf(properties.keySet())).toList(), rows("tank", ZpoolProperties.ASKED, "12\tlocal"));
        Subject.add(all, "VdevAshift", printed -> VdevAshift.read(printed, "tank"), VdevAshift::smallest,
                text("sdb\tashift\t12\t-\nsdb\tpath\t/dev/sdb1\t-\nsdb\tparent\ttank\t-\n"),
                Printed.of(1, "", "Cannot get properties of tank: no such pool available.\n"));
        Subject.add(all, "Datasets", Datasets::read, datasets -> datasets.datasets().stream()
                .map(dataset -> List.copyOf(dataset.properties().keySet())).toList(),
                rows("tank/vmc", Datasets.ASKED, "on\tinherited from tank"));
        Subject.add(all, "LogicalVolumes", LogicalVolumes::read, volumes -> volumes.volumes().stream().map(LogicalVolume::size).toList(),
                text("""
                  {"report": [{"lv": [{"lv_name":"data", "vg_name":"pve", "lv_attr":"twi-aotz--", "lv_size":"151640866816", "pool_lv":"",
                   "data_percent":"0.86", "metadata_percent":"1.61", "vg_size":"254000000000", "vg_free":"17179869184"}]}]}
                """));
        Subject.add(all, "ImportablePools", ImportablePools::read, pools -> pools.names().size(), text("""
                   pool: tank
                     id: 9306532471391018398
                  state: ONLINE
                 action: The pool can be imported using its name or numeric identifier.
                 config:

                \ttank        ONLINE
                \t  sdb       ONLINE
                """), Printed.of(0, "", "no pools available to import\n"));
        Subject.add(all, "DeviceLinks", DeviceLinks::read, links -> links.devices().size(), text("""
                /dev/disk/by-id/ata-QEMU_HARDDISK_QM00003 ../../sdb
                /dev/disk/by-path/pci-0000:00:05.0-scsi-0:0:0:1 ../../sdb
                """), Printed.of(1, "", "find: ‘/dev/disk/by-id’: No such file or directory\n"));
        Subject.add(all, "VolumeGroups", VolumeGroups::read, groups -> groups.groups().stream().map(VolumeGroups.Group::size).toList(),
                text("""
                  {"report": [{"vg": [{"vg_name":"pve", "vg_size":"254000000000", "vg_free":"17179869184"}]}]}
                """));
        Subject.add(all, "BlockDevices", BlockDevices::read, devices -> devices.disks().size() < 2, text("""
                {"blockdevices": [{"name":"sdb","path":"/dev/sdb","type":"disk","size":17179869184,"fstype":null,"label":null,
                 "mountpoints":[null],"model":"QEMU HARDDISK","serial":"QM3","rota":true,"pkname":null,"children":[{"name":"sdb1",
                 "path":"/dev/sdb1","type":"part","size":1,"fstype":"ext4","mountpoints":["/"],"rota":true,"pkname":"sdb"}]}]}
                """));
    }

    private static void configured(List<Subject> all) {
        Subject.add(all, "MountTable", MountTable::read, mounts -> mounts.mounts().size(),
                text("/dev/mapper/pve-root / ext4 rw,relatime 0 0\ntank/my\\040iso /tank/my\\040iso zfs rw,xattr 0 0\n"));
        Subject.add(all, "Fstab", Fstab::read, fstab -> fstab.entries().size(), text("# a\nUUID=1-2 /boot/efi vfat defaults,nofail 0 1\n"),
                Printed.of(1, "", "cat: /etc/fstab: No such file or directory\n"));
        Subject.add(all, "MountUnits", MountUnits::read, units -> units.units().stream().map(MountUnits.Unit::state).toList(),
                text("-.mount generated -\nmnt-pve-nfs\\x2dlocal.mount enabled enabled\n"));
        Subject.add(all, "StorageConfig", StorageConfig::read, config -> "", captures("cat /etc/pve/storage.cfg"));
        Subject.add(all, "StorageStatus.readText", StorageStatus::readText, status -> status.storages().stream().map(StorageState::activity)
                .toList(), captures("pvesm status"));
        Subject.add(all, "StorageStatus.readPvesh", StorageStatus::readPvesh, status -> status.storages().stream().map(StorageState::total)
                .toList(), captures("pvesh get /nodes/pve1/storage --output-format json"));
        Subject.add(all, "StorageResources", StorageResources::read, resources -> resources.rows().size(),
                captures("pvesh get /cluster/resources --output-format json"));
    }

    private static void served(List<Subject> all) {
        String etab = "/srv/nfs\t10.0.0.0/24(rw,sync,wdelay,hide,no_subtree_check,anonuid=65534,sec=sys,rw,secure,root_squash)\n";
        Subject.add(all, "Exports", Exports::read, exports -> "", text("# a\n\"/srv/my data\" -ro pve1(rw,sync) \\\n *.lab (ro)\n"),
                Printed.of(1, "==> /etc/exports <==\n/a 10.0.0.0/24(rw)\n", "tail: cannot open 'b': No such file or directory\n"),
                Printed.of(1, "", "tail: cannot open '/etc/exports' for reading: No such file or directory\n"));
        Subject.add(all, "ExportTable", ExportTable::read, table -> table.exports().stream().map(Export::options).toList(), text(etab),
                Printed.of(1, "", "cat: /var/lib/nfs/etab: No such file or directory\n"));
        Subject.add(all, "ExportTable.readExportfs", ExportTable::readExportfs, table -> table.exports().stream().map(Export::options)
                .toList(), text(etab.replace("\t", "\n\t\t")), text(etab.replace('\t', ' ')));
        Subject.add(all, "ShownExports", ShownExports::read, shown -> shown.exports().size(), text("/srv/nfs 10.0.0.0/24,*\n"),
                text("Export list for 10.0.0.1:\n/srv/nfs (everyone)\n"));
        Subject.add(all, "NfsThreads", NfsThreads::read, NfsThreads::number, text("8\n"),
                Printed.of(1, "", "cat: /proc/fs/nfsd/threads: No such file or directory\n"));
        Subject.add(all, "RealPath", RealPath::read, path -> path.path().isPresent(), text("/mnt/disk/nfs\n"),
                Printed.of(1, "", "realpath: /srv/nfs: No such file or directory\n"));
        Subject.add(all, "CephStatus", CephStatus::read, status -> status.map(CephStatus::osdsUp), text("""
                {"health":{"status":"HEALTH_OK","checks":{}},"quorum_names":["a"],"monmap":{"num_mons":1},"osdmap":{"num_osds":2,"num_up_osds":2,
                "num_in_osds":2},"pgmap":{"num_pgs":3,"pgs_by_state":[{"state_name":"active+clean","count":3}]}}
                """), Printed.of(1, "", "ObjectNotFound('RADOS object not found (error calling conf_read_file)')\n"));
        Subject.add(all, "CephStatus.readPools", CephStatus::readPools, pools -> pools.stream().map(CephStatus.Pool::size).toList(),
                text("[{\"pool_name\":\"vmpool\",\"size\":3,\"min_size\":2}]"));
    }

    private static Printed[] captures(String command) {
        return Capture.ofCommand(command).stream().map(Capture::printed).toArray(Printed[]::new);
    }

    private static Printed rows(String name, Question<?> question, String value) {
        return text(List.of(question.argv().getLast().split(",")).stream().map(property -> name + "\t" + property + "\t" + value + "\n")
                .collect(Collectors.joining()));
    }

    private static Printed text(String out) {
        return Printed.of(out);
    }
}
