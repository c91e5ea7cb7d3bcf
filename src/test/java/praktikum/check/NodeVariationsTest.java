package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.drill.Timelines;
import praktikum.fact.node.WebAnswer;
import praktikum.host.Answer;
import praktikum.host.replay.RecordedAnswers;

/**
 * Machines that are right in another way than the course's own, or wrong in a way the simulator has no parts for, as their tools print it.
 */
class NodeVariationsTest {

    private static final String CONNECTED = "connected\n";

    private static final List<String> TIME = List.of("chrony", "systemd-timesyncd", "ntpsec", "ntp", "openntpd", "timemaster", "phc2sys");
    private static final List<String> CORE = List.of("pve-cluster", "pvedaemon", "pveproxy", "pvestatd");

    private Machines machines = Machines.of("lab", "n1");

    private void prints(String out, String... argv) {
        answers(RecordedAnswers.printed(out), argv);
    }

    private void fails(int exit, String err, String... argv) {
        answers(RecordedAnswers.printed(exit, "", err), argv);
    }

    private void answers(Answer answer, String... argv) {
        machines.answers("n1", answer, argv[0], List.of(argv).subList(1, argv.length).toArray(String[]::new));
    }

    /** The mistake, or the outcome, of each check in one run; the service that is named behind it. */
    private String found(String... checks) {
        var wanted = List.of(checks);
        var methods = CheckModules.bundled().stream().filter(method -> wanted.contains(method.key().check())).toList();
        var verdicts = Machines.byId(new CheckRun(machines.site(), machines.askers(), methods, Timelines.NONE, RunListener.SILENT).run());
        machines = Machines.of("lab", "n1");
        return wanted.stream().map(check -> verdicts.get(check).findings().getFirst()).map(finding -> finding.mistake()
                .orElse(finding.outcome().toString().toLowerCase(Locale.ROOT)) + finding.values().getOrDefault("service", ""))
                .collect(Collectors.joining(" "));
    }

    /** As {@code systemctl show} of systemd 257 prints units that are not installed, and those that are. */
    private void units(Map<String, String> installed, List<String> asked) {
        prints(asked.stream().map(name -> "Id=" + name + ".service\n" + installed.getOrDefault(name,
                "LoadState=not-found\nActiveState=inactive\nSubState=dead\nUnitFileState=")).collect(Collectors.joining("\n\n", "", "\n")),
                Stream.concat(Stream.of("systemctl", "show", "-p", "Id,LoadState,ActiveState,SubState,UnitFileState"), asked.stream())
                        .toArray(String[]::new));
    }

    private static final String RUNS = "LoadState=loaded\nActiveState=active\nSubState=running\nUnitFileState=enabled";

    private void time(boolean synchronised, Map<String, String> installed, String keeper) {
        prints("Timezone=Etc/UTC\nNTPSynchronized=" + (synchronised ? "yes" : "no") + "\n", "timedatectl", "show", "-p", "NTPSynchronized",
                "-p", "Timezone");
        fails(127, "timeout: failed to run command 'chronyc': No such file or directory\n", "chronyc", "-c", "tracking");
        units(installed, TIME);
        var all = new HashMap<>(installed);
        CORE.forEach(name -> all.put(name, RUNS));
        units(all, Stream.concat(CORE.stream(), Stream.of(keeper)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chrony", "systemd-timesyncd", "ntpsec", "ntp", "openntpd", "timemaster", "phc2sys"})
    void anyTimeServiceWillDoWhereTheClockIsKept(String keeper) {
        time(true, Map.of(keeper, RUNS), keeper);
        assertEquals("passed passed", found("time-synced", "services"));
    }

    @Test
    void aClockFromBelowThatSaysSoNeedsNoService() {
        time(true, Map.of(), "chrony");
        assertEquals("passed passed", found("time-synced", "services"));
    }

    @Test
    void theServiceThatIsThereIsTheOneToLookAt() {
        time(false, Map.of("ntpsec", RUNS), "ntpsec");
        assertEquals("unsynchronisedntpsec passed", found("time-synced", "services"));
        time(false, Map.of("systemd-timesyncd", RUNS.replace("enabled", "disabled")), "systemd-timesyncd");
        assertEquals("unsynchronisedsystemd-timesyncd not-at-bootsystemd-timesyncd", found("time-synced", "services"));
    }

    @Test
    void chronyThatIsThereAndStoppedKeepsNoClock() {
        time(true, Map.of("chrony", "LoadState=loaded\nActiveState=failed\nSubState=failed\nUnitFileState=enabled"), "chrony");
        assertEquals("stoppedchrony", found("services"));
        time(true, Map.of("chrony", "LoadState=masked\nActiveState=inactive\nSubState=dead\nUnitFileState=masked"), "chrony");
        assertEquals("maskedchrony", found("services"));
        time(true, Map.of("chrony", RUNS.replace("enabled", "enabled-runtime")), "chrony");
        assertEquals("not-at-bootchrony", found("services"));
    }

    @Test
    void whatIsMaskedCannotBeSwitchedOnForTheClockEither() {
        var masked = Map.of("chrony", "LoadState=masked\nActiveState=inactive\nSubState=dead\nUnitFileState=masked");
        time(false, masked, "chrony");
        units(masked, List.of("chrony"));
        assertEquals("maskedchrony maskedchrony", found("time-synced", "services"));
    }

    @Test
    void corosyncThatRunsShouldRunAfterTheNextStartToo() {
        time(true, Map.of("chrony", RUNS), "chrony");
        units(Map.of("corosync", RUNS.replace("enabled", "disabled")), List.of("corosync"));
        assertEquals("not-at-bootcorosync", found("services"));
        time(true, Map.of("chrony", RUNS), "chrony");
        units(Map.of("corosync", "LoadState=loaded\nActiveState=inactive\nSubState=dead\nUnitFileState=disabled"), List.of("corosync"));
        assertEquals("passed", found("services"));
    }

    private static final String REGISTERED = "cpu_dma_latency\nhpet\nkvm\ntun\n";
    private static final String GONE = "head: cannot open '/dev/kvm' for reading: No such file or directory\n";

    @ParameterizedTest
    @CsvSource({"vmx,kvm_intel 1 0,x86_64,no-device", "svm,kvm_amd 1 0,x86_64,no-device", "vmx,kvm 1 0,x86_64,no-module",
            "svm,kvm_intel 1 0,x86_64,no-module", "'',kvm 1 0,x86_64,no-flag", "'','',aarch64,other-processor",
                    "'','',riscv64,other-processor"})
    void withoutTheDeviceTheFirstThingThatIsMissingIsTold(String flag, String module, String processor, String mistake) {
        prints(REGISTERED, "ls", "-1", "/sys/class/misc");
        fails(1, GONE, "head", "-c", "0", "/dev/kvm");
        answers(RecordedAnswers.printed(flag.isEmpty() ? 1 : 0, flag.isEmpty() ? "" : flag + "\n", ""), "grep", "-m1", "-owE", "vmx|svm",
                "/proc/cpuinfo");
        prints(module.isEmpty() ? "" : module + " - Live 0x0000000000000000\n", "cat", "/proc/modules");
        prints(processor + "\n", "uname", "-m");
        assertEquals(mistake, found("kvm"));
    }

    /** On ARM there is neither flag nor module; a kernel may have KVM built in, on any processor. */
    @Test
    void aDeviceThatOpensIsEnough() {
        prints(REGISTERED, "ls", "-1", "/sys/class/misc");
        prints("", "head", "-c", "0", "/dev/kvm");
        forbids("");
        assertEquals("passed", found("kvm"));
    }

    private void forbids(String lines) {
        answers(RecordedAnswers.printed(lines.isEmpty() ? 1 : 0, lines, ""), "grep", "-rsE", "^[[:space:]]*(blacklist|install)[[:space:]]",
                "/etc/modprobe.d");
    }

    @ParameterizedTest
    @CsvSource({"a.conf:blacklist kvm_intel,not-at-boot", "a.conf:  blacklist kvm-intel,not-at-boot", "a.conf:blacklist kvm,not-at-boot",
            "a.conf:install kvm_intel /bin/false,not-at-boot", "a.conf:blacklist kvm_amd,passed", "a.conf:blacklist nouveau,passed",
            "a.conf:install kvm_intel /sbin/modprobe --ignore-install kvm_intel nested=1,passed"})
    void whatAFileForbidsIsMissingAfterTheNextStart(String line, String expected) {
        prints(REGISTERED, "ls", "-1", "/sys/class/misc");
        prints("", "head", "-c", "0", "/dev/kvm");
        forbids("/etc/modprobe.d/" + line + "\n");
        prints("vmx\n", "grep", "-m1", "-owE", "vmx|svm", "/proc/cpuinfo");
        assertEquals(expected, found("kvm"));
    }

    @Test
    void aDeviceThatDoesNotOpenIsNoDevice() {
        prints(REGISTERED, "ls", "-1", "/sys/class/misc");
        fails(1, "head: cannot open '/dev/kvm' for reading: Operation not permitted\n", "head", "-c", "0", "/dev/kvm");
        prints("svm\n", "grep", "-m1", "-owE", "vmx|svm", "/proc/cpuinfo");
        prints("kvm_amd 1 0 - Live 0x0000000000000000\n", "cat", "/proc/modules");
        assertEquals("no-device", found("kvm"));
        prints(REGISTERED, "ls", "-1", "/sys/class/misc");
        fails(1, "head: cannot open '/dev/kvm' for reading: Permission denied\n", "head", "-c", "0", "/dev/kvm");
        assertEquals("not_measured", found("kvm"));
    }

    /** Opening it would load what is missing, and the next check would find another machine. */
    @Test
    void aDeviceThatNobodyHasRegisteredIsNotOpened() {
        prints("cpu_dma_latency\nhpet\ntun\n", "ls", "-1", "/sys/class/misc");
        prints("svm\n", "grep", "-m1", "-owE", "vmx|svm", "/proc/cpuinfo");
        prints("", "cat", "/proc/modules");
        assertEquals("no-module", found("kvm"));
    }

    private static String link(String name, int mtu, String more) {
        return "{\"ifname\":\"" + name + "\",\"flags\":[\"UP\",\"LOWER_UP\"],\"mtu\":" + mtu
                + ",\"operstate\":\"UP\",\"link_type\":\"ether\"," + more + "\"addr_info\":[]}";
    }

    /** Which card is whose the kernel does not tell: that with small packets may be the storage bridge's. */
    @ParameterizedTest
    @CsvSource({"true,passed", "false,mtu-port"})
    void aSmallCardOfOneOfSeveralSwitchesIsNotHeldAgainstTheBridge(boolean several, String expected) {
        var ovs = "\"linkinfo\":{\"info_kind\":\"openvswitch\"},";
        var port = "\"master\":\"ovs-system\",";
        prints("[" + link("ovs-system", 1500, ovs) + "," + link("nic0", 1500, port) + "," + link("nic1", 1400, port) + ","
                + link("vmbr0", 1500, ovs) + (several ? "," + link("vmbr1", 1400, ovs) : "") + "]\n", "ip", "-j", "-d", "addr", "show");
        prints("auto vmbr0\niface vmbr0 inet static\n\taddress 192.0.2.11/24\n\tovs_type OVSBridge\n\tovs_ports nic0\n",
                "cat", "/etc/network/interfaces");
        assertEquals(expected, found("bridge-port"));
    }

    /** As pveproxy, and as servers that are not pveproxy, answer behind port 8006. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 OK                                     | 401 No ticket         | pve-api-daemon/3.0 | passed
            500 file error - index.html.tpl: not found | 401 No ticket         | pve-api-daemon/3.0 | broken
            200 OK                                     | 501 no such uri       | pve-api-daemon/3.0 | broken
            595 Connection refused                     | 595 Connection refused | pve-api-daemon/3.0 | broken
            596 tls_process_server_certificate         | 401 No ticket         | pve-api-daemon/3.0 | broken
            200 OK                                     | 404 Not Found         | nginx/1.26.3       | foreign
            404 File not found                         | 404 File not found    | SimpleHTTP/0.6     | foreign
            """)
    void whatAnswersBehindThePortIsLookedAt(String page, String api, String server, String told) {
        answers(RecordedAnswers.printed(0, "HTTP/1.1 " + page + "\r\nServer: " + server + "\r\n\r\n", CONNECTED), asking("/"));
        answers(RecordedAnswers.printed(0, "HTTP/1.1 " + api + "\r\nServer: " + server + "\r\n\r\n", CONNECTED),
                asking("/api2/json/version"));
        assertEquals(told, found("web-reachable"));
    }

    /** Where OpenSSL is missing nobody can look. */
    @Test
    void withoutAnAnswerTheInterfaceIsNotMeasured() {
        for (var path : List.of("/", "/api2/json/version")) {
            answers(RecordedAnswers.printed(127, "", CONNECTED + "bash: line 1: openssl: command not found\n"), asking(path));
        }
        assertEquals("not_measured", found("web-reachable"));
    }

    private static String[] asking(String path) {
        return WebAnswer.of("192.0.2.11", path).argv().toArray(String[]::new);
    }
}
