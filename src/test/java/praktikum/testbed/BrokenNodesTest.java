package praktikum.testbed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and networks made wrong on real machines: lab 01 names the mistake, on that machine only, and no other verdict changes. */
@OnTestbed(Tier.NODES)
class BrokenNodesTest {

    private static final String HOSTS = "cp -f /root/hosts /etc/hosts";
    private static final String INTERFACES = "cp -f /root/interfaces /etc/network/interfaces";
    private static final String KEPT = "cp /etc/hosts /root/hosts; cp /etc/network/interfaces /root/interfaces; ";

    /** Makes all of it wrong at once, each on a machine of its own or in its own corner, looks once, and takes it back. */
    private static void shows(Testbed testbed, Path folder, List<Mishap> mishaps) {
        shows(testbed, folder, mishaps, Mishap.expected(NodesVerdictsTest.ROWS, mishaps));
    }

    private static void shows(Testbed testbed, Path folder, List<Mishap> mishaps, TreeMap<String, String> expected) {
        var found = new TreeMap<String, String>();
        var made = new ArrayList<Mishap>();
        try {
            for (var mishap : mishaps) {
                onMachine(testbed, mishap.machine(), mishap.does());
                made.add(mishap);
            }
            var begun = System.nanoTime();
            testbed.kit(folder).check("01-nodes").path("labs").get(0).path("checks").forEach(check -> {
                var id = check.path("check").asString();
                found.put(id.substring(id.lastIndexOf('/') + 1), Row.said(check).replaceAll("host\\.[a-z.-]+", "?"));
            });
            System.out.printf("lab 01 on broken nodes: %d mishaps seen in %.1f s%n", mishaps.size(), (System.nanoTime() - begun) / 1e9);
        } finally {
            made.reversed().forEach(mishap -> onMachine(testbed, mishap.machine(), mishap.undoes()));
        }
        expected.keySet().retainAll(found.keySet());
        found.keySet().retainAll(expected.keySet());
        assertEquals(expected.toString().replace(", ", "\n"), found.toString().replace(", ", "\n"));
    }

    /** Not by SSH, which needs the network that is being broken: from where the machine's own first process is. */
    private static void onMachine(Testbed testbed, int number, String line) {
        Ended.of(Duration.ofSeconds(60), new ProcessBuilder("nsenter", "--target", testbed.process(number) + "", "--all", "--",
                "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "sh", "-c", line)).well();
    }

    @Test
    void namesRoutesAndFiles(Testbed testbed, @TempDir Path folder) {
        shows(testbed, folder, List.of(
                Mishap.on(1, "ip route del default", "ip route replace default via 10.77.1.254", "gateway",
                        "failed pve1=none pve2=two pve3=other-gateway"),
                Mishap.on(2, "ip route add default via 10.77.1.253 metric 100", "ip route del default via 10.77.1.253 metric 100"),
                Mishap.on(3, "ip route replace default via 10.77.1.253", "ip route replace default via 10.77.1.254"),
                // The own name leads to loopback; whether names agree is then not asked.
                Mishap.on(1, KEPT + "sed -i 's/^10.77.1.1 .*/127.0.1.1 pve1/' /etc/hosts", HOSTS, "name-resolves",
                        "failed pve1=loopback pve2=other-address pve3=unresolved",
                        "names-agree", "skipped by name-resolves pve1=disagree pve2=disagree pve3=missing-peer"),
                Mishap.on(2, KEPT + "sed -i 's/^10.77.1.2 /10.77.1.22 /' /etc/hosts", HOSTS),
                Mishap.on(3, KEPT + "sed -i '/^10.77.1.3 /d' /etc/hosts", HOSTS),
                Mishap.on(1, "sed -i 's/inet static/inet dhcp/; /address/d' /etc/network/interfaces", INTERFACES,
                        "bridge-static", "failed pve1=dhcp pve2=other-interface pve3=other-address"),
                Mishap.on(2, "printf 'iface eno1 inet static\\n\\taddress 10.77.1.2/24\\n' >/etc/network/interfaces", INTERFACES),
                Mishap.on(3, "sed -i 's|10.77.1.3/24|10.77.1.3/16|' /etc/network/interfaces", INTERFACES),
                Mishap.on(2, "touch /etc/network/interfaces.new", "rm /etc/network/interfaces.new", "applied", "failed pve2=pending")));
    }

    @Test
    void otherNamesAndAddresses(Testbed testbed, @TempDir Path folder) throws Exception {
        alias(folder, 1);
        shows(testbed, folder, List.of(
                // Two of one name; the second one was cut short when it was typed.
                Mishap.on(2, "echo pve1 >/proc/sys/kernel/hostname", "echo pve2 >/proc/sys/kernel/hostname",
                        "hostname", "failed pve1=check.no-pmxcfs pve2=taken pve3=shortened", "name-resolves", "skipped by hostname",
                        "names-agree", "skipped by hostname pve1=missing-peer pve3=disagree"),
                Mishap.on(3, "echo pve >/proc/sys/kernel/hostname", "echo pve3 >/proc/sys/kernel/hostname"),
                Mishap.on(1, KEPT + "sed -i '/^10.77.1.2 /d' /etc/hosts", HOSTS),
                Mishap.on(3, KEPT + "sed -i 's/^10.77.1.2 /10.77.1.22 /' /etc/hosts", HOSTS),
                Mishap.on(2,
                        "ip address add 10.77.1.2/16 dev vmbr0; ip address del 10.77.1.2/24 dev vmbr0; "
                                + "ip route replace default via 10.77.1.254",
                        "ip address add 10.77.1.2/24 dev vmbr0; ip address del 10.77.1.2/16 dev vmbr0; "
                                + "ip route replace default via 10.77.1.254",
                        "address", "failed pve1=no-address pve2=prefix"),
                // Without its address it reaches nobody, and nobody reaches it where it should be.
                Mishap.on(1, "ip address add 10.77.1.101/32 dev lo; ip address del 10.77.1.1/24 dev vmbr0; "
                                + "ip route add 10.77.1.254 dev vmbr0 src 10.77.1.101; ip route replace default via 10.77.1.254 src "
                                + "10.77.1.101",
                        "ip route flush dev vmbr0; ip address del 10.77.1.101/32 dev lo; ip address add 10.77.1.1/24 dev vmbr0; "
                                + "ip route add default via 10.77.1.254",
                        "web-reachable", "failed pve1=cut-off pve2=unreachable pve3=unreachable")));
    }

    /** A machine that lost its address is to be had through another one, which the instructor's ~/.ssh/config names. */
    private static void alias(Path folder, int number) throws IOException {
        Files.createDirectory(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/config"),
                "Host 10.77.1.%1$d\n  HostName 10.77.1.10%1$d\n  HostKeyAlias 10.77.1.%1$d\n".formatted(number));
    }

    @Test
    void aPortThatIsOutAndAMachineThatIsOff(Testbed testbed, @TempDir Path folder) throws Exception {
        alias(folder, 2);
        var off = "pve3=?";
        try {
            testbed.kill(3);
            var mishaps = List.of(
                    Mishap.on(2,
                            "ip link set eno1 nomaster; ip address add 10.77.1.102/32 dev eno1; "
                                    + "ip route add 10.77.1.254 dev eno1 src 10.77.1.102",
                            "ip address del 10.77.1.102/32 dev eno1; ip link set eno1 master vmbr0; "
                                    + "ip route replace default via 10.77.1.254",
                            "bridge-port", "failed pve2=no-port " + off,
                            // What the other two say of themselves stands; the third says nothing.
                            "address", "skipped by bridge-port " + off, "gateway", "not-measured " + off, "time-agrees",
                                    "not-measured " + off,
                            "kernel", "not-measured " + off));
            shows(testbed, folder, mishaps, Mishap.expected(List.of(), mishaps));
        } finally {
            testbed.mend();
        }
    }
}
