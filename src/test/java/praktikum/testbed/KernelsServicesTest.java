package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the labs on storage, networks and containers need is there on tier kernels, and is the kernel's own. */
@OnTestbed(Tier.KERNELS)
class KernelsServicesTest {

    private static String on(Testbed testbed, int number, String... lines) {
        return testbed.ssh(number, "set -e; " + String.join("; ", lines)).well().out().strip();
    }

    private static boolean reaches(Testbed testbed, int from, String address) {
        return testbed.ssh(from, "ping -q -c 1 -W 1 " + address).exit() == 0;
    }

    /** Attribute letters of lvs(8) by volume, and how full the pool is. */
    private static Map<String, String> volumes(Testbed testbed) {
        var report = new JsonMapper().readTree(on(testbed, 1, "lvs -o lv_name,lv_attr,data_percent --reportformat json vg1"));
        return report.path("report").path(0).path("lv").valueStream().collect(Collectors.toMap(
                volume -> volume.path("lv_name").asString(),
                volume -> volume.path("lv_attr").asString() + " " + volume.path("data_percent").asString()));
    }

    @Test
    void aThinPoolFillsAsItsVolumesAreWritten(Testbed testbed) {
        try {
            on(testbed, 1, "vgcreate -qq -y vg1 /dev/ubdb", "lvcreate -qq --type thin-pool -L 1G -n data vg1",
                    "lvcreate -qq -V 4G --thin -n vm-100-disk-0 vg1/data", "lvcreate -qq -s vg1/vm-100-disk-0 -n snap");
            assertEquals(Map.of("data", "twi-aotz-- 0.00", "vm-100-disk-0", "Vwi-a-tz-- 0.00", "snap", "Vwi---tz-k "), volumes(testbed));
            on(testbed, 1, "dd if=/dev/urandom of=/dev/vg1/vm-100-disk-0 bs=1M count=64 conv=fsync 2>/dev/null");
            assertEquals("twi-aotz-- 6.25", volumes(testbed).get("data"), "64 MiB of 1 GiB");
        } finally {
            on(testbed, 1, "vgremove -qq -y vg1", "pvremove -qq /dev/ubdb");
        }
    }

    @Test
    void whatTheNfsServerExportsIsReadEverywhere(Testbed testbed) {
        try {
            on(testbed, 1, "mkdir -p /srv/nfs", "echo '/srv/nfs 10.78.1.0/24(rw,sync,no_subtree_check,no_root_squash)' >/etc/exports",
                    "systemctl start rpcbind nfs-server", "exportfs -ra");
            assertTrue(on(testbed, 3, "showmount -e " + Tier.KERNELS.address(1)).contains("/srv/nfs 10.78.1.0/24"));
            for (var machine : testbed.machines()) {
                on(testbed, machine.number(), "mkdir -p /mnt/pve/nfs",
                        "mount -t nfs4 " + Tier.KERNELS.address(1) + ":/srv/nfs /mnt/pve/nfs");
                assertEquals("nfs4", on(testbed, machine.number(), "findmnt -no FSTYPE /mnt/pve/nfs"));
            }
            on(testbed, 2, "echo written by pve2 >/mnt/pve/nfs/marker");
            assertEquals("written by pve2", on(testbed, 3, "cat /mnt/pve/nfs/marker"));
            assertEquals("written by pve2", on(testbed, 1, "cat /srv/nfs/marker"));
        } finally {
            for (var machine : testbed.machines()) {
                testbed.ssh(machine.number(), "umount -f /mnt/pve/nfs");
            }
            on(testbed, 1, "systemctl stop nfs-server rpcbind.socket rpcbind", "rm -rf /srv/nfs /etc/exports");
        }
    }

    @Test
    void aBondGoesOnWithItsOtherCard(Testbed testbed) {
        try {
            for (var number : List.of(1, 2)) {
                on(testbed, number, "ip link add bond0 type bond mode active-backup miimon 100", "ip link set eno2 master bond0",
                        "ip link set eno3 master bond0", "ip link set bond0 up", "ip address add 10.78.2." + number + "/24 dev bond0");
            }
            await("the bond carries").atMost(Duration.ofSeconds(90)).until(() -> reaches(testbed, 1, "10.78.2.2"));
            assertTrue(on(testbed, 1, "cat /proc/net/bonding/bond0").contains("Bonding Mode: fault-tolerance (active-backup)"));
            var active = on(testbed, 1, "cat /sys/class/net/bond0/bonding/active_slave");
            on(testbed, 1, "ip link set " + active + " down");
            await("the other card").atMost(Duration.ofSeconds(90)).until(() -> reaches(testbed, 1, "10.78.2.2"));
            assertNotEquals(active, on(testbed, 1, "cat /sys/class/net/bond0/bonding/active_slave"));
        } finally {
            for (var number : List.of(1, 2)) {
                on(testbed, number, "ip link delete bond0", "ip link set eno2 down", "ip link set eno3 down");
            }
        }
    }

    /** A bridge on a real bond, as lab 03 plans it: whole, with a leg that is down, and in another mode. */
    @Test
    void aBondBelowABridgeIsReadAsTheKernelRunsIt(Testbed testbed, @TempDir Path folder) {
        var site = testbed.siteYaml(List.of(1)).replace("bridge: vmbr0", "bridge: vmbr9") + "  bond: active-backup\n";
        try {
            on(testbed, 1, "ip link add bond0 type bond mode active-backup miimon 100", "ip link set eno2 master bond0",
                    "ip link set eno3 master bond0", "ip link add vmbr9 type bridge", "ip link set bond0 master vmbr9",
                    "ip link set bond0 up", "ip link set vmbr9 up");
            await("both legs are up").atMost(Duration.ofSeconds(90)).until(() ->
                    on(testbed, 1, "grep -c 'MII Status: up' /proc/net/bonding/bond0").equals("3"));
            assertEquals("passed", Row.said(Kit.one(testbed.kit(folder.resolve("whole"), site).check("03-network/bonding"), "bond")));
            on(testbed, 1, "ip link set eno3 down");
            assertEquals("failed leg-down",
                    Row.said(Kit.one(testbed.kit(folder.resolve("down"), site).check("03-network/bonding"), "bond")));
            assertEquals("failed mode", Row.said(Kit.one(testbed.kit(folder.resolve("mode"),
                    site.replace("bond: active-backup", "bond: 802.3ad")).check("03-network/bonding"), "bond")));
        } finally {
            testbed.ssh(1, "ip link delete vmbr9; ip link delete bond0; ip link set eno2 down; ip link set eno3 down");
        }
    }

    @Test
    void aVlanReachesItsOwnAndNobodyElse(Testbed testbed) {
        try {
            for (var number : List.of(1, 2)) {
                on(testbed, number, "ip link set eno2 up", "ip link add link eno2 name eno2.20 type vlan id 20", "ip link set eno2.20 up",
                        "ip address add 10.78.20." + number + "/24 dev eno2.20");
            }
            on(testbed, 3, "ip link set eno2 up", "ip address add 10.78.20.3/24 dev eno2");
            await("the VLAN carries").atMost(Duration.ofSeconds(90)).until(() -> reaches(testbed, 1, "10.78.20.2"));
            assertEquals("20", on(testbed, 1, "ip -j -d link show eno2.20 | sed 's/.*\"id\":\\([0-9]*\\).*/\\1/'"));
            assertTrue(!reaches(testbed, 1, "10.78.20.3"), "untagged");
        } finally {
            for (var number : List.of(1, 2)) {
                testbed.ssh(number, "ip link delete eno2.20; ip link set eno2 down");
            }
            testbed.ssh(3, "ip address flush dev eno2; ip link set eno2 down");
        }
    }

    @Test
    void aContainerStartsAndAnswersItsNeighbours(Testbed testbed) {
        try {
            on(testbed, 3, "lxc-create -n 101 -t busybox >/dev/null 2>&1",
                    "sed -i 's/^lxc.net.0.link = .*/lxc.net.0.link = vmbr0/' /var/lib/lxc/101/config", "lxc-start -n 101",
                    "lxc-wait -n 101 -s RUNNING -t 60");
            assertEquals("RUNNING", on(testbed, 3, "lxc-info -n 101 -sH"));
            on(testbed, 3, "lxc-attach -n 101 -- ip address add 10.78.1.101/24 dev eth0");
            await("it answers").atMost(Duration.ofSeconds(90)).until(() -> reaches(testbed, 1, "10.78.1.101"));
            assertNotEquals(on(testbed, 3, "readlink /proc/self/ns/pid"),
                    on(testbed, 3, "lxc-attach -n 101 -- readlink /proc/self/ns/pid"), "a process namespace of its own");
        } finally {
            testbed.ssh(3, "lxc-stop -k -n 101; lxc-destroy -n 101");
        }
    }
}
