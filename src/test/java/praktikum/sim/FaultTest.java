package praktikum.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.FaultSource;
import praktikum.sim.fault.Faults;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.nfs.fault.NfsFaultTopic;
import praktikum.sim.machine.storage.fault.StorageFaultTopic;
import praktikum.sim.proxmox.guest.fault.GuestFaultTopic;
import praktikum.sim.proxmox.guest.migrate.MigrationFaultTopic;
import praktikum.sim.proxmox.storage.fault.StorageTableFaultTopic;
import praktikum.text.Language;

/** Every fault of the world shows through the machines' own commands or files, and only where it was made. */
final class FaultTest {

    /**
     * How a fault shows.
     *
     * @param asked the machine that is asked
     * @param command a command, or the path of a file
     * @param before a pattern that is found while all is well
     * @param after a pattern that is found with the fault
     */
    private record Sign(String asked, String command, String before, String after) {
    }

    private static final Map<String, Sign> SIGNS = new TreeMap<>();

    private static void sign(String fault, String asked, String command, String before, String after) {
        SIGNS.put(fault, new Sign(asked, command, before, after));
    }

    static {
        sign("short-hostname", "node02", "hostname", "^node02$", "^node$");
        sign("renamed-node", "node02", "/etc/pve/.members", "\"nodename\": \"node02\"", "\"nodename\": \"pve\"");
        sign("name-loopback", "node02", "getent ahosts node02", "^10.20.30.12 ", "^127.0.1.1 +STREAM node02.lab.example");
        sign("name-other-address", "node02", "getent ahosts node02", "^10.20.30.12 ", "^10.20.30.112 ");
        sign("name-unresolved", "node02", "getent ahosts node02", "^10.20.30.12 ", "^exit 2$");
        sign("peers-missing", "node02", "getent ahosts node01", "^10.20.30.11 ", "^exit 2$");
        sign("peers-disagree", "node02", "getent ahosts node01", "^10.20.30.11 ", "^10.20.30.111 ");
        sign("no-bridge", "node02", "ip -br link", "^vmbr0 +UP", "^vmbr9 +UP");
        sign("bridge-without-port", "node02", "ip -j link show master vmbr0", "\"ifname\":\"nic0\"", "^\\[\\]$");
        sign("port-down", "node02", "ip -br link show nic0", "^nic0 +UP .*LOWER_UP", "^nic0 +DOWN .*<BROADCAST,MULTICAST> ");
        sign("cable-out", "node02", "ip -br link show nic0", "^nic0 +UP .*LOWER_UP", "^nic0 +DOWN .*<NO-CARRIER,BROADCAST,MULTICAST,UP> ");
        sign("other-plan-address", "node02", "ip -br addr show vmbr0", "10.20.30.12/24 fe80", "10.20.94.12/24");
        sign("narrow-prefix", "node02", "ip route get 10.20.30.11", "^10.20.30.11 dev vmbr0", "^10.20.30.11 via 10.20.30.1 dev vmbr0");
        sign("address-of-neighbour", "node02", "ip -br addr show vmbr0", "10.20.30.12/24 fe80", "10.20.30.11/24");
        sign("small-frames", "node02", "ping -c 1 -W 1 -M do -s 1472 10.20.30.11", " 0% packet loss", "^[^+]*100% packet loss");
        sign("lossy-cable", "node02", "ping -q -c 200 -i 0.01 -W 1 10.20.30.11", " 0% packet loss", " [2-9](\\.5)?% packet loss");
        sign("late-packets", "node02", "ping -c 3 -i 0.2 10.20.30.11", "time=0\\.", "time=[3-9]\\.");
        sign("fast-ethernet", "node02", "cat /sys/class/net/nic0/speed", "^1000$", "^100$");
        sign("half-duplex", "node02", "cat /sys/class/net/nic0/duplex", "^full$", "^half$");
        sign("wrong-prefix", "node02", "ip -br addr show vmbr0", "10.20.30.12/24", "10.20.30.12/16");
        sign("other-subnet", "node02", "ip -br addr show vmbr0", "10.20.30.12/24", "10.20.31.12/24");
        sign("dhcp-address", "node02", "ip -j addr show vmbr0", "\"label\":\"vmbr0\",\"valid_life_time\":4294967295", "\"dynamic\":true");
        sign("address-on-port", "node02", "/etc/network/interfaces", "iface vmbr0 inet static",
                "(?s)iface nic0 inet static\\s+address 10.20.30.12/24.*iface vmbr0 inet manual");
        sign("pending-interfaces", "node02", "/etc/network/interfaces.new", "no such file", "iface vmbr1");
        sign("second-gateway", "node02", "ip -j route show default", "^\\[\\{[^{]*}]$", "^\\[\\{[^{]*},\\{[^{]*10.20.30.254");
        sign("resolver-other", "node02", "cat /etc/resolv.conf", "nameserver (?!192.0.2.53)", "nameserver 192.0.2.53");
        sign("machine-id-copied", "node02", "cat /etc/machine-id", "^f43c51286fe1", "^(?!f43c51286fe1)[0-9a-f]{32}$");
        sign("no-gateway", "node02", "ip -j route show default", "\"gateway\":\"10.20.30.1\"", "^\\[\\]$");
        sign("other-gateway", "node02", "ip -j route show default", "\"gateway\":\"10.20.30.1\"", "\"gateway\":\"10.20.30.254\"");
        sign("chrony-stopped", "node02", "timedatectl", "synchronized: yes", "(?s)synchronized: no.*NTP service: inactive");
        sign("no-time-source", "node02", "timedatectl", "synchronized: yes", "(?s)synchronized: no.*NTP service: active");
        sign("zone-differs", "node02", "timedatectl show -p Timezone", "^Timezone=Asia/Jakarta$", "^Timezone=America/Lima$");
        sign("old-manager", "node02", "pveversion", "^pve-manager/9.1.1/", "^pve-manager/9.0.3/");
        sign("old-kernel", "node02", "uname -r", "^6.17.2-1-pve$", "^6.14.8-2-pve$");
        sign("enterprise-on", "node02", "pvesh get /nodes/node02/apt/repositories --output-format json",
                "\"handle\":\"no-subscription\",\"name\":\"No-Subscription\",\"status\":1",
                "\"handle\":\"enterprise\",\"name\":\"Enterprise\",\"status\":1");
        sign("no-repository", "node02", "pvesh get /nodes/node02/apt/repositories --output-format json",
                "\"handle\":\"no-subscription\",\"name\":\"No-Subscription\",\"status\":1",
                "\"handle\":\"no-subscription\",\"name\":\"No-Subscription\",\"status\":null");
        sign("lists-never", "node02", "pvesh get /nodes/node02/tasks --typefilter aptupdate --source all --limit 1 --output-format json",
                "\"status\":\"OK\"", "^\\[\\]$");
        sign("lists-unauthorized", "node02",
                "pvesh get /nodes/node02/tasks --typefilter aptupdate --source all --limit 1 --output-format json", "\"status\":\"OK\"",
                "\"status\":\"command 'apt-get update' failed: exit code 100\"");
        sign("lists-failed", "node02", "pvesh get /nodes/node02/tasks --typefilter aptupdate --source all --limit 1 --output-format json",
                "\"status\":\"OK\"", "\"status\":\"received interrupt\"");
        sign("no-virt-flag", "node02", "/proc/cpuinfo", " vmx ", "(?s)^((?! vmx ).)*$");
        sign("no-kvm-module", "node02", "lsmod", "^kvm_intel ", "(?s)^((?!kvm).)*$");
        sign("no-kvm-device", "node02", "/dev/kvm", "\\A\\z", "no such file");
        sign("nested-undeclared", "node02", "systemd-detect-virt", "^none$", "^oracle$");
        sign("bare-metal-undeclared", "node02", "systemd-detect-virt", "^kvm$", "^none$");
        sign("pveproxy-down", "node02", "systemctl is-active pveproxy", "^active$", "^inactive$");
        sign("service-dead", "node02", "systemctl is-active pvestatd", "^active$", "^failed$");
        sign("firewall-8006-reject", "node01", "nc -zv -w 2 10.20.30.12 8006", "succeeded", "Connection refused");
        sign("firewall-8006", "node01", "nc -zv -w 2 10.20.30.12 8006", "succeeded", "timed out");
        sign("firewall-22", "node01", "nc -zv -w 2 10.20.30.12 22", "succeeded", "timed out");
        sign("power-off", "node01", "ping -c 1 -W 1 10.20.30.12", "1 received", "Destination Host Unreachable");
        sign("wrong-cluster-name", "node01", "pvecm status", "Name: +lab$", "Name: +testcluster$");
        sign("own-cluster", "node02", "pvecm status", "Nodes: +3$", "(?s)Name: +lab\n.*Nodes: +1\n.*Quorate: +Yes");
        sign("not-joined", "node02", "pvecm status", "Nodes: +3$", "is this node part of a cluster");
        sign("guests-in-the-way", "node02", "qm list", "\\A\\z", " 100 leftover ");
        sign("wrong-link-address", "node01", "/etc/pve/corosync.conf", "ring0_addr: 10.20.30.12\n", "ring0_addr: 10.20.30.112\n");
        sign("surplus-member", "node01", "/etc/pve/.members", "\"nodes\": 3", "\"oldnode\": \\{ \"id\": 4, \"online\": 0");
        sign("stale-view", "node02", "/etc/pve/.members", "\"node01\": \\{ \"id\": 1, \"online\": 1",
                "\"node01\": \\{ \"id\": 1, \"online\": 0");
        sign("config-version-differs", "node02", "/etc/corosync/corosync.conf", "config_version: 3\n", "config_version: 2\n");
        sign("local-conf-differs", "node02", "/etc/corosync/corosync.conf", "secauth: on\n", "secauth: on\n  token: 10000\n");
        sign("corosync-down", "node02", "systemctl is-active corosync", "^active$", "^inactive$");
        sign("pve-cluster-down", "node02", "/etc/pve/.members", "nodename", "no such file");
        sign("pmxcfs-crashed", "node02", "systemctl is-active pve-cluster", "^active$", "^failed$");
        sign("partitioned", "node02", "corosync-quorumtool -s", "Quorate: +Yes", "Activity blocked");
        sign("expected-override", "node03", "corosync-quorumtool -s", "Expected votes: +3$", "Expected votes: +1$");
        sign("node-without-vote", "node03", "corosync-quorumtool -s", "Total votes: +3$", "Total votes: +2$");
        sign("node-with-many-votes", "node03", "corosync-quorumtool -s", "Total votes: +3$", "(?s)Total votes: +5\nQuorum: +3 ");
        sign("corosync-masked", "node02", "systemctl is-enabled corosync", "^enabled$", "^masked$");
        sign("no-cluster", "node01", "/etc/pve/.members", "\"cluster\": ", "\\A\\{\n\"nodename\": \"node01\",\n\"version\": 0\n}");
        sign("old-config", "node01", "/etc/pve/corosync.conf", "config_version: 3$", "config_version: 4$");
        sign("missing-votes", "node03", "corosync-quorumtool -s", "Total votes: +3$", "(?s)Expected votes: +3\n.*Total votes: +2$");
        sign("corosync-conf-broken", "node02", "/etc/corosync/corosync.conf", "version: 2\n}\\s*\\z", "version: 2\\s*\\z");
        sign("noisy-bashrc", "node02", "/root/.bashrc", "bashrc", "echo \"Welcome");
        sign("root-ssh-broken", "node01", ssh("node02", "10.20.30.12"), "^exit 0$", "Permission denied \\(publickey,password\\)");
        sign("node-host-key-changed", "node01", ssh("node02", "10.20.30.12"), "^exit 0$", "REMOTE HOST IDENTIFICATION HAS CHANGED");
        sign("certificate-self-signed", "node02", "openssl verify -CAfile /etc/pve/pve-root-ca.pem /etc/pve/nodes/node02/pve-ssl.pem",
                ": OK$", "unable to get local issuer certificate");
        sign("certificate-missing", "node01", "openssl verify -CAfile /etc/pve/pve-root-ca.pem /etc/pve/nodes/node02/pve-ssl.pem", ": OK$",
                "Could not open file");
        sign("no-second-link", "node01", "/etc/corosync/corosync.conf", "ring1_addr", "(?s)^((?!ring1_addr).)*$");
        sign("second-link-same-prefix", "node01", "/etc/corosync/corosync.conf", "ring1_addr: 10.20.40.12", "ring1_addr: 10.20.30.112");
        sign("second-link-same-nic", "node02", "ip -br addr show vmbr0", "10.20.30.12/24", "10.20.30.12/24 .*10.20.40.12/24");
        sign("link1-down", "node01", "corosync-cfgtool -n", "(?s)nodeid: 2 .*LINK: 1 .*10.20.40.12\\) enabled connected",
                "LINK: 1 udp \\(10.20.40.11->10.20.40.12\\) enabled mtu");
        sign("corosync-on-storage", "node01", "/etc/corosync/corosync.conf", "ring1_addr: 10.20.40.12", "ring1_addr: 10.20.50.202");
    }

    private static String ssh(String name, String address) {
        return "ssh -e none -o BatchMode=yes -o HostKeyAlias=" + name + " -o UserKnownHostsFile=/etc/pve/nodes/" + name
                + "/ssh_known_hosts -o GlobalKnownHostsFile=none root@" + address + " /bin/true";
    }

    private static final Set<String> TRANSPORT = Set.of("node-down", "silent-host", "login-denied", "no-channels", "changed-host-key");
    private static final Set<String> CLOCKS = Set.of("clock-ahead", "clock-behind");
    // They need pools, storages, a server or guests, and have tables of their own: StorageFaultTest, NfsFaultTest,
    // GuestFaultTest, MigrationFaultTest.
    private static final Set<String> STORAGE = Stream.<FaultSource>of(new StorageFaultTopic(), new StorageTableFaultTopic(),
            new NfsFaultTopic(), new GuestFaultTopic(), new MigrationFaultTopic())
            .flatMap(topic -> topic.faults().stream()).map(Fault::name).collect(Collectors.toSet());
    private static final Set<String> STANDALONE = Set.of("renamed-node");

    private static Bench bench(Fault fault) {
        var spec = ClusterSpec.example(Path.of("unused"), List.of("ssh-ed25519 AAAAC3kit kit@praktikum"))
                .withStorage(Optional.of("10.20.50.0/24"));
        var bench = new Bench(spec);
        String own = spec.nodes().stream().map(node -> node.address() + " " + node.name() + ".lab.example " + node.name())
                .collect(Collectors.joining("\n"));
        for (var node : bench.world.machines()) {
            bench.world.act(() -> {
                node.disk().write("/etc/hosts", "127.0.0.1 localhost\n" + own + "\n");
                node.disk().link("/etc/localtime", "/usr/share/zoneinfo/Asia/Jakarta");
                node.disk().write("/etc/apt/sources.list.d/pve-enterprise.sources",
                        "Types: deb\nEnabled: no\nURIs: https://enterprise.proxmox.com/debian/pve\n"
                        + "Suites: trixie\nComponents: pve-enterprise\n");
                node.disk().remove("/etc/apt/sources.list.d/ceph.sources");
                node.disk().write("/etc/apt/sources.list.d/proxmox.sources",
                        "Types: deb\nURIs: http://download.proxmox.com/debian/pve\nSuites: trixie\nComponents: pve-no-subscription\n");
                node.disk().write("/etc/network/interfaces",
                        node.disk().textOrEmpty("/etc/network/interfaces").replace("iface nic1 inet manual\n",
                        "auto nic1\niface nic1 inet static\n\taddress 10.20.40." + node.name().replace("node0", "1") + "/24\n"));
                Ifupdown.of(node).reload();
            });
            assertEquals("", bench.run(node.name(), "pvesh", "create", "/nodes/" + node.name() + "/apt/update").err());
        }
        if (!STANDALONE.contains(fault.name())) {
            bench.run("node01", "pvecm", "create", "lab", "--link0", "10.20.30.11", "--link1", "10.20.40.11");
            for (int i = 2; i <= 3; i++) {
                String err = bench.runWith("praktikum\nyes\n", "node0" + i, "pvecm", "add", "10.20.30.11", "--link0", "10.20.30.1" + i,
                        "--link1", "10.20.40.1" + i).err();
                assertEquals("", err);
            }
            bench.clock.advance(5);
        }
        return bench;
    }

    private static String look(Bench bench, Sign sign) {
        if (sign.command().startsWith("/")) {
            return bench.world.ask(() -> bench.node(sign.asked()).disk().text(sign.command())).orElse("no such file");
        }
        Answer answer = bench.run(sign.asked(), sign.command().split(" "));
        return answer.out() + answer.err()
                + (sign.before().contains("exit") || sign.after().contains("exit") ? "exit " + answer.exit() + "\n" : "");
    }

    private static boolean found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultShowsAndStaysAsLongAsItSays() {
        return Faults.all().stream().filter(fault -> !STORAGE.contains(fault.name()))
                .filter(fault -> !TRANSPORT.contains(fault.name()) && !CLOCKS.contains(fault.name()))
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            Sign sign = SIGNS.get(fault.name());
            Bench bench = bench(fault);
            if (fault.name().equals("bare-metal-undeclared")) {
                bench.world.act(() -> bench.node("node02").hardware(bench.node("node02").hardware().on("kvm")));
            }
            String before = look(bench, sign);
            assertTrue(found(sign.before(), before), before);
            fault.apply(bench.node("node02"));
            bench.clock.advance(12);
            String after = look(bench, sign);
            assertTrue(found(sign.after(), after), after);
            String then = look(bench.restarted(), sign);
            assertEquals(fault.lasting(), found(sign.after(), then), () -> "after a restart: " + then);
            assertTrue(fault.lasting() || found(sign.before(), then), () -> "after a restart: " + then);
        }));
    }

    @Test
    void theTableKnowsEveryFaultThatIsNotOfTheTransport() {
        Set<String> names = Faults.all().stream().map(Fault::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Faults.all().size(), names.size(), "a name twice");
        names.removeAll(TRANSPORT);
        names.removeAll(CLOCKS);
        names.removeAll(STORAGE);
        assertEquals(names, SIGNS.keySet());
        assertTrue(names.size() >= 32);
    }

    @Test
    void ofTheTransportOnlyTheHostKeyIsOnADisk() {
        TRANSPORT.forEach(name -> assertEquals(name.equals("changed-host-key"), Faults.named(name).orElseThrow().lasting(), name));
    }

    @Test
    void everyFaultSaysWhatItIsInBothLanguages() {
        Faults.all().forEach(fault -> assertNotEquals(fault.says().in(Language.ENGLISH), fault.says().in(Language.INDONESIAN)));
    }

    @Test
    void aWrongClockIsOffByNinetySecondsAndChronySetsItRight() {
        for (String name : CLOCKS) {
            Fault fault = Faults.named(name).orElseThrow();
            var bench = Bench.three();
            fault.apply(bench.node("node02"));
            long offset =
                    bench.world.ask(() -> bench.node("node02").clock().instant().getEpochSecond() - bench.clock.instant().getEpochSecond());
            assertEquals(name.equals("clock-ahead") ? 90 : -90, offset, 1);
            Bench restarted = bench.restarted();
            assertFalse(fault.lasting());
            assertTrue(restarted.world.ask(() -> restarted.node("node02").clock().error().abs().toMillis()) < 5);
            bench.run("node02", "systemctl", "restart", "chrony");
            bench.clock.advance(10);
            assertTrue(bench.world.ask(() -> bench.node("node02").clock().error().toMillis()) < 5);
        }
    }

    @Test
    void aFaultThatNeedsAClusterRefusesASingleNode() {
        var bench = Bench.three();
        assertThrows(IllegalStateException.class, () -> Faults.named("own-cluster").orElseThrow().apply(bench.node("node02")));
        assertFalse(Faults.named("no-such-fault").isPresent());
    }
}
