package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tier zfs is what it says: a machine with the real ZFS. */
@OnTestbed(Tier.ZFS)
class ZfsTierTest {

    private static String on(Testbed testbed, String... lines) {
        return testbed.ssh(1, "set -e; " + String.join("; ", lines)).well().out().strip();
    }

    @AfterEach
    void withoutThePool(Testbed testbed) {
        testbed.ssh(1, "zpool destroy -f rpool; for disk in a b c; do zpool labelclear -f /dev/vd${disk}1; done");
    }

    @Test
    void aMirrorLosesADiskAndGoesOn(Testbed testbed) {
        on(testbed, "zpool create -f rpool mirror /dev/vda1 /dev/vdb1");
        assertEquals("rpool\tONLINE", on(testbed, "zpool list -H -o name,health"));
        on(testbed, "zpool offline rpool vdb1");
        assertEquals("DEGRADED", on(testbed, "zpool list -H -o health rpool"));
        on(testbed, "zpool replace -f -w rpool vdb1 /dev/vdc1");
        assertEquals("ONLINE", on(testbed, "zpool list -H -o health rpool"));
        assertTrue(on(testbed, "zpool status rpool").contains("errors: No known data errors"));
    }

    @Test
    void aRollbackBringsBackWhatTheSnapshotHolds(Testbed testbed) {
        on(testbed, "zpool create -f rpool mirror /dev/vda1 /dev/vdb1", "zfs create rpool/data", "echo first >/rpool/data/file",
                "zfs snapshot rpool/data@s1", "echo second >/rpool/data/file");
        assertEquals("second", on(testbed, "cat /rpool/data/file"));
        assertEquals("rpool/data@s1", on(testbed, "zfs list -H -t snapshot -o name"));
        on(testbed, "zfs rollback rpool/data@s1");
        assertEquals("first", on(testbed, "cat /rpool/data/file"));
    }

    @Test
    void aVolumeIsABlockDeviceThatSnapshotsHold(Testbed testbed) {
        on(testbed, "zpool create -f rpool mirror /dev/vda1 /dev/vdb1", "zfs create -s -V 64M rpool/vm-100-disk-0",
                "until [ -b /dev/zd0 ]; do :; done", "printf first | dd of=/dev/zd0 conv=fsync 2>/dev/null",
                "zfs snapshot rpool/vm-100-disk-0@s1",
                "printf other | dd of=/dev/zd0 conv=fsync 2>/dev/null", "zfs rollback rpool/vm-100-disk-0@s1");
        assertEquals("first", on(testbed, "head -c 5 /dev/zd0"));
        assertEquals(List.of("volume", "67108864"),
                List.of(on(testbed, "zfs get -Hp -o value type,volsize rpool/vm-100-disk-0").split("\n")));
    }
}
