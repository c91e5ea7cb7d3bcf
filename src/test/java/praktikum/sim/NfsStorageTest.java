package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An NFS export as a storage of the cluster: added once, mounted by each node, active as long as the server answers. */
class NfsStorageTest {

    private static final String ADD = "pvesm add nfs nfs-local --server 10.20.30.50 --export /srv/nfs/proxmox "
            + "--content images,iso,backup";

    private static Bench bench(int release, String clients) {
        var bench = Bench.clustered(ClusterSpec.example(Path.of("unused"), List.of()).withRelease(release)
                .withOthers(List.of(new ClusterSpec.Machine("store", "10.20.30.50", List.of()))));
        var ready = bench.shell("store", "apt-get -qq update && apt-get -qq install nfs-kernel-server && mkdir -p /srv/nfs/proxmox && "
                + "echo '/srv/nfs/proxmox " + clients + "' > /etc/exports && exportfs -ra");
        assertEquals(0, ready.exit(), ready.err());
        return bench;
    }

    private static String said(Bench bench, String node, String line) {
        var answer = bench.shell(node, line);
        return answer.err() + answer.out();
    }

    private static String state(Bench bench, String node) {
        return bench.shell(node, "pvesm status --storage nfs-local | tail -1 | awk '{print $3}'").out().strip();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void oneCommandMakesItASharedStorageOfAllNodes(int release) {
        var bench = bench(release, "10.20.30.0/24(rw,sync,no_subtree_check,no_root_squash)");
        assertEquals("/srv/nfs/proxmox 10.20.30.0/24\n", said(bench, "node01", "pvesm scan nfs 10.20.30.50"));
        assertEquals("", said(bench, "node01", ADD));
        bench.clock.advance(25);
        for (var node : List.of("node01", "node02", "node03")) {
            assertEquals("active", state(bench, node));
            assertTrue(said(bench, node, "grep nfs4 /proc/mounts").startsWith("10.20.30.50:/srv/nfs/proxmox /mnt/pve/nfs-local nfs4 rw,"));
        }
        said(bench, "node01", "echo iso > /mnt/pve/nfs-local/template/iso/a.iso");
        assertTrue(said(bench, "node03", "pvesm list nfs-local").contains("nfs-local:iso/a.iso iso     iso "));
        assertEquals("a.iso\n", said(bench, "store", "ls /srv/nfs/proxmox/template/iso"));
        assertTrue(said(bench, "node02", "cat /etc/pve/storage.cfg").contains("nfs: nfs-local\n"));
    }

    @Test
    void aServerThatStopsMakesItInactiveEverywhereAndComesBack() {
        var bench = bench(9, "*(rw,no_subtree_check,no_root_squash)");
        said(bench, "node01", ADD);
        bench.clock.advance(25);
        bench.shell("store", "systemctl stop nfs-server");
        bench.clock.advance(25);
        assertEquals("inactive", state(bench, "node02"));
        assertTrue(said(bench, "node03", "journalctl -u pvestatd").contains("storage 'nfs-local' is not online"));
        bench.shell("store", "systemctl start nfs-server");
        assertEquals("active", state(bench, "node02"));
    }

    @Test
    void whoMayNotMountIsToldSoWhenItIsAdded() {
        var bench = bench(9, "10.20.99.0/24(rw,no_subtree_check)");
        assertEquals("create storage failed: mount error: mount.nfs: access denied by server while mounting "
                + "10.20.30.50:/srv/nfs/proxmox\n", said(bench, "node01", ADD));
    }

    @Test
    void aServerWithoutExportsIsNotOnline() {
        var bench = bench(9, "*(rw)");
        bench.shell("store", "systemctl stop nfs-server");
        assertEquals("create storage failed: storage 'nfs-local' is not online\n", said(bench, "node01", ADD));
        assertEquals("create storage failed: storage 'nfs-local' is not online\n", said(bench, "node01", ADD + " --options vers=4.2"));
    }

    @Test
    void aSquashedRootCannotMakeTheDirectories() {
        var bench = bench(9, "*(rw,no_subtree_check)");
        assertTrue(said(bench, "node01", ADD).contains("Permission denied"), "root is nobody there");
    }

    @Test
    void itIsAllTheSameWithLongerAddresses() {
        var nodes = List.of(new ClusterSpec.Machine("a", "fd00:20::11", List.of()), new ClusterSpec.Machine("b", "fd00:20::12", List.of()));
        var bench = Bench.clustered(new ClusterSpec(nodes, 64, "fd00:20::1", "fd00:20::1", "lab", "vmbr0", "nic0", 9, "UTC", "none",
                "praktikum", 1, 1, Path.of("unused"), List.of())
                .withOthers(List.of(new ClusterSpec.Machine("store", "fd00:20::50", List.of()))));
        assertEquals("", said(bench, "store", "apt-get -qq update && apt-get -qq install nfs-kernel-server && mkdir -p /srv/nfs && "
                + "echo '/srv/nfs fd00:20::/64(rw,no_subtree_check,no_root_squash)' > /etc/exports && exportfs -ra"));
        assertEquals("", said(bench, "a", "pvesm add nfs nfs-local --server fd00:20::50 --export /srv/nfs --content images"));
        bench.clock.advance(25);
        assertEquals("active", state(bench, "b"));
        assertTrue(said(bench, "b", "grep nfs4 /proc/mounts").matches("\\[fd00:20::50]:/srv/nfs /mnt/pve/nfs-local nfs4 .*,proto=tcp6,"
                + ".*,clientaddr=fd00:20::12,local_lock=none,addr=fd00:20::50 0 0\n"));
    }

    @Test
    void theVersionIsThatOfTheOptions() {
        var bench = bench(9, "*(rw,no_subtree_check,no_root_squash)");
        assertEquals("", said(bench, "node01", ADD + " --options vers=3,soft"));
        assertTrue(said(bench, "node01", "grep nfs-local /proc/mounts").contains(" nfs rw,relatime,vers=3,"));
    }
}
