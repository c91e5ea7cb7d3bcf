package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.sim.machine.Product;

/** A machine of the world that is no node: Debian, reached by the nodes, with nothing of Proxmox VE on it. */
class DebianMachineTest {

    private static ClusterSpec spec(int release) {
        return ClusterSpec.example(Path.of("unused"), List.of()).withRelease(release)
                .withOthers(List.of(new ClusterSpec.Machine("store", "10.20.30.50", List.of())));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void itSaysItselfWhatItIs(int release) {
        var bench = new Bench(spec(release));
        var debian = release == 8 ? "12" : "13";
        assertEquals("store\n", bench.shell("store", "hostname").out());
        assertTrue(bench.shell("store", "cat /etc/os-release").out().contains("VERSION_ID=\"" + debian + "\""));
        var kernel = bench.shell("store", "uname -srv").out();
        assertTrue(kernel.matches("Linux 6\\.\\S+-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6\\.\\S+ \\(\\S+\\)\n"), kernel);
        assertEquals("active\nactive\nactive\n", bench.shell("store", "systemctl is-active ssh chrony cron").out());
        assertEquals("", bench.shell("store", "systemctl list-units | grep -iE 'pve|corosync|postfix'").out());
        assertTrue(bench.shell("store", "cat /proc/mounts").out().contains("/dev/sda2 / ext4 "));
        assertEquals("", bench.shell("store", "dpkg-query -W | grep -E 'pve|proxmox'").out());
    }

    @Test
    void nothingOfProxmoxVeIsOnIt() {
        var bench = new Bench(spec(9));
        for (var command : List.of("pvecm status", "pveversion", "pvesh get /nodes", "qm list", "corosync-quorumtool", "ifreload -a")) {
            var answer = bench.shell("store", command);
            assertEquals(127, answer.exit(), command);
            assertTrue(answer.err().endsWith(command.split(" ")[0] + ": command not found\n"), answer.err());
        }
        assertEquals(2, bench.shell("store", "ls /etc/pve").exit());
        assertEquals("debian.sources\n", bench.shell("store", "ls /etc/apt/sources.list.d").out());
    }

    @Test
    void nodesReachItAndItReachesThem() {
        var bench = new Bench(spec(9));
        assertEquals(0, bench.shell("node01", "ping -c 2 10.20.30.50").exit());
        assertEquals(0, bench.shell("store", "ping -c 2 10.20.30.12").exit());
        assertEquals(0, bench.shell("node02", "nc -z -w 2 10.20.30.50 22").exit());
        assertEquals(1, bench.shell("node02", "nc -z -w 2 10.20.30.50 8006").exit(), "no web interface");
    }

    @Test
    void aClusterFormsAndStandsWithoutIt() {
        var bench = Bench.clustered(spec(9));
        assertTrue(bench.shell("node01", "pvecm status").out().contains("Quorate:          Yes"));
        assertFalse(bench.shell("node01", "pvecm nodes").out().contains("store"));
        bench.world.act(() -> bench.node("store").cutPower());
        bench.clock.advance(20);
        assertTrue(bench.shell("node01", "pvecm status").out().contains("Expected votes:   3"));
    }

    @Test
    void itIsKeptAsItIs() {
        var bench = new Bench(spec(9));
        bench.shell("store", "mkdir -p /srv/nfs && echo kept > /srv/nfs/file && hostnamectl set-hostname other");
        var again = bench.restarted();
        assertEquals(Product.DEBIAN, again.node("store").product());
        assertEquals("kept\nother\n", again.shell("store", "cat /srv/nfs/file; hostname").out());
        assertEquals(127, again.shell("store", "pvecm status").exit());
        assertEquals(List.of("node01", "node02", "node03"),
                again.world.machines(Product.PROXMOX_VE).stream().map(node -> node.name()).toList());
    }

    @Test
    void whatWasKeptWhenThereWereOnlyNodesIsReadAsNodes() throws Exception {
        var spec = ClusterSpec.example(Path.of("unused"), List.of());
        var bytes = new ByteArrayOutputStream();
        ClusterImage.of(new Bench(spec).world, spec, Map.of()).write(bytes);
        var now = ByteBuffer.wrap(bytes.toByteArray());
        var first = new byte["PRAKTIKUM MACHINES 2\n".length()];
        now.get(first);
        var record = new byte[now.getInt()];
        now.get(record);
        var before = new String(record, StandardCharsets.UTF_8).replace("\"product\":\"PROXMOX_VE\",", "").replace(",\"others\":[]", "")
                .getBytes(StandardCharsets.UTF_8);
        assertTrue(before.length < record.length - 50);
        var out = new ByteArrayOutputStream();
        var data = new DataOutputStream(out);
        data.write(first);
        data.writeInt(before.length);
        data.write(before);
        data.write(MessageDigest.getInstance("SHA-256").digest(before));
        data.write(now.array(), now.position() + 32, now.remaining() - 32);
        var image = ClusterImage.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(List.of("node01", "node02", "node03"), image.machines());
        assertEquals(List.of(), image.spec(1, Path.of("unused"), List.of()).others());
    }

    @Test
    void aPackageBringsWhatItNeedsAndItsUnitsRun() {
        var bench = new Bench(spec(9));
        assertEquals("inactive\n", bench.shell("store", "systemctl is-active rpcbind").out());
        var installed = bench.shell("store", "apt-get -y install nfs-kernel-server");
        assertEquals("E: Unable to locate package nfs-kernel-server\n", installed.err(), "no list was fetched yet");
        installed = bench.shell("store", "apt-get -qq update && apt-get -y install nfs-kernel-server");
        assertEquals(0, installed.exit(), installed.err());
        assertTrue(installed.out().contains("The following NEW packages will be installed:\n  nfs-common nfs-kernel-server rpcbind\n"),
                installed.out());
        assertEquals("active\nenabled\n", bench.shell("store", "systemctl is-active rpcbind; systemctl is-enabled rpcbind").out());
        assertEquals("active\n", bench.restarted().shell("store", "systemctl is-active rpcbind").out());
        assertEquals("active\n", bench.shell("node01", "systemctl is-active rpcbind").out());
    }
}
