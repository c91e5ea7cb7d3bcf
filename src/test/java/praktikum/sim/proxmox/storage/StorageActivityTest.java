package praktikum.sim.proxmox.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;

/** A storage works where its pool, dataset or disk does, and Proxmox VE helps itself where it can. */
final class StorageActivityTest {

    private static final Bench PREPARED = PreparedStorages.bench();

    @Test
    void aPoolIsAsFullAsZfsSays() {
        String status = PREPARED.run("node02", "pvesm", "status", "--storage", "tank").out();
        String[] figures = PREPARED.run("node02", "zfs", "get", "-Hpo", "value", "available,used", "tank").out().split("\n");
        long available = Long.parseLong(figures[0]) / 1024;
        assertTrue(status.matches("(?s).*\ntank +zfspool +active +\\d+ +" + Long.parseLong(figures[1]) / 1024 + " +" + available + " .*"),
                status);
        assertTrue(PREPARED.file("node01", "/etc/pve/storage.cfg").contains("\tmountpoint /tank\n"));
    }

    @Test
    void aPoolThatIsOnOneNodeOnlyIsInactiveOnTheOthers() {
        var bench = PREPARED.restarted();
        bench.run("node03", "zpool", "destroy", "-f", "tank");
        Answer status = bench.run("node03", "pvesm", "status");
        assertTrue(status.out().matches("(?s).*\ntank +zfspool +inactive +0 +0 +0 +0\\.00%\n.*"), status.out());
        assertTrue(status.err().contains("zfs error: cannot open 'tank': no such pool\n\n"), status.err());
        assertTrue(status.err().contains("could not activate storage 'tank', zfs error: cannot import 'tank': no such pool available\n\n"));
        assertTrue(status.err().contains("unable to activate storage 'iso-pool' - directory is expected to be a mount point but is not "
                + "mounted: '/tank/iso'\n"));
        bench.clock.advance(10);
        String journal = bench.run("node03", "journalctl", "-u", "pvestatd", "-o", "cat").out();
        assertTrue(journal.contains("\ncould not activate storage 'tank', zfs error: cannot import 'tank': no such pool available\n"));
    }

    @Test
    void anExportedPoolIsBackWithinTenSeconds() {
        var bench = PREPARED.restarted();
        assertEquals(new Answer(0, "", ""), bench.run("node02", "zpool", "export", "tank"));
        assertEquals(1, bench.run("node02", "zpool", "list", "tank").exit());
        bench.clock.advance(10);
        assertEquals("tank\n", bench.run("node02", "findmnt", "-no", "SOURCE", "/tank").out());
        assertEquals("none\n", bench.run("node02", "zpool", "get", "-Ho", "value", "cachefile", "tank").out());
    }

    @Test
    void filesOfADirectoryWithoutItsDatasetAreOnTheRootDisk() {
        var bench = PREPARED.restarted();
        bench.shell("node01", "pvesm set iso-pool --delete is_mountpoint");
        bench.run("node02", "zpool", "destroy", "-f", "tank");
        bench.clock.advance(10);
        assertEquals("/dev/mapper/pve-root\n", bench.run("node02", "findmnt", "-no", "SOURCE", "-T", "/tank/iso").out());
        assertEquals("cache\niso\n", bench.run("node02", "ls", "/tank/iso/template").out());
        assertTrue(bench.run("node02", "pvesm", "status").out().matches("(?s).*\niso-pool +dir +active .*"));
    }

    @Test
    void aPoolAndItsStorageAreMadeThroughTheApi() {
        var bench = Bench.clustered();
        for (String name : new String[] {"node01", "node02"}) {
            Answer made = bench.run(name, "pvesh", "create", "/nodes/" + name + "/disks/zfs", "--name", "lab-pool", "--raidlevel", "single",
                    "--devices", "/dev/sdb", "--ashift", "12", "--compression", "on", "--add_storage", "1");
            assertTrue(made.out().matches("# /sbin/zpool create -o ashift=12 lab-pool /dev/disk/by-id/ata-SATA_SSD_AA\\d+\n"
                    + "# /sbin/zfs set compression=on lab-pool\n# systemctl enable zfs-import@lab\\\\x2dpool.service\n"
                    + (name.equals("node01") ? "" : "Added 'node02' to nodes for storage 'lab-pool'\n")
                    + "UPID:.*:zfscreate:lab-pool:.*\n"),
                    made.toString());
        }
        assertTrue(bench.file("node03", "/etc/pve/storage.cfg").contains("\n\nzfspool: lab-pool\n\tpool lab-pool\n\tcontent "));
        assertTrue(bench.run("node02", "pvesm", "status").out().matches("(?s).*\nlab-pool +zfspool +active.*"));
        assertTrue(bench.run("node03", "pvesm", "status").out().matches("(?s).*\nlab-pool +zfspool +disabled.*"));
        assertEquals("device '/dev/sdb' is already in use\n", bench.run("node01", "pvesh", "create", "/nodes/node01/disks/zfs", "--name",
                "other", "--raidlevel", "single", "--devices", "/dev/sdb").err());
        String pools = bench.run("node01", "pvesh", "get", "/nodes/node01/disks/zfs", "--output-format", "json").out();
        assertTrue(pools.matches("\\[\\{\"alloc\":\\d+,\"dedup\":1,\"frag\":0,\"free\":\\d+,\"health\":\"ONLINE\",\"name\":\"lab-pool\","
                + "\"size\":\\d+}]\n"), pools);
        String pool = bench.run("node01", "pvesh", "get", "/nodes/node01/disks/zfs/lab-pool", "--output-format", "json").out();
        assertTrue(pool.contains("\"errors\":\"No known data errors\",\"leaf\":0,\"name\":\"lab-pool\",\"state\":\"ONLINE\"}"), pool);
    }

    @Test
    void disksOfGuestsAreMadeInPools() {
        var bench = PREPARED.restarted();
        assertEquals("successfully created 'tank:vm-900-disk-0'\n", bench.run("node01", "pvesm", "alloc", "tank", "900", "", "1G").out());
        assertEquals("successfully created 'tank:subvol-901-disk-0'\n",
                bench.run("node01", "pvesm", "alloc", "tank", "901", "", "1G", "--format", "subvol").out());
        assertEquals("""
                Volid                  Format  Type            Size VMID
                tank:subvol-901-disk-0 subvol  images    1073741824 901
                tank:vm-900-disk-0     raw     images    1073741824 900
                """, bench.run("node01", "pvesm", "list", "tank").out());
        assertTrue(bench.run("node01", "pvesm", "free", "tank:vm-900-disk-0").out().endsWith("Removed volume 'tank:vm-900-disk-0'\n"));
        assertEquals("tank\n", bench.run("node01", "pvesm", "scan", "zfs").out().lines().findFirst().orElse("") + "\n");
    }

    @Test
    void aPoolIsMadeOnAnotherNode() {
        var bench = Bench.clustered();
        Answer made = bench.run("node01", "pvesh", "create", "/nodes/node02/disks/zfs", "--name", "tank", "--raidlevel", "single",
                "--devices", "/dev/sdb");
        assertTrue(made.out().matches("# /sbin/zpool create [^\n]*# /sbin/zfs set compression=on tank[^\n]*\"UPID:node02:.*\"\n"),
                made.out());
        assertEquals(0, bench.run("node02", "zpool", "list", "tank").exit());
        assertEquals(1, bench.run("node01", "zpool", "list", "tank").exit());
        assertEquals("proxy handler failed: device '/dev/sdb' is already in use\n", bench.run("node01", "pvesh", "create",
                "/nodes/node02/disks/zfs", "--name", "other", "--raidlevel", "single", "--devices", "/dev/sdb").err());
    }

    @Test
    void disksOfGuestsAreMadeInThinPoolsAndGroups() {
        var bench = Bench.three();
        assertEquals("  Logical volume \"vm-900-disk-0\" created.\n  Logical volume pve/vm-900-disk-0 changed.\n"
                + "successfully created 'local-lvm:vm-900-disk-0'\n",
                bench.run("node01", "pvesm", "alloc", "local-lvm", "900", "", "4G").out());
        assertEquals("/dev/pve/vm-900-disk-0\n", bench.run("node01", "pvesm", "path", "local-lvm:vm-900-disk-0").out());
        assertTrue(bench.run("node01", "lvs", "--noheadings", "-o", "lv_attr", "pve/vm-900-disk-0").out().strip().startsWith("Vwi-a"));
        assertEquals("", bench.shell("node01", "pvesm add lvm thick --vgname pve --content images").err());
        assertEquals("  Logical volume \"vm-901-disk-0\" created.\nsuccessfully created 'thick:vm-901-disk-0'\n",
                bench.run("node01", "pvesm", "alloc", "thick", "901", "", "1G").out());
        assertEquals("""
                Volid               Format  Type            Size VMID
                thick:vm-901-disk-0 raw     images    1073741824 901
                """, bench.run("node01", "pvesm", "list", "thick").out());
        assertEquals("  Logical volume \"vm-900-disk-0\" successfully removed.\nRemoved volume 'local-lvm:vm-900-disk-0'\n",
                bench.run("node01", "pvesm", "free", "local-lvm:vm-900-disk-0").out());
        assertEquals("pve\n", bench.run("node01", "pvesm", "scan", "lvm").out());
        assertEquals("data\n", bench.run("node01", "pvesm", "scan", "lvmthin", "pve").out());
        bench.run("node01", "lvchange", "-an", "pve/data");
        assertTrue(bench.run("node01", "pvesm", "status").out().matches("(?s).*\nlocal-lvm +lvmthin +active .*"));
    }

    @Test
    void aThinPoolIsMadeThroughTheApi() {
        var bench = Bench.three();
        Answer made = bench.run("node01", "pvesh", "create", "/nodes/node01/disks/lvmthin", "--name", "data2", "--device", "/dev/sdc",
                "--add_storage", "1");
        assertEquals("", made.err());
        assertTrue(bench.run("node01", "pvesm", "status").out().matches("(?s).*\ndata2 +lvmthin +active .*"), made.out());
    }
}
