package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.testbed.Row.notMeasured;
import static praktikum.testbed.Row.passed;
import static praktikum.testbed.Row.skipped;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What lab 04 says of a machine with the real ZFS, whose mirror the page's own blocks made, and without systemd and Proxmox VE. */
@OnTestbed(Tier.ZFS)
class ZfsVerdictsTest {

    private static final String NO_TABLE = "check.storage.no-table";
    private static final String NO_COMMAND = "check.refused.command-missing";
    private static final String PLAN = """
              pools:
                - {name: tank, layout: mirror, disks: [/dev/vda1, /dev/vdb1], datasets: [vmc, iso]}
              storages:
                - {name: tank, type: zfspool, pool: tank, content: [images, rootdir]}
                - {name: iso-pool, type: dir, path: /tank/iso, content: [iso]}
            """;

    private static final List<Row> ROWS = List.of(
            passed("pool-online", "a mirror of two, both there"),
            passed("pool-disks", "the planned ones, by names of /dev/disk/by-id"),
            passed("pool-properties", "ashift 12 and compression, as the page sets them"),
            notMeasured("pool-at-boot", NO_COMMAND, "systemctl is not there"),
            passed("datasets-mounted", "each at its own path, as /proc/mounts has it"),
            notMeasured("datasets-at-boot", NO_COMMAND, "systemctl is not there"),
            passed("datasets-compressed", "they inherit it from the pool"),
            passed("thin-pool", "none is planned"),
            passed("thin-fill", "none is planned"),
            notMeasured("defined", NO_TABLE, "/etc/pve/storage.cfg is pmxcfs's own"),
            skipped("content", "defined", NO_TABLE, "the same table"),
            skipped("allowed", "defined", NO_TABLE, "the same table"),
            skipped("waits-for-mount", "defined", NO_TABLE, "the same table"),
            notMeasured("not-shared", NO_TABLE, "the same table"),
            skipped("active", "defined", NO_COMMAND, "pvesm is Proxmox VE's own"));

    private static Kit kit(Testbed testbed, Path folder) {
        return testbed.kit(folder, testbed.siteYaml() + PLAN);
    }

    private static String on(Testbed testbed, String... lines) {
        return testbed.ssh(1, "set -e; " + String.join("; ", lines)).well().out().strip();
    }

    @BeforeAll
    static void made(Testbed testbed, @TempDir Path folder) {
        NfsLab.carriedOut(kit(testbed, folder), "04-storage/pool", "04-storage/datasets");
    }

    @AfterAll
    static void removed(Testbed testbed) {
        testbed.ssh(1, "zpool destroy -f tank; for disk in a b c; do zpool labelclear -f /dev/vd${disk}1; done");
    }

    @Test
    void everyCheckSaysWhatTheTableSays(Testbed testbed, @TempDir Path folder) {
        Table.holds(testbed.tier(), kit(testbed, folder), ROWS, "04-storage");
    }

    /** The power goes, and one of the two disks is another one when it is back: the pool is there, with what was in it, and limps. */
    @Test
    void aMirrorThatLostADiskIsToldAndIsWholeAgainWithANewOne(Testbed testbed, @TempDir Path folder) throws Exception {
        on(testbed, "echo kept >/tank/vmc/file", "sync");
        var boot = on(testbed, "cat /proc/sys/kernel/random/boot_id");
        try {
            testbed.kill(1);
            try (var disk = new RandomAccessFile("/run/testbed/tier-zfs/1/disk2", "rw")) {
                var size = disk.length();
                disk.setLength(0);
                disk.setLength(size);
            }
        } finally {
            testbed.mend();
        }
        assertNotEquals(boot, on(testbed, "cat /proc/sys/kernel/random/boot_id"));
        assertEquals("kept", on(testbed, "cat /tank/vmc/file"));
        System.out.println("A degraded mirror of OpenZFS " + on(testbed, "cat /sys/module/zfs/version; zpool status -P"));

        var told = pool(testbed, folder.resolve("degraded"));
        var lost = on(testbed, "zpool status -P").lines().filter(line -> line.contains("UNAVAIL")).findFirst().orElseThrow().strip();
        assertEquals("failed not-online", Row.said(told));
        assertEquals("DEGRADED", told.path("subjects").get(0).path("found").asString());
        for (var language : List.of("en", "id")) {
            var sentence = told.path("reasons").path(language).get(0).asString();
            assertTrue(sentence.contains("DEGRADED") && sentence.contains("UNAVAIL") && sentence.contains(lost.split(" ")[0]), sentence);
        }

        on(testbed, "zpool replace -f -w tank " + lost.split(" ")[0] + " /dev/disk/by-id/virtio-testbed-b-part1");
        assertEquals("passed", Row.said(pool(testbed, folder.resolve("whole"))));
    }

    private static JsonNode pool(Testbed testbed, Path folder) {
        return Kit.one(kit(testbed, folder).check("04-storage/pool"), "pool-online");
    }
}
