package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.Faults;
import praktikum.sim.tool.Answer;
import praktikum.sim.world.Ip;
import praktikum.sim.world.Nic;
import praktikum.text.Language;

/** Each fault of the machines, seen by the commands that a check or a student asks; the healthy cluster answers otherwise. */
class FaultsTest {

    private static final Set<String> TRANSPORT = Set.of("changed-host-key", "login-denied", "silent-host", "no-channels", "node-down");
    private static final String SSH = "/usr/bin/ssh -e none -o BatchMode=yes -o HostKeyAlias=node03 "
            + "-o UserKnownHostsFile=/etc/pve/nodes/node03/ssh_known_hosts -o GlobalKnownHostsFile=none root@10.20.30.13 /bin/true";
    private static final String DIAL = "bash -c 'exec 3<>/dev/tcp/10.20.30.13/8006'";
    private static final String VERIFY = "openssl verify -CAfile /etc/pve/pve-root-ca.pem /etc/pve/nodes/node03/pve-ssl.pem";
    private static final String UPDATES = "pvesh get /nodes/node03/tasks --typefilter aptupdate --source all --limit 1 --output-format json";
    private static final String REPOSITORIES = "pvesh get /nodes/node03/apt/repositories --output-format json";

    /** What is seen of a fault: where a line is typed, and what its answer holds then and does not hold before. */
    private record Sight(String fault, String where, String line, String holds) {

        boolean matches(Answer answer) {
            return Pattern.compile(holds, Pattern.MULTILINE).matcher(answer.out() + answer.err() + "exit " + answer.exit() + "\n").find();
        }

        @Override
        public String toString() {
            return fault + ": " + line;
        }
    }

    private static Sight last(String fault, String line, String holds) {
        return new Sight(fault, "node03", line, holds);
    }

    private static Sight first(String fault, String line, String holds) {
        return new Sight(fault, "node01", line, holds);
    }

    static Stream<Sight> sights() {
        return Stream.of(
                last("short-hostname", "hostname", "^node$"),
                last("renamed-node", "ls -1 /etc/pve/nodes; hostname", "^pve$"),
                last("renamed-node", "ls -1 /etc/pve/nodes | grep -c node03", "^0$"),
                last("name-loopback", "getent ahosts node03", "^127\\.0\\.1\\.1 +STREAM node03\\.lab\\.example$"),
                last("name-other-address", "getent ahosts node03", "^10\\.20\\.30\\.113 "),
                last("name-unresolved", "getent ahosts node03", "^exit 2$"),
                last("peers-missing", "getent ahosts node01", "^exit 2$"),
                last("peer-wrong-address", "getent ahosts node01", "^10\\.20\\.30\\.111 "),
                last("no-bridge", "ip -j -d addr show | grep -o '\"ifname\":\"vmbr[0-9]\"'", "vmbr9"),
                last("no-bridge", "ip -br addr show vmbr9", "10\\.20\\.30\\.13/24"),
                last("bridge-without-port", "ip -br link show master vmbr0; echo end", "\\Aend$"),
                last("port-down", "ip -br link show nic0", "^nic0 +DOWN "),
                last("wrong-prefix", "ip -br addr show vmbr0", "10\\.20\\.30\\.13/16"),
                last("other-subnet", "ip -br addr show vmbr0", "10\\.20\\.31\\.13/24"),
                last("dhcp-address", "cat /etc/network/interfaces", "^iface vmbr0 inet dhcp$"),
                last("dhcp-address", "ip -j addr show vmbr0", "\"local\":\"10\\.20\\.30\\.13\".*\"dynamic\":true"),
                last("address-on-other-interface", "cat /etc/network/interfaces", "^iface nic0 inet static$"),
                last("cable-out", "ip link show nic0", "NO-CARRIER"),
                last("pending-interfaces", "ls -1 /etc/network", "^interfaces\\.new$"),
                last("second-gateway", "ip route show default | wc -l", "^2$"),
                last("no-gateway", "ip route show default | wc -l", "^0$"),
                last("other-gateway", "ip -j route show default", "\"gateway\":\"10\\.20\\.30\\.254\""),
                last("chrony-stopped", "timedatectl show -p NTPSynchronized -p Timezone", "^NTPSynchronized=no$"),
                last("chrony-stopped", "systemctl is-active chrony", "^inactive$"),
                last("zone-differs", "timedatectl show -p Timezone", "^Timezone=America/Lima$"),
                last("old-manager", "pveversion", "pve-manager/9\\.0\\.3/"),
                last("old-kernel", "uname -r", "^6\\.14\\.8-2-pve$"),
                last("enterprise-on", REPOSITORIES, "\"Components\":\\[\"pve-enterprise\"\\],\"Enabled\":1"),
                last("no-repository", REPOSITORIES + " | grep -c 'pve-no-subscription\"]\\|pve-enterprise\"]'", "^0$"),
                last("lists-unauthorized", UPDATES, "exit code 100"),
                last("lists-failed", UPDATES, "received interrupt"),
                last("lists-never", UPDATES, "\\A\\[]$"),
                last("no-virt-flag", "grep -m1 -owE 'vmx|svm' /proc/cpuinfo", "^exit 1$"),
                last("no-kvm-module", "grep -c '^kvm_intel ' /proc/modules", "^0$"),
                last("no-kvm-device", "ls /dev/kvm", "No such file"),
                last("nested-undeclared", "systemd-detect-virt", "^oracle$"),
                first("pveproxy-stopped", DIAL, "Connection refused$"),
                first("firewall-8006", DIAL, "Connection timed out$"),
                last("service-stopped", "systemctl is-active pvestatd", "^failed$"),
                first("no-cluster", "cat /etc/pve/.members", "\\A\\{\\n\"nodename\": \"node01\",\\n\"version\": 0\\n}"),
                first("wrong-cluster-name", "cat /etc/pve/.members", "\"name\": \"testcluster\""),
                last("own-cluster", "cat /etc/pve/.members", "\"name\": \"lab\", \"version\": 1, \"nodes\": 1, \"quorate\": 1"),
                last("not-joined", "pvecm status", "does not exist - is this node part of a cluster"),
                first("not-joined", "pvecm status", "^Total votes: +2$"),
                last("guests-in-the-way", "cat /etc/pve/.vmlist", "\"100\": \\{ \"node\": \"node03\""),
                first("wrong-link-address", "grep ring0_addr /etc/corosync/corosync.conf", "10\\.20\\.30\\.113$"),
                first("surplus-member", "grep name: /etc/corosync/corosync.conf", "name: oldnode$"),
                last("stale-view", "cat /etc/pve/.members", "\"node01\": \\{ \"id\": 1, \"online\": 0"),
                last("old-config", "systemctl is-active corosync", "^inactive$"),
                first("old-config", "grep config_version /etc/pve/corosync.conf", ": 4$"),
                last("local-conf-differs", "cmp /etc/corosync/corosync.conf /etc/pve/corosync.conf", "differ"),
                last("corosync-stopped", "systemctl is-active corosync pve-cluster", "^inactive$"),
                last("partitioned", "corosync-quorumtool -s", "^Quorate: +No$"),
                first("partitioned", "ping -c 1 -W 1 10.20.30.13", "100% packet loss"),
                last("no-time-source", "timedatectl show -p NTPSynchronized", "^NTPSynchronized=no$"),
                last("no-time-source", "chronyc tracking; systemctl is-active chrony", "Not synchronised\\nactive$"),
                first("firewall-8006-reject", DIAL, "Connection refused$"),
                last("pve-cluster-down", "systemctl is-active pve-cluster", "^inactive$"),
                last("pmxcfs-crashed", "ls /etc/pve", "Transport endpoint is not connected"),
                first("node-without-vote", "corosync-quorumtool -s", "^Expected votes: +2$"),
                first("node-with-many-votes", "corosync-quorumtool -s", "^Expected votes: +5$"),
                last("corosync-masked", "systemctl restart corosync", "Unit corosync\\.service is masked"),
                last("config-version-differs", "cmp /etc/corosync/corosync.conf /etc/pve/corosync.conf", "differ"),
                first("expected-override", "corosync-quorumtool -s", "^Expected votes: +1$"),
                first("missing-votes", "corosync-quorumtool -s", "^Total votes: +2$"),
                last("missing-votes", "systemctl is-enabled corosync", "^disabled$"),
                last("corosync-conf-broken", "systemctl restart corosync", "control process exited"),
                first("root-ssh-denied", SSH, "^root@10\\.20\\.30\\.13: Permission denied \\(publickey,password\\)\\.\\r?$"),
                first("root-ssh-noisy", SSH, "^Welcome to node03$"),
                first("root-ssh-host-key", SSH, "^Host key verification failed\\.\\r?$"),
                first("firewall-22", SSH, "port 22: Connection timed out\\r?$"),
                last("certificate-own-ca", VERIFY, "^error 20 at 0 depth lookup"),
                last("certificate-missing", VERIFY, "^Could not open file or uri for loading certificate"),
                first("power-off", "ping -c 1 -W 1 10.20.30.13", "100% packet loss"));
    }

    /** What only a cluster with a second link shows. */
    static Stream<Sight> linkSights() {
        String conf = "grep -A6 'name: node03' /etc/pve/corosync.conf";
        return Stream.of(
                last("no-link1", "grep -c 'ring1_addr\\|linknumber: 1' /etc/pve/corosync.conf", "^0$"),
                last("link1-same-prefix", conf, "ring1_addr: 10\\.20\\.30\\.113$"),
                last("link1-same-prefix", "corosync-cfgtool -s | grep -c disconnected; ip -br addr show vmbr0", "10\\.20\\.30\\.113/24"),
                last("link1-same-nic", "ip -br addr show vmbr0", "10\\.20\\.40\\.13/24"),
                last("link1-down", "corosync-cfgtool -s | grep -c disconnected", "^2$"),
                last("link1-down", "corosync-quorumtool -s; ip -br link show nic1", "^nic1 +DOWN "));
    }

    private static Bench healthy() {
        Bench bench = Bench.clustered();
        bench.world.nodes().forEach(node -> bench.shell(node.name(), """
                rm -f /etc/apt/sources.list.d/pve-enterprise.sources /etc/apt/sources.list.d/ceph.sources
                printf 'Types: deb\\nURIs: http://download.proxmox.com/debian/pve\\nSuites: trixie\\nComponents: pve-no-subscription\\n' \
                > /etc/apt/sources.list.d/proxmox.sources
                for node in node01 node02 node03; do grep -q "$node" /etc/hosts || echo "10.20.30.1${node#node0} $node.lab.example $node" >> /etc/hosts; done
                timedatectl set-timezone Asia/Jakarta
                pvesh create /nodes/$(hostname)/apt/update"""));
        return bench;
    }

    private static Bench linked() {
        Bench bench = Bench.three();
        for (int i = 1; i <= 3; i++) {
            String own = "--link0 10.20.30.1" + i + " --link1 10.20.40.1" + i;
            String card = "printf '\\nauto nic1\\niface nic1 inet static\\n\\taddress 10.20.40.1" + i + "/24\\n' >> /etc/network/interfaces; ifreload -a; ";
            Answer answer = bench.shell("node0" + i, card + (i == 1 ? "pvecm create lab " + own
                    : "printf 'praktikum\\nyes\\n' | pvecm add 10.20.30.11 " + own));
            assertEquals(0, answer.exit(), answer::toString);
        }
        bench.clock.advance(8);
        return bench;
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aFaultIsSeenByAskingTheMachine(Sight sight) {
        compare(healthy(), sight);
    }

    @ParameterizedTest
    @MethodSource("linkSights")
    void aFaultOfTheSecondLinkIsSeenByAskingTheMachine(Sight sight) {
        compare(linked(), sight);
    }

    private static void compare(Bench bench, Sight sight) {
        Answer before = bench.shell(sight.where(), sight.line());
        assertFalse(sight.matches(before), () -> "already on a healthy cluster: " + before);
        Faults.named(sight.fault()).orElseThrow().apply(bench.node("node03"));
        bench.clock.advance(12);
        Answer after = bench.shell(sight.where(), sight.line());
        assertTrue(sight.matches(after), after::toString);
    }

    private static long ahead(Bench bench) {
        return Long.parseLong(bench.shell("node03", "date +%s").out().strip()) - bench.clock.instant().getEpochSecond();
    }

    @Test
    void clocksGoWrongAndChronySetsThemRight() {
        Bench bench = healthy();
        assertEquals(0, ahead(bench), 1);
        Faults.named("clock-ahead").orElseThrow().apply(bench.node("node03"));
        assertEquals(90, ahead(bench), 1);
        Faults.named("clock-behind").orElseThrow().apply(bench.node("node03"));
        assertEquals(-90, ahead(bench), 2);
        bench.shell("node03", "systemctl restart chrony");
        bench.clock.advance(20);
        assertEquals(0, ahead(bench), 1);
    }

    @Test
    void aMachineThatWasNestedIsBareMetal() {
        Bench bench = Bench.three();
        bench.world.act(() -> bench.node("node03").hardware().kind("oracle"));
        Faults.named("bare-metal-undeclared").orElseThrow().apply(bench.node("node03"));
        assertEquals("none\n", bench.shell("node03", "systemd-detect-virt").out());
    }

    @Test
    void theMachineWithTheOldConfigurationIsTheLastOneThatKnowsIt() {
        Bench bench = healthy();
        String version = "grep config_version /etc/pve/corosync.conf";
        String before = bench.shell("node03", version).out();
        Faults.named("old-config").orElseThrow().apply(bench.node("node03"));
        bench.clock.advance(5);
        assertEquals(before, bench.shell("node03", version).out());
        bench.shell("node03", "systemctl restart corosync");
        bench.clock.advance(5);
        assertEquals(bench.shell("node01", version).out(), bench.shell("node03", version).out());
    }

    @Test
    void theSecondLinkMovesIntoTheStorageNetworkOfThePlan() {
        Bench bench = linked();
        bench.world.act(() -> bench.world.network().storage(Optional.of(new Nic.Address(Ip.of("10.20.50.0"), 24, false))));
        Faults.named("storage-on-corosync-net").orElseThrow().apply(bench.node("node03"));
        bench.clock.advance(5);
        assertEquals("    ring1_addr: 10.20.50.201\n    ring1_addr: 10.20.50.202\n    ring1_addr: 10.20.50.203\n",
                bench.shell("node02", "grep ring1_addr /etc/pve/corosync.conf").out());
        assertEquals("0\n", bench.shell("node02", "corosync-cfgtool -s | grep -c disconnected").out());
    }

    @Test
    void aFaultOfAClusterNeedsOne() {
        Bench bench = Bench.three();
        for (String name : List.of("not-joined", "no-cluster", "corosync-stopped", "expected-override", "link1-down")) {
            Fault fault = Faults.named(name).orElseThrow();
            assertThrows(IllegalStateException.class, () -> fault.apply(bench.node("node03")), name);
        }
        assertThrows(IllegalStateException.class, () -> Faults.named("link1-down").orElseThrow().apply(healthy().node("node03")));
    }

    @Test
    void everyFaultHasANameAndASentenceOfItsOwn() {
        Set<String> names = new HashSet<>();
        Set<String> sentences = new HashSet<>();
        for (Fault fault : Faults.all()) {
            assertTrue(names.add(fault.name()), fault.name());
            for (Language language : Language.values()) {
                assertTrue(sentences.add(fault.says().in(language)), fault.name());
            }
            assertEquals(fault, Faults.named(fault.name()).orElseThrow());
        }
        assertTrue(Faults.named("no-such-fault").isEmpty());
    }

    @Test
    void everyFaultOfTheMachinesIsTried() {
        Set<String> tried = new TreeSet<>(sights().map(Sight::fault).toList());
        linkSights().map(Sight::fault).forEach(tried::add);
        tried.addAll(List.of("clock-ahead", "clock-behind", "bare-metal-undeclared", "storage-on-corosync-net"));
        tried.addAll(TRANSPORT);
        assertEquals(new TreeSet<>(Faults.all().stream().map(Fault::name).toList()), tried);
    }
}
