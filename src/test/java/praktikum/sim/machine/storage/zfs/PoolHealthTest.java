package praktikum.sim.machine.storage.zfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.storage.BlockDevices;

/** Pools that lose disks, and pools after a restart. */
final class PoolHealthTest {

    private final Bench bench = Bench.three();

    private static Answer run(Bench on, String line) {
        return on.shell("node01", line);
    }

    private static void connect(Bench on, String drive, boolean present) {
        on.world.act(() -> BlockDevices.of(on.node("node01")).connect(drive, present));
    }

    @Test
    void aMirrorThatLosesADiskIsDegradedAndGoesOn() {
        run(bench, "zpool create m mirror sdc sdd; echo hi > /m/f");
        connect(bench, "sdd", false);
        assertEquals("""
                  pool: m
                 state: DEGRADED
                status: One or more devices have been removed.
                \tSufficient replicas exist for the pool to continue functioning in a
                \tdegraded state.
                action: Online the device using zpool online' or replace the device with
                \t'zpool replace'.
                config:

                \tNAME        STATE     READ WRITE CKSUM
                \tm           DEGRADED     0     0     0
                \t  mirror-0  DEGRADED     0     0     0
                \t    sdc     ONLINE       0     0     0
                \t    sdd     REMOVED      0     0     0

                errors: No known data errors
                """, run(bench, "zpool status m").out());
        assertEquals("hi\n", run(bench, "cat /m/f").out());
        Bench again = bench.restarted();
        String status = run(again, "zpool status m").out();
        assertTrue(status.contains("action: Attach the missing device and online it using 'zpool online'.\n"
                + "   see: https://openzfs.github.io/openzfs-docs/msg/ZFS-8000-2Q\n"), status);
        assertTrue(status.matches("(?s).*\n\t    \\d{15,20} +UNAVAIL      0     0     0  was /dev/sdd1\n.*"), status);
        connect(again, "sdd", true);
        assertTrue(run(again, "zpool status m").out().contains("  scan: resilver in progress since "));
        again.clock.advance(10);
        assertTrue(run(again, "zpool status m").out().matches("(?s).* state: ONLINE\n  scan: resilvered \\S+ in 00:00:03 with 0 errors on "
                + ".*"));
    }

    @Test
    void aPoolOnOneDiskStopsWhenThatIsGoneAndIsNotThereAfterARestart() {
        run(bench, "zpool create s sdb; echo hi > /s/f");
        connect(bench, "sdb", false);
        assertEquals("SUSPENDED\n", run(bench, "zpool list -Ho health s").out());
        assertEquals("cat: /s/f: Input/output error\n", run(bench, "cat /s/f").err());
        Bench again = bench.restarted();
        assertEquals("no pools available\n", run(again, "zpool list").out());
        assertEquals("failed\n", run(again, "systemctl is-active zfs-import-cache").out());
        assertEquals("cannot import 's': no such pool available\n", run(again, "zpool import s").err());
        connect(again, "sdb", true);
        assertEquals("hi\n", run(again, "zpool import s; cat /s/f").out());
    }

    @Test
    void offlineReplaceAndDetachChangeAMirror() {
        run(bench, "zpool create m mirror sdc sdd");
        assertEquals(0, run(bench, "zpool offline m sdc").exit());
        assertEquals("cannot offline sdd: no valid replicas\n", run(bench, "zpool offline m sdd").err());
        assertEquals("DEGRADED\n", run(bench.restarted(), "zpool list -Ho health m").out());
        run(bench, "zpool online m sdc");
        bench.clock.advance(10);
        run(bench, "zpool replace m sdd sdb");
        assertTrue(run(bench, "zpool status m").out().contains("\t    replacing-1  ONLINE       0     0     0\n\t      sdd"));
        bench.clock.advance(10);
        assertTrue(run(bench, "zpool status m").out().contains("\t    sdc     ONLINE       0     0     0\n\t    sdb     ONLINE"));
        assertEquals(0, run(bench, "zpool detach m sdb").exit());
        assertEquals("cannot detach sdc: only applicable to mirror and replacing vdevs\n", run(bench, "zpool detach m sdc").err());
    }

    @Test
    void whatTheCacheFileDoesNotNameOnlyAUnitOfItsOwnBringsBack() {
        run(bench, "zpool create -o cachefile=none a-b sdb; zfs create a-b/x");
        assertEquals("no pools available\n", run(bench.restarted(), "zpool list").out());
        run(bench, "systemctl enable zfs-import@a\\\\x2db.service");
        Bench again = bench.restarted();
        assertEquals("a-b/x\tyes\n", run(again, "zfs get -Ho name,value mounted a-b/x").out());
        assertEquals("enabled\n", run(again, "systemctl is-enabled 'zfs-import@a\\x2db.service'").out());
        run(again, "systemctl disable zfs-mount");
        assertEquals("no\n", run(again.restarted(), "zfs get -Ho value mounted a-b/x").out());
    }

    @Test
    void aPoolIsTakenAwayAndFoundAgainByItsLabels() {
        run(bench, "zpool create p sdb; zfs create p/d; echo 1 > /p/d/f; zpool export p");
        assertEquals("", run(bench, "ls -d /p 2>/dev/null").out());
        assertTrue(run(bench, "zpool import").out().startsWith("   pool: p\n     id: "));
        assertTrue(PoolImport.of(Zfs.of(bench.node("node01"))).byName("p", java.util.Optional.of("/dev/disk/by-id"), "none").isEmpty());
        bench.world.act(() -> assertEquals(java.util.List.of(), Zfs.of(bench.node("node01")).datasets().mountAll()));
        assertEquals("1\n", run(bench, "cat /p/d/f").out());
        assertTrue(run(bench, "zpool status -P p").out().contains("/dev/disk/by-id/ata-SATA_SSD_AA210426110138-part1"));
        run(bench, "zpool destroy p");
        assertEquals("no pools available to import\n", run(bench, "zpool import").err());
        assertEquals("1\n", run(bench, "zpool import -D p; cat /p/d/f").out());
    }
}
