package praktikum.sim.proxmox.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.ClusterSpec;
import praktikum.sim.machine.command.Answer;

/** {@code pvesm} and {@code storage.cfg}, in the words and the order of Proxmox VE. */
final class PvesmTest {

    private static Answer fails(int exit, String err) {
        return new Answer(exit, "", err);
    }

    @Test
    void aFreshNodeHasItsTwoStorages() {
        var bench = Bench.three();
        String nine = bench.run("node01", "pvesm", "status").out();
        assertTrue(nine.matches("(?s)Name +Type +Status +Total \\(KiB\\) +Used \\(KiB\\) Available \\(KiB\\) +%\n"
                + "local +dir +active +\\d+ +\\d+ +\\d+ +\\d+\\.\\d\\d%\nlocal-lvm +lvmthin +active +\\d+ +\\d+ +\\d+ +\\d+\\.\\d\\d%\n"),
                nine);
        var eight = new Bench(ClusterSpec.example(Path.of("unused"), List.of()).withRelease(8));
        assertTrue(eight.run("node01", "pvesm", "status").out()
                .startsWith("Name             Type     Status           Total            Used       Available        %\n"));
        assertTrue(eight.file("node01", "/etc/pve/storage.cfg")
                .startsWith("dir: local\n\tpath /var/lib/vz\n\tcontent iso,vztmpl,backup\n"));
    }

    @Test
    void aNewStorageIsWrittenAsProxmoxWritesIt() {
        var bench = Bench.clustered();
        assertEquals(new Answer(0, "", ""), bench.run("node02", "pvesm", "add", "dir", "iso-pool", "--path", "/srv/iso/", "--content",
                "iso", "--nodes", "node02", "--shared", "0"));
        assertTrue(bench.file("node01", "/etc/pve/storage.cfg")
                .endsWith("\n\ndir: iso-pool\n\tpath /srv/iso\n\tcontent iso\n\tnodes node02\n\tshared 0\n\n"));
        assertEquals(new Answer(0, "", ""), bench.run("node01", "pvesm", "set", "iso-pool", "--disable", "--delete", "nodes,shared"));
        assertTrue(bench.file("node03", "/etc/pve/storage.cfg")
                .endsWith("\n\ndir: iso-pool\n\tdisable\n\tpath /srv/iso\n\tcontent iso\n\n"));
        assertTrue(bench.run("node02", "pvesm", "status").out().contains("iso-pool          dir   disabled               0"));
        assertEquals(new Answer(0, "", ""), bench.run("node01", "pvesm", "remove", "iso-pool"));
        assertTrue(!bench.file("node02", "/etc/pve/storage.cfg").contains("iso-pool"));
    }

    @Test
    void aDirectoryIsMadeOnTheRootDiskOfEveryNodeThatLooks() {
        var bench = Bench.clustered();
        bench.run("node01", "pvesm", "add", "dir", "vmc-pool", "--path", "/pool/vmc", "--content", "images,iso");
        assertEquals("images\ntemplate\n", bench.run("node01", "ls", "/pool/vmc").out());
        assertEquals(2, bench.run("node02", "ls", "/pool").exit());
        bench.clock.advance(10);
        assertEquals("iso\n", bench.run("node02", "ls", "/pool/vmc/template").out());
        bench.run("node01", "pvesm", "set", "vmc-pool", "--is_mountpoint", "1");
        assertEquals("unable to activate storage 'vmc-pool' - directory is expected to be a mount point but is not mounted: '/pool/vmc'\n",
                bench.run("node02", "pvesm", "status", "--storage", "vmc-pool").err());
        assertTrue(bench.run("node02", "pvesm", "status", "--storage", "vmc-pool").out().contains("inactive"));
        bench.clock.advance(10);
        assertTrue(bench.run("node03", "journalctl", "-u", "pvestatd", "-o", "cat").out()
                .contains("unable to activate storage 'vmc-pool' -"));
    }

    @Test
    void whatIsWrongIsSaidInTheWordsOfProxmox() {
        var bench = Bench.clustered();
        String add = "pvesm add <type> <storage> [OPTIONS]\n";
        String bad = "400 Parameter verification failed.\n";
        assertEquals(fails(255, "400 not enough arguments\n" + add), bench.run("node01", "pvesm", "add", "dir"));
        assertEquals(fails(255, "Unknown option: max\n400 unable to parse option\n" + add),
                bench.run("node01", "pvesm", "add", "dir", "x1", "--max", "3"));
        assertEquals(fails(255, bad + "content: invalid format - invalid content type 'isos'\n\n" + add),
                bench.run("node01", "pvesm", "add", "dir", "x1", "--path", "/x", "--content", "isos"));
        assertEquals(fails(255, "missing value for required option 'path'\n"), bench.run("node01", "pvesm", "add", "dir", "x1"));
        assertEquals(fails(255, "unexpected property 'shared'\n"),
                bench.run("node01", "pvesm", "add", "zfspool", "tank", "--pool", "tank", "--shared", "1"));
        assertEquals(fails(255, "create storage failed: storage ID 'local' already defined\n"),
                bench.run("node01", "pvesm", "add", "dir", "local", "--path", "/x"));
        assertEquals(fails(255, "Unknown option: path\n400 unable to parse option\npvesm set <storage> [OPTIONS]\n"),
                bench.run("node01", "pvesm", "set", "local", "--path", "/x"));
        assertEquals(fails(255, "delete storage failed: storage 'nosuch' does not exist\n"),
                bench.run("node01", "pvesm", "remove", "nosuch"));
        assertEquals(fails(255, bad + "storage: No such storage.\npvesm status  [OPTIONS]\n"),
                bench.run("node01", "pvesm", "status", "--storage", "nosuch"));
        assertEquals(fails(4, "create storage failed: storage 'nfs-store' is not online\n"), bench.run("node01", "pvesm", "add", "nfs",
                "nfs-store", "--server", "10.66.0.50", "--export", "/srv/nfs", "--options", "vers=4.2"));
        assertTrue(bench.run("node01", "pvesm", "add", "glusterfs", "x1").err().contains(
                "type: value 'glusterfs' does not have a value in the enumeration 'btrfs, cephfs, cifs, dir, esxi, iscsi, iscsidirect, "
                        + "lvm, lvmthin, nfs, pbs, rbd, zfs, zfspool'\n"));
    }

    @Test
    void withoutQuorumNothingIsWritten() {
        var bench = Bench.clustered();
        bench.world.act(() -> List.of("node02", "node03").forEach(name -> bench.node(name).cutPower()));
        bench.clock.advance(20);
        String before = bench.file("node01", "/etc/pve/storage.cfg");
        assertEquals(fails(13, "create storage failed: cfs-lock 'file-storage_cfg' error: no quorum!\n"),
                bench.run("node01", "pvesm", "add", "dir", "x1", "--path", "/x1"));
        assertEquals(before, bench.file("node01", "/etc/pve/storage.cfg"));
        assertEquals(2, bench.run("node01", "ls", "/x1").exit());
        assertEquals(0, bench.run("node01", "pvesm", "status").exit());
    }

    @Test
    void withoutTheClusterFileSystemNothingIsKnown() {
        var bench = Bench.three();
        bench.run("node01", "systemctl", "stop", "pve-cluster");
        assertEquals(111, bench.run("node01", "pvesm", "status").exit());
        assertTrue(bench.run("node01", "pvesm", "status").err().endsWith("\nUnable to load access control list: Connection refused\n"));
        bench.clock.advance(10);
        assertTrue(bench.run("node01", "journalctl", "-u", "pvestatd", "-o", "cat").out()
                .endsWith("status update error: Connection refused\n"));
    }

    @Test
    void aStorageOfAnotherNodeIsDisabledHere() {
        var bench = Bench.clustered();
        bench.run("node01", "pvesm", "add", "dir", "backup", "--path", "/backup", "--content", "backup", "--nodes", "node02,nosuch");
        assertTrue(bench.run("node01", "pvesm", "status").out().contains("backup            dir   disabled               0"));
        assertTrue(bench.run("node02", "pvesm", "status").out().contains("backup            dir     active"));
        assertEquals(fails(255, "storage 'backup' is not available on node 'node01'\n"), bench.run("node01", "pvesm", "list", "backup"));
        assertEquals("[]\n", bench.run("node01", "pvesh", "get", "/nodes/node01/storage", "--content", "snippets", "--output-format",
                "json").out());
    }

    @Test
    void volumesAreListedByTheNamesOfTheirFiles() {
        var bench = Bench.three();
        bench.shell("node01", "pvesm set local --content images,iso,backup; cd /var/lib/vz/template/iso && echo 12345 > a.iso && echo x > "
                + "README; echo 123 > /var/lib/vz/dump/vzdump-qemu-100-2025_12_14-17_40_01.vma.zst");
        assertEquals("Formatting '/var/lib/vz/images/900/vm-900-disk-0.qcow2', fmt=qcow2 cluster_size=65536 extended_l2=off "
                + "preallocation=metadata compression_type=zlib size=4294967296 lazy_refcounts=off refcount_bits=16\n"
                + "successfully created 'local:900/vm-900-disk-0.qcow2'\n",
                bench.run("node01", "pvesm", "alloc", "local", "900", "", "4G", "--format", "qcow2").out());
        assertEquals("""
                Volid                                                    Format  Type            Size VMID
                local:900/vm-900-disk-0.qcow2                            qcow2   images    4294967296 900
                local:backup/vzdump-qemu-100-2025_12_14-17_40_01.vma.zst vma.zst backup             4 100
                local:iso/a.iso                                          iso     iso                6
                """, bench.run("node01", "pvesm", "list", "local").out());
        assertEquals("/var/lib/vz/images/900/vm-900-disk-0.qcow2\n",
                bench.run("node01", "pvesm", "path", "local:900/vm-900-disk-0.qcow2").out());
        assertEquals("Removed volume 'local:900/vm-900-disk-0.qcow2'\n",
                bench.run("node01", "pvesm", "free", "local:900/vm-900-disk-0.qcow2").out());
        assertTrue(bench.file("node01", "/var/log/pve/tasks/index").contains(":imgdel:900@local:root@pam:"));
    }

    @Test
    void theApiTakesStoragesAndGivesThem() {
        var bench = Bench.clustered();
        assertEquals("{\"storage\":\"iso-pool\",\"type\":\"dir\"}\n", bench.run("node01", "pvesh", "create", "/storage", "--storage",
                "iso-pool", "--type", "dir", "--path", "/srv/iso", "--content", "iso", "--output-format", "json").out());
        String one = bench.run("node02", "pvesh", "get", "/storage/iso-pool", "--output-format", "json").out();
        assertTrue(one.matches("\\{\"content\":\"iso\",\"digest\":\"[0-9a-f]{40}\",\"path\":\"/srv/iso\",\"storage\":\"iso-pool\","
                + "\"type\":\"dir\"}\n"), one);
        assertEquals(0, bench.run("node02", "pvesh", "set", "/storage/iso-pool", "--nodes", "node02").exit());
        String state = bench.run("node01", "pvesh", "get", "/nodes/node02/storage/iso-pool/status", "--output-format", "json").out();
        assertTrue(state.matches("\\{\"active\":1,\"avail\":\\d+,\"content\":\"iso\",\"enabled\":1,\"shared\":0,\"total\":\\d+,"
                + "\"type\":\"dir\",\"used\":\\d+}\n"), state);
        bench.clock.advance(10);
        String rows = bench.run("node01", "pvesh", "get", "/cluster/resources", "--type", "storage", "--output-format", "json").out();
        assertTrue(rows.contains("\"id\":\"storage/node02/iso-pool\",\"maxdisk\":"), rows);
        assertTrue(!rows.contains("storage/node01/iso-pool"), rows);
        assertEquals(new Answer(0, "", ""), bench.run("node03", "pvesh", "delete", "/storage/iso-pool"));
        assertEquals(fails(255, "storage 'iso-pool' does not exist\n"), bench.run("node03", "pvesh", "get", "/storage/iso-pool"));
    }

    @Test
    void wordsThatAreNoCommandGetTheWholeList() {
        var bench = Bench.three();
        String all = bench.run("node01", "pvesm", "help").out();
        assertTrue(all.startsWith("USAGE: pvesm <COMMAND> [ARGS] [OPTIONS]\n\n       pvesm scan cifs <server> [OPTIONS]\n"), all);
        assertEquals(fails(255, "ERROR: unknown command 'pvesm create'\n" + all), bench.run("node01", "pvesm", "create"));
        assertEquals(0, bench.run("node01", "pvesm", "stat").exit());
    }
}
