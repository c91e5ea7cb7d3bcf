package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;

/**
 * Network configurations of a machine as its own shell leaves them: ways of writing what is planned, which all pass, and mistakes, each
 * with what the sentence says to type. The machine is {@code n2} of {@link Expected#plan()}.
 */
class NetworkStatesTest {

    private static final List<String> ASKED = List.of("hostname", "bridge-port", "address", "bridge-static", "gateway", "resolver");
    private static final String HEAD = "auto lo\niface lo inet loopback\n\niface nic0 inet manual\n\n";
    private static final String ADDRESS = "\taddress 192.168.137.11/24\n\tgateway 192.168.137.1\n";
    private static final String PORTS = "\tbridge-ports nic0\n\tbridge-stp off\n\tbridge-fd 0\n";
    private static final String BRIDGE = "auto vmbr0\niface vmbr0 inet static\n" + ADDRESS + PORTS;
    private static final String BARE = "auto vmbr0\niface vmbr0 inet manual\n" + PORTS;
    private static final String FILE = "/etc/network/interfaces";

    /** A state, what the checks say of it, and what the sentence's remedy is when typed; an empty remedy where none is needed. */
    private record Row(String because, String made, List<String> shows, String remedy) {

        Row andTyped(String line) {
            return new Row(because, made + "\n" + line, shows, remedy);
        }

        Row before(String lines) {
            return new Row(because, lines + made, shows, remedy);
        }
    }

    private static String file(String path, String text) {
        return "cat > " + path + " <<'EOF'\n" + text + "EOF\n";
    }

    private static Row valid(String because, String... files) {
        var made = new StringBuilder();
        for (var i = 0; i < files.length; i += 2) {
            made.append(file(files[i], files[i + 1]));
        }
        return new Row(because, made + "ifreload -a", List.of(), "");
    }

    private static Row mistake(String because, String made, String remedy, String... shows) {
        return new Row(because, made, List.of(shows), remedy);
    }

    private static Row mistaken(String because, String interfaces, String remedy, String... shows) {
        return mistake(because, file(FILE, interfaces) + "ifreload -a", remedy, shows);
    }

    private static final List<Row> VALID = List.of(
            valid("as the installer writes it", FILE, HEAD + BRIDGE),
            valid("the stanza stands in a file that source brings in", FILE, HEAD + "source /etc/network/interfaces.d/*\n",
                    FILE + ".d/bridge", BRIDGE),
            valid("a pattern with an ending", FILE, HEAD + "source /etc/network/interfaces.d/*.cfg\n", FILE + ".d/bridge.cfg", BRIDGE),
            valid("one file by its name", FILE, HEAD + "source /etc/network/vmbr0\n", "/etc/network/vmbr0", BRIDGE),
            valid("files within files", FILE, HEAD + "source /etc/network/interfaces.d/1*\n", FILE + ".d/10-more",
                    "source /etc/network/interfaces.d/br?\n", FILE + ".d/br0", BRIDGE),
            valid("a folder, as ifupdown2 reads it since release 3.3", FILE, HEAD + "source-directory /etc/network/interfaces.d\n",
                    FILE + ".d/bridge", BRIDGE),
            valid("a folder beside the file that names it", FILE, HEAD + "source-directory interfaces.d/\n", FILE + ".d/bridge", BRIDGE),
            valid("relative paths, each from where it is written", FILE, HEAD + "source interfaces.d/first\n", FILE + ".d/first",
                    "source br*\n", FILE + ".d/bridge", BRIDGE),
            valid("a circle of files ends", FILE, HEAD + BRIDGE + "source /etc/network/interfaces.d/*\n", FILE + ".d/again",
                    "source /etc/network/interfaces\nsource /etc/network/interfaces.d/again\n"),
            valid("the auto line in another file than the stanza", FILE,
                    HEAD + BRIDGE.substring(11) + "source /etc/network/interfaces.d/*\n",
                    FILE + ".d/auto", "auto vmbr0\n"),
            valid("ifupdown2's short form", FILE, HEAD + "auto vmbr0\niface vmbr0\n" + ADDRESS + PORTS),
            valid("a netmask in place of a prefix", FILE,
                    HEAD + BRIDGE.replace("/24", "\n\tnetmask 255.255.255.0")),
            valid("allow-hotplug", FILE, HEAD + BRIDGE.replace("auto", "allow-hotplug")),
            valid("a VLAN-aware bridge with the address on a tag above it", FILE,
                    HEAD + BARE + "\tbridge-vlan-aware yes\n\tbridge-vids 2-4094\n\nauto vmbr0.10\niface vmbr0.10 inet static\n" + ADDRESS),
            valid("a VLAN with a name of its own", FILE,
                    HEAD + BARE + "\nauto mgmt\niface mgmt inet static\n" + ADDRESS + "\tvlan-raw-device vmbr0\n\tvlan-id 10\n"),
            valid("the admin guide's bridge of one VLAN beside the bridge of the guests", FILE,
                    HEAD + BARE + "\niface nic0.5 inet manual\n\nauto vmbr0v5\niface vmbr0v5 inet static\n" + ADDRESS
                            + PORTS.replace("nic0", "nic0.5")),
            valid("a bond below the bridge", FILE, HEAD.replace("manual\n", "manual\n\niface nic1 inet manual\n")
                    + "auto bond0\niface bond0 inet manual\n\tbond-slaves nic0 nic1\n\tbond-miimon 100\n\tbond-mode active-backup\n\n"
                    + BRIDGE.replace("nic0", "bond0")),
            valid("an address of IPv6 beside it", FILE, HEAD + BRIDGE + "\niface vmbr0 inet6 static\n\taddress fd00:1::11/64\n"),
            valid("a second card with an address and no gateway", FILE,
                    HEAD + BRIDGE + "\nauto nic1\niface nic1 inet static\n\taddress 10.10.10.2/24\n\tmtu 9000\n"),
            valid("the gateway by a command", FILE, HEAD + BRIDGE.replace("gateway 192", "post-up ip route add default via 192"),
                    "/root/nothing", "\n").andTyped("ip route add default via 192.168.137.1"),
            valid("old spellings and comments", FILE, HEAD + "# uplink\n" + BRIDGE.replace("bridge-", "bridge_")),
            valid("a search list, options and a second name server", "/etc/resolv.conf",
                    "search lab.example\noptions timeout:1\nnameserver 9.9.9.9\nnameserver 1.1.1.1\n"),
            valid("a name server of its own", "/etc/resolv.conf", "nameserver 127.0.0.1\n"),
            valid("systemd-resolved, which asks the planned one", "/etc/resolv.conf", "nameserver 127.0.0.53\noptions edns0\n"),
            valid("a comment in the host name's file", "/etc/hostname", "# this machine\nn2.lab.example\n"));

    private static final List<Row> MISTAKES = List.of(
            mistaken("a form the kit does not understand is not measured",
                    HEAD + BRIDGE.replace("inet static", "inet static inherits base"), "",
                    "bridge-static n2=?", "bridge-port n2=?", "gateway n2=?"),
            mistaken("a pattern that only a shell follows here", HEAD + BARE + "source interfaces.d/[a-z]*\n", "",
                    "bridge-port n2=?", "bridge-static n2=?", "gateway n2=none"),
            mistake("the kernel has it, no stanza does",
                    "ip route del default; " + file(FILE, HEAD) + "ip route add default via 192.168.137.1",
                    file(FILE, HEAD + BRIDGE) + "ifreload -a", "bridge-static n2=no-address"),
            mistake("plugged in by hand",
                    file(FILE, HEAD + BRIDGE) + "ifreload -a; sed -i 's/bridge-ports nic0/bridge-ports none/' " + FILE,
                    "sed -i 's/bridge-ports none/bridge-ports nic0/' " + FILE + "; ifreload -a", "bridge-port n2=port-not-configured"),
            mistake("a card that is not there any more",
                    file(FILE, HEAD + BRIDGE) + "ifreload -a; sed -i 's/bridge-ports nic0/bridge-ports ens18/' "
                    + FILE, "sed -i 's/bridge-ports .*/bridge-ports nic0/' " + FILE + "; ifreload -a",
                    "bridge-port n2=port-not-configured"),
            mistaken("a bridge of another name is to be renamed, not made a port", HEAD + BRIDGE.replace("vmbr0", "vmbr9"),
                    "sed -i 's/vmbr9/vmbr0/' " + FILE + "; ifreload -a", "bridge-port n2=no-bridge", "bridge-static n2=other-bridge"),
            mistaken("the tagged interface stays, and the bridge is missing", HEAD + "auto nic0.5\niface nic0.5 inet static\n" + ADDRESS,
                    "printf '\\nauto vmbr0\\niface vmbr0 inet manual\\n\\tbridge-ports nic0\\n' >> " + FILE + "; ifreload -a",
                    "bridge-port n2=no-bridge", "bridge-static n2=no-stanza"),
            mistaken("a tag without auto", HEAD + BARE + "\niface vmbr0.10 inet static\n" + ADDRESS,
                    "sed -i 's/^iface vmbr0.10/auto vmbr0.10\\n&/' " + FILE + "; ifreload -a",
                    "address n2=no-address", "bridge-static n2=not-at-boot", "gateway n2=none"),
            mistaken("a wrong address on the tag above the bridge", HEAD + BARE + "\nauto vmbr0.10\niface vmbr0.10 inet static\n"
                    + ADDRESS.replace("11/24", "77/24"), "sed -i 's#address 192.*#address 192.168.137.11/24#' " + FILE + "; ifreload -a",
                    "address n2=other-address", "bridge-static n2=other-address"),
            mistaken("a wrong netmask", HEAD + BRIDGE.replace("/24", "\n\tnetmask 255.255.0.0"),
                    "sed -i -e '/netmask/d' -e 's#address 192.*#address 192.168.137.11/24#' " + FILE + "; ifreload -a",
                    "address n2=prefix", "bridge-static n2=other-address"),
            mistaken("the address on the card below",
                    HEAD.replace("iface nic0 inet manual\n", "auto nic0\niface nic0 inet static\n" + ADDRESS) + BARE,
                    file(FILE, HEAD + BRIDGE) + "ifreload -a", "address n2=no-address", "bridge-static n2=other-interface",
                    "gateway n2=none"),
            mistaken("a gateway that only the kernel has", HEAD + BRIDGE.replace("\tgateway 192.168.137.1\n", "")
                    , "sed -i 's#\\taddress 192.*#&\\n\\tgateway 192.168.137.1#' " + FILE + "; ifreload -a", "gateway n2=not-for-good")
                    .andTyped("ip route add default via 192.168.137.1"),
            mistake("a gateway of another plan, written and not applied",
                    file(FILE, HEAD + BRIDGE.replace("gateway 192.168.137.1", "gateway 192.168.137.9")),
                    "sed -i 's/gateway 192.*/gateway 192.168.137.1/' " + FILE + "; ifreload -a", "gateway n2=not-for-good"),
            mistake("a second gateway in a file that source brings in", file(FILE, HEAD + BRIDGE + "source /etc/network/interfaces.d/*\n")
                    + file(FILE + ".d/nic1", "auto nic1\niface nic1 inet static\n\taddress 10.10.10.2/24\n\tgateway 10.10.10.254\n"),
                    "sed -i '/gateway/d' " + FILE + ".d/nic1; ifreload -a", "gateway n2=not-for-good"),
            mistake("a second way by hand, over another card", "ip route add default via 192.168.137.1 dev nic1",
                    "ip route del default via 192.168.137.1 dev nic1", "gateway n2=two").before(file(FILE, HEAD + BRIDGE
                    + "auto nic1\niface nic1 inet static\n\taddress 10.10.10.2/24\n") + "ifreload -a\n"),
            mistake("the name until the next start", "echo n2x > /etc/hostname", "hostnamectl set-hostname n2", "hostname n2=not-for-good"),
            mistake("a name's file that is empty", "echo > /etc/hostname", "hostnamectl set-hostname n2", "hostname n2=not-for-good"),
            mistake("a name server of another plan", "echo nameserver 192.168.1.1 > /etc/resolv.conf",
                    "echo nameserver 1.1.1.1 > /etc/resolv.conf",
                    "resolver n2=other-server"),
            mistake("the planned one is the fourth, which nobody asks",
                    "printf 'nameserver 9.9.9.%s\\n' 1 2 3 > /etc/resolv.conf; echo nameserver 1.1.1.1 >> /etc/resolv.conf",
                    "echo nameserver 1.1.1.1 > /etc/resolv.conf", "resolver n2=other-server"),
            mistake("nobody to ask", "rm /etc/resolv.conf", "echo nameserver 1.1.1.1 > /etc/resolv.conf", "resolver n2=no-server"),
            mistaken("large packets from one node only", HEAD.replace("manual\n", "manual\n\tmtu 9000\n") + BRIDGE + "\tmtu 9000\n",
                    "sed -i 's/mtu 9000/mtu 1500/' " + FILE + "; ifreload -a", "bridge-port n2=mtu"),
            mistaken("smaller ones, too", HEAD.replace("manual\n", "manual\n\tmtu 1400\n") + BRIDGE + "\tmtu 1400\n",
                    "sed -i 's/mtu 1400/mtu 1500/' " + FILE + "; ifreload -a", "bridge-port n2=mtu"),
            mistake("set by hand", "ip link set dev vmbr0 mtu 1280", "printf '\\tmtu 1500\\n' >> " + FILE + "; ifreload -a",
                    "bridge-port n2=mtu")
                    .before(file(FILE, HEAD + BRIDGE)),
            mistaken("a card that passes less than its bridge", HEAD.replace("manual\n", "manual\n\tmtu 1400\n") + BRIDGE,
                    "sed -i 's/mtu 1400/mtu 1500/' " + FILE + "; ifreload -a", "bridge-port n2=mtu-port"));

    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(4);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path folder;
    private static KeptMachines machines;

    @BeforeAll
    static void start() throws Exception {
        machines = KeptMachines.of(folder.resolve("built"), Expected.plan(), fresh -> { });
    }

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> aValidWayOfWritingItPasses() {
        return all(VALID);
    }

    @TestFactory
    Stream<DynamicTest> aMistakeIsToldAndItsRemedyMendsIt() {
        return all(MISTAKES);
    }

    private static Stream<DynamicTest> all(List<Row> rows) {
        var results = rows.stream().map(row -> AT_ONCE.submit(() -> {
            holds(row);
            return null;
        })).toList();
        return IntStream.range(0, rows.size()).mapToObj(i -> DynamicTest.dynamicTest(rows.get(i).because(), () -> results.get(i).get()));
    }

    private static void holds(Row row) throws Exception {
        try (var rehearsal = machines.start(folder.resolve("row" + NUMBER.incrementAndGet()))) {
            rehearsal.run("n2", row.made(), "");
            assertEquals(row.shows().stream().sorted().toList(), shown(rehearsal), row.because());
            if (!row.remedy().isEmpty()) {
                rehearsal.must("n2", row.remedy());
                assertEquals(List.of(), shown(rehearsal), row.remedy());
            }
        }
    }

    /** What is not right of n2's network; every sentence is told in both languages on the way. */
    private static List<String> shown(Rehearsal rehearsal) {
        var methods = Rehearsal.CHECKS.stream().filter(check -> check.key().lab().equals("01-nodes") && ASKED.contains(check.key().check()))
                .toList();
        var found = new TreeMap<String, String>();
        var verdicts = Rehearsal.whole(new CheckRun(rehearsal.site(), rehearsal.askers(), methods, Timelines.NONE, RunListener.SILENT)
                .run());
        verdicts.forEach((key, verdict) -> {
            if (!(verdict instanceof Verdict.Skipped)) {
                verdict.findings().stream().filter(finding -> finding.outcome() != Outcome.PASSED)
                        .forEach(finding -> found.merge(key.check(),
                        finding.subject() + "=" + (finding.outcome() == Outcome.FAILED ? finding.mistake().orElse("-") : "?"),
                        (a, b) -> a + " " + b));
                verdict.findings().stream().filter(finding -> finding.outcome() == Outcome.FAILED)
                        .forEach(finding -> Expected.assertTold(key, finding));
            }
        });
        return found.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
    }
}
