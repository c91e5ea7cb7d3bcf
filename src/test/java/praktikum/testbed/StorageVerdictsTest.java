package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.testbed.Row.leftOut;
import static praktikum.testbed.Row.notMeasured;
import static praktikum.testbed.Row.passed;
import static praktikum.testbed.Row.skipped;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What labs 03 to 05 say of machines with real thin pools and a real NFS server, and without ZFS and Proxmox VE. */
@OnTestbed(Tier.KERNELS)
class StorageVerdictsTest {

    private static final String NO_PMXCFS = "check.no-pmxcfs";
    private static final String NO_TABLE = "check.storage.no-table";
    private static final String NO_COMMAND = "check.refused.command-missing";
    private static final String NO_MEASUREMENT = "drill.network.missing";
    private static final String NOT_PLANNED = "the site plans no storage network, no bond and no Ceph";

    private static final List<Row> ROWS = List.of(
            passed("one-plan", "vmbr0 has its address of the plan and no other"),
            passed("direct", "all of them are on one switch"),
            passed("neighbours", "behind each address is the card of that machine's vmbr0"),
            passed("path-mtu", "1500 bytes everywhere"),
            notMeasured("no-loss", NO_MEASUREMENT, "no drill in a fresh workspace"),
            notMeasured("latency", NO_MEASUREMENT, "the same"),
            notMeasured("bandwidth", NO_MEASUREMENT, "the same"),
            leftOut("storage-network", NOT_PLANNED), leftOut("bond", NOT_PLANNED), leftOut("bond-at-boot", NOT_PLANNED),
            notMeasured("pool-online", NO_COMMAND, "Debian has no ZFS for this kernel, so there is no zpool"),
            skipped("pool-disks", "pool-online", NO_COMMAND, "zpool"),
            skipped("pool-properties", "pool-online", NO_COMMAND, "zpool"),
            skipped("pool-at-boot", "pool-online", NO_COMMAND, "zpool"),
            skipped("datasets-mounted", "pool-online", NO_COMMAND, "zfs"),
            skipped("datasets-at-boot", "pool-online", NO_COMMAND, "zfs"),
            skipped("datasets-compressed", "pool-online", NO_COMMAND, "zfs"),
            passed("thin-pool", "the page's own block made pve/data of /dev/ubdb"),
            passed("thin-fill", "nothing was written to it"),
            notMeasured("defined", NO_TABLE, "/etc/pve/storage.cfg is pmxcfs's own"),
            skipped("content", "defined", NO_TABLE, "the same table"),
            skipped("allowed", "defined", NO_TABLE, "the same table"),
            skipped("waits-for-mount", "defined", NO_TABLE, "the same table"),
            notMeasured("not-shared", NO_TABLE, "the same table"),
            skipped("active", "pool-online", NO_COMMAND, "pvesm is Proxmox VE's own"),
            passed("server-runs", "systemd started nfs-server at boot, and the kernel has threads for it"),
            notMeasured("server-apart", NO_PMXCFS, "it is no node, but which guests there are only /etc/pve tells"),
            passed("exported", "the page's own block wrote /etc/exports and applied it"),
            passed("export-lasts", "so file and table are the same"),
            passed("clients", "the three nodes, one by one, with sync"),
            notMeasured("nfs-defined", NO_TABLE, "/etc/pve/storage.cfg is pmxcfs's own"),
            skipped("nfs-content", "nfs-defined", NO_TABLE, "the same table"),
            skipped("nfs-allowed", "nfs-defined", NO_TABLE, "the same table"),
            skipped("nfs-active", "nfs-defined", NO_COMMAND, "pvesm is Proxmox VE's own"),
            skipped("same-mount", "nfs-defined", "", "mounted everywhere, as it was seen; held back all the same"),
            skipped("shared-for-real", "nfs-defined", "check.challenge.not-asked", "it writes, and nobody asked for that"),
            leftOut("ceph-healthy", NOT_PLANNED), leftOut("ceph-copies", NOT_PLANNED));

    @BeforeAll
    static void made(Testbed testbed, @TempDir Path folder) {
        var kit = testbed.kit(folder, NfsLab.siteYaml(testbed));
        NfsLab.share(testbed, kit);
        NfsLab.carriedOut(kit, "04-storage/thin");
    }

    @AfterAll
    static void removed(Testbed testbed) {
        NfsLab.unshare(testbed);
        NfsLab.everywhere(testbed, "! vgs -q pve 2>/dev/null || vgremove -qq -y pve; pvremove -qq -y -ff /dev/ubdb 2>/dev/null || true");
    }

    @Test
    void everyCheckSaysWhatTheTableSays(Testbed testbed, @TempDir Path folder) {
        Table.holds(testbed.tier(), testbed.kit(folder, NfsLab.siteYaml(testbed)), ROWS, "03-network", "04-storage", "05-shared");
    }

    /** On each node something else is wrong with the pool; then two that are full, each in its own way. */
    @Test
    void aThinPoolThatIsWrongOrFullIsTold(Testbed testbed, @TempDir Path folder) {
        var kit = testbed.kit(folder, NfsLab.siteYaml(testbed));
        try {
            testbed.ssh(1, "lvcreate -qq -L 8M -n vm-101-disk-0 pve").well();
            testbed.ssh(2, "lvchange -qq -an pve/data").well();
            testbed.ssh(3, "lvremove -qq -y pve/data").well();
            assertEquals("failed pve1=thick pve2=inactive pve3=missing", Row.said(Kit.one(kit.check("04-storage/thin"), "thin-pool")));

            testbed.ssh(1, "lvremove -qq -y pve/vm-101-disk-0 pve/data && lvcreate -qq -L 32M -T pve/data && "
                    + "lvcreate -qq -V 1G -T pve/data -n vm-101-disk-0 && "
                    + "dd if=/dev/zero of=/dev/pve/vm-101-disk-0 bs=1M count=28 conv=fsync 2>/dev/null").well();
            testbed.ssh(2, METADATA).well();
            NfsLab.carriedOut(kit, "04-storage/thin");
            var full = Kit.one(kit.check("04-storage/thin"), "thin-fill");
            assertEquals("failed pve1=data pve2=metadata", Row.said(full));
            assertEquals("87.5", full.path("subjects").get(0).path("found").asString(), "28 of 32 MiB");
        } finally {
            NfsLab.everywhere(testbed, "vgremove -qq -y pve; pvremove -qq /dev/ubdb");
            NfsLab.carriedOut(kit, "04-storage/thin");
        }
    }

    /**
     * A pool whose 2 MiB of metadata are full long before its data: what is written is spread, so that each piece needs a place in the
     * table; and after each snapshot a table of its own.
     */
    private static final String METADATA = """
            lvremove -qq -y pve/data && lvcreate -qq -L 1G --poolmetadatasize 2M -Zn -T pve/data &&
            lvcreate -qq -V 2G -T pve/data -n vm-102-disk-0 && perl -e '
                sub spread { my ($step) = @_;
                    open(my $disk, "+<", "/dev/pve/vm-102-disk-0") or die $!;
                    for (my $at = 0; $at < 12000; $at += $step) { seek($disk, $at * 65536, 0); syswrite($disk, "x" x 4096) == 4096 or die $! }
                    close($disk); system("sync") == 0 or die }
                spread(1);
                for (1 .. 4) { system("lvcreate -qq -s -n snap$_ pve/vm-102-disk-0") == 0 or die; spread(100) }'
            """;
}
