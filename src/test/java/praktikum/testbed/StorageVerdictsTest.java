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
            passed("thin-pool", "the page's own block made pve/data of /dev/ubdc where it is planned"),
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
        // It starts meanwhile.
        testbed.start(testbed.server().number());
        NfsLab.carriedOut(kit, "04-storage/thin");
        NfsLab.share(testbed, kit);
    }

    @AfterAll
    static void removed(Testbed testbed) {
        NfsLab.unshare(testbed);
        NfsLab.everywhere(testbed, "if [ $(hostname) != pve3 ]; then vgremove -qq -y pve; pvremove -qq /dev/ubdc; fi");
    }

    @Test
    void everyCheckSaysWhatTheTableSays(Testbed testbed, @TempDir Path folder) {
        Table.holds(testbed.tier(), testbed.kit(folder, NfsLab.siteYaml(testbed)), ROWS, "03-network", "04-storage", "05-shared");
    }

    /** On each node something else is wrong with the pool; then one is full. */
    @Test
    void aThinPoolThatIsWrongOrFullIsTold(Testbed testbed, @TempDir Path folder) {
        var kit = testbed.kit(folder, NfsLab.siteYaml(testbed));
        try {
            testbed.ssh(1, "lvcreate -qq -L 4M -n vm-101-disk-0 pve").well();
            testbed.ssh(2, "lvchange -qq -an pve/data").well();
            assertEquals("failed pve1=thick pve2=inactive", Row.said(Kit.one(kit.check("04-storage/thin"), "thin-pool")));
        } finally {
            testbed.ssh(1, "lvremove -qq -y pve/vm-101-disk-0").well();
            testbed.ssh(2, "lvchange -qq -ay pve/data").well();
        }
        try {
            testbed.ssh(1, "lvcreate -qq -V 1G -T pve/data -n vm-101-disk-0 && "
                    + "dd if=/dev/zero of=/dev/pve/vm-101-disk-0 bs=1M count=42 conv=fsync 2>/dev/null").well();
            var full = Kit.one(kit.check("04-storage/thin"), "thin-fill");
            assertEquals("failed pve1=data", Row.said(full));
            assertEquals("87.5", full.path("subjects").get(0).path("found").asString(), "42 of 48 MiB");
        } finally {
            testbed.ssh(1, "lvremove -qq -y pve/vm-101-disk-0").well();
        }
    }
}
