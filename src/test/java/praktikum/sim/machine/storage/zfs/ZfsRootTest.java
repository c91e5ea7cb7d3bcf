package praktikum.sim.machine.storage.zfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.Bench;
import praktikum.sim.ClusterSpec;

/** Nodes whose root file system the installer put on ZFS: they have rpool and local-zfs, and no volume group. */
final class ZfsRootTest {

    private final Bench bench = new Bench(ClusterSpec.example(Path.of("unused"), List.of()).withZfs());

    private static String out(Bench on, String line) {
        return on.shell("node01", line).out();
    }

    @Test
    void theRootFileSystemIsADataset() {
        assertEquals("zfs rpool/ROOT/pve-1\n", out(bench, "findmnt -n -o FSTYPE,SOURCE /"));
        assertEquals("rpool\nrpool/ROOT\nrpool/ROOT/pve-1\nrpool/data\nrpool/var-lib-vz\n", out(bench, "zfs list -Ho name"));
        assertTrue(out(bench, "zpool status -P").matches("(?s).*\n\t  /dev/disk/by-id/ata-\\S+-part3  ONLINE .*"));
        assertTrue(out(bench, "cat /proc/cmdline").endsWith(" root=ZFS=rpool/ROOT/pve-1 ro root=ZFS=rpool/ROOT/pve-1 boot=zfs quiet\n"));
        assertEquals("", out(bench, "vgs"));
        assertTrue(out(bench, "pvesm status | grep local-zfs").matches("local-zfs     zfspool     active  .*\n"));
        assertEquals("cannot unmount '/': pool or dataset is busy\n", bench.shell("node01", "zpool export rpool").err());
    }

    @Test
    void theMachineBootsFromItAgain() {
        out(bench, "zpool create tank sdb; echo hi > /tank/f; echo here > /root/f; echo iso > /var/lib/vz/f");
        Bench again = bench.restarted();
        assertEquals("here\niso\nhi\n", out(again, "cat /root/f /var/lib/vz/f /tank/f"));
        assertEquals("active\n", out(again, "systemctl is-active zfs-import-cache"));
        assertEquals("rpool\ntank\n", out(again, "zpool list -Ho name"));
    }

    @Test
    void whatTheMachineHoldsIsUsedInThePool() {
        long before = Long.parseLong(out(bench, "zfs get -Hpo value used rpool").strip());
        out(bench, "dd if=/dev/zero of=/root/f bs=1M count=8");
        long grown = Long.parseLong(out(bench, "zfs get -Hpo value used rpool").strip()) - before;
        assertTrue(grown >= 8 << 20 && grown < 9 << 20, String.valueOf(grown));
    }
}
