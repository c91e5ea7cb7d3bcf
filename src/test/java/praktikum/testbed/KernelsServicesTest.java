package praktikum.testbed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.course.PageValues;
import praktikum.course.read.Courses;

/** What the labs on networks and containers need is there on tier kernels, and is the kernel's own. */
@OnTestbed(Tier.KERNELS)
class KernelsServicesTest {

    private static String on(Testbed testbed, int number, String... lines) {
        return testbed.ssh(number, "set -e; " + String.join("; ", lines)).well().out().strip();
    }

    private static boolean reaches(Testbed testbed, int from, String address) {
        return testbed.ssh(from, "ping -q -c 1 -W 1 " + address).exit() == 0;
    }

    /**
     * The page's own block puts a real bond below a bridge, for good: it is read whole, and goes on without its active leg, which
     * is told.
     */
    @Test
    void aBondBelowABridgeIsReadAsTheKernelRunsIt(Testbed testbed, @TempDir Path folder) {
        var site = testbed.siteYaml(List.of(1)).replace("bridge: vmbr0", "bridge: vmbr9") + "  bond: active-backup\n";
        try {
            on(testbed, 2, "ip link set eno2 up", "ip address add 10.78.2.2/24 dev eno2");
            // Debian's ifupdown2 looks for a folder that Debian's iproute2 no longer has.
            on(testbed, 1, "mkdir -p /etc/iproute2/rt_tables.d", "cp /etc/network/interfaces /root/interfaces",
                    "printf '\\nauto vmbr9\\niface vmbr9 inet static\\n\\taddress 10.78.2.1/24\\n"
                            + "\\tbridge-ports eno2\\n\\tbridge-stp off\\n\\tbridge-fd 0\\n' >>/etc/network/interfaces");
            // The page names cards as the installer does.
            on(testbed, 1, bonding().replace("nic0", "eno2").replace("nic3", "eno3"));
            await("both legs are up").atMost(Duration.ofSeconds(90)).until(() ->
                    on(testbed, 1, "grep -c 'MII Status: up' /proc/net/bonding/bond0").equals("3"));
            await("the bond carries").atMost(Duration.ofSeconds(90)).until(() -> reaches(testbed, 1, "10.78.2.2"));
            assertEquals("passed passed", bond(testbed.kit(folder.resolve("whole"), site)));

            var active = on(testbed, 1, "cat /sys/class/net/bond0/bonding/active_slave");
            on(testbed, 1, "ip link set " + active + " down");
            await("the other card").atMost(Duration.ofSeconds(90)).until(() -> reaches(testbed, 1, "10.78.2.2"));
            assertEquals("failed leg-down skipped by bond", bond(testbed.kit(folder.resolve("down"), site)));
        } finally {
            testbed.ssh(1, "cp /root/interfaces /etc/network/interfaces; rm -f /etc/network/interfaces.before-bond; ip link delete vmbr9; "
                    + "ip link delete bond0; ip link set eno2 down; ip link set eno3 down");
            testbed.ssh(2, "ip address flush dev eno2; ip link set eno2 down");
        }
    }

    private static String bonding() {
        var block = Courses.bundled().course().orElseThrow().lab("03-network").orElseThrow().step("bonding").orElseThrow().actions()
                .getFirst().script();
        return new PageValues(Map.of("bond.mode", "active-backup")).show(block);
    }

    private static String bond(Kit kit) {
        var document = kit.check("03-network/bonding");
        return Row.said(Kit.one(document, "bond")) + " " + Row.said(Kit.one(document, "bond-at-boot"));
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
