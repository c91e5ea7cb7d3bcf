package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.Outcome;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;

/** What lab 07 says of outputs: those of three nodes with a machine that has moved, and rows in which something else is printed. */
class MigrationChecksTest {

    private static final String TASK = "UPID:%s:0000BC5%d:0012D687:693E91%02X:%s:100:root@pam: 1 693E91%02X %s\n";
    private static final String MODEL = "model name\t: Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz\n";
    private static final String FLAGS = "flags\t\t: fpu lm pni ssse3 cx16 sse4_1 sse4_2 popcnt aes xsave avx lahf_lm\n";
    private static final String ONLINE = """
            2025-12-14 17:29:53 starting migration of VM 100 to node 'n2' (192.0.2.12)
            2025-12-14 17:29:57 starting online/live migration on unix:/run/qemu-server/100.migrate
            2025-12-14 17:29:57 migration downtime limit: 100 ms
            2025-12-14 17:29:57 start migrate command to unix:/run/qemu-server/100.migrate
            2025-12-14 17:30:04 average migration speed: 148.7 MiB/s - downtime 99 ms
            2025-12-14 17:30:04 migration completed, transferred 547.1 MiB VM-state
            2025-12-14 17:30:04 migration status: completed
            2025-12-14 17:30:06 migration finished successfully (duration 00:00:13)
            TASK OK
            """;
    private static final String MIRRORED = ONLINE.replace("2025-12-14 17:29:57 starting online", """
            2025-12-14 17:29:56 starting storage migration
            2025-12-14 17:29:56 scsi0: start migration to nbd:unix:/run/qemu-server/100_nbd.migrate:exportname=drive-scsi0
            mirror-scsi0: transferred 8.0 GiB of 8.0 GiB (100.00%) in 1m 16s, ready
            all 'mirror' jobs are ready
            2025-12-14 17:29:57 starting online""").replace("2025-12-14 17:30:06 migration finished", """
            mirror-scsi0: Completed successfully.
            2025-12-14 17:30:05 stopping NBD storage migration server on target.
            2025-12-14 17:30:06 migration finished""");
    private static final String OFFLINE = """
            2025-12-14 17:29:53 starting migration of VM 100 to node 'n2' (192.0.2.12)
            2025-12-14 17:29:54 migration finished successfully (duration 00:00:01)
            TASK OK
            """;

    /** What the nodes print, by the beginning of what they are asked; with {@code @NODE} behind it for one node alone. */
    private static Map<String, String> outputs() {
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("grep -aEHrv", config("n1", "cpu: x86-64-v2-AES"));
        outputs.put("cat /etc/pve/ha/resources.cfg", "");
        outputs.put("pvesh get", before("\"n2\",\"n3\"", "", ""));
        outputs.put("grep -m2", MODEL + FLAGS);
        outputs.put("ip -j", "[{\"ifindex\":2,\"ifname\":\"vmbr0\",\"flags\":[\"UP\",\"LOWER_UP\"],\"mtu\":1500,\"operstate\":\"UP\","
                + "\"link_type\":\"ether\",\"address\":\"bc:24:11:00:00:01\",\"addr_info\":[]}]");
        outputs.put("grep -hE", "");
        outputs.put("grep -hE@n1", task("n1", 1, 0x91, "qmigrate", "OK"));
        outputs.put("cat /var/log/pve/tasks/", ONLINE);
        outputs.put("qm status", "status: running\nqmpstatus: running\n");
        outputs.put("ps ", "");
        outputs.put("ps @n1", "  38 /usr/bin/kvm -id 100 -name debian-vm\n");
        return outputs;
    }

    private static String config(String node, String... lines) {
        var text = new StringBuilder();
        Stream.concat(Stream.of("name: debian-vm", "net0: virtio=BC:24:11:06:56:45,bridge=vmbr0",
                "scsi0: nfs:100/vm-100-disk-0.qcow2,size=3G"), Stream.of(lines)).forEach(line -> text.append("/etc/pve/nodes/").append(node)
                        .append("/qemu-server/100.conf:").append(line).append('\n'));
        return text.toString();
    }

    private static String before(String allowed, String disks, String devices) {
        return "{\"allowed_nodes\":[" + allowed + "],\"local_disks\":[" + disks + "],\"local_resources\":[" + devices
                + "],\"mapped-resources\":[],\"not_allowed_nodes\":{\"n3\":{\"unavailable_storages\":[\"nfs\"]}},\"running\":1}";
    }

    private static String task(String node, int number, int second, String type, String status) {
        return TASK.formatted(node, number, second, type, second + 1, status);
    }

    /** That of the course's first report, as it stands there. */
    private static String report() {
        try (var file = MigrationChecksTest.class.getResourceAsStream("/praktikum/fact/migration/report-figure.log")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A state, and the checks that do not pass then. */
    private record Row(String because, UnaryOperator<Map<String, String>> change, List<String> shows) {
    }

    private static Row row(String because, String asked, String printed, String... shows) {
        return new Row(because, outputs -> {
            outputs.put(asked, printed);
            return outputs;
        }, List.of(shows));
    }

    private static final List<Row> ROWS = List.of(
            new Row("all as planned", outputs -> outputs, List.of()),
            row("a storage that a node may not use", "pvesh get", before("\"n2\"", "", ""), "allowed=not-allowed"),
            row("a device of the node", "pvesh get", before("\"n2\",\"n3\"", "", "\"usb0\""), "allowed=local-device"),
            row("a disk of the node", "pvesh get", before("\"n2\",\"n3\"", "{\"volid\":\"local-lvm:vm-100-disk-0\"}", ""),
                    "nothing-local=local-disk"),
            row("an image of the node", "pvesh get", before("\"n2\",\"n3\"", "{\"volid\":\"local:iso/a.iso\",\"cdrom\":1}", ""),
                    "nothing-local=local-iso"),
            row("a volume that nobody uses", "pvesh get", before("\"n2\",\"n3\"", "{\"volid\":\"local-lvm:vm-100-disk-1\",\"is_unused\":1}",
                    ""), "nothing-local=unused"),
            row("the node's own processor, the same everywhere", "grep -aEHrv", config("n1", "cpu: host")),
            new Row("the node's own processor, another one elsewhere", outputs -> {
                outputs.put("grep -aEHrv", config("n1", "cpu: host"));
                outputs.put("grep -m2@n3", "model name\t: AMD Ryzen 5 PRO 4650G\n" + FLAGS);
                return outputs;
            }, List.of("processor=of-the-node")),
            row("a processor that nobody has", "grep -aEHrv", config("n1", "cpu: x86-64-v3"), "processor=too-new"),
            row("a second card on a bridge of its own", "grep -aEHrv", config("n1", "net1: virtio=BC:24:11:06:56:46,bridge=vmbr7"),
                    "same-bridges=no-bridge"),
            row("nobody has migrated it", "grep -hE@n1", "", "downtime=skipped", "memory-only=skipped", "online=?"),
            row("the last one failed", "grep -hE@n1", task("n1", 1, 0x91, "qmigrate", "migration aborted"), "downtime=skipped",
                    "memory-only=skipped", "online=failed"),
            row("made while it did not run", "cat /var/log/pve/tasks/", OFFLINE, "downtime=skipped", "memory-only=skipped",
                    "online=offline"),
            new Row("stopped, moved, started", outputs -> {
                outputs.put("cat /var/log/pve/tasks/", OFFLINE);
                outputs.put("grep -hE@n1", task("n1", 1, 0x88, "qmshutdown", "OK") + task("n1", 2, 0x91, "qmigrate", "OK"));
                outputs.put("grep -hE@n2", task("n2", 3, 0x99, "qmstart", "OK"));
                return outputs;
            }, List.of("downtime=skipped", "memory-only=skipped", "online=stop-start")),
            row("a disk was mirrored", "cat /var/log/pve/tasks/", MIRRORED, "memory-only=over-nbd"),
            row("a replicated disk was mirrored", "cat /var/log/pve/tasks/", MIRRORED.replace("2025-12-14 17:30:05 stopping",
                    "2025-12-14 17:30:05 # /usr/bin/ssh -e none -o 'BatchMode=yes' root@192.0.2.12 pvesr set-state 100 ''\n"
                    + "2025-12-14 17:30:05 stopping"), "memory-only=replicated"),
            row("QEMU stood still for long", "cat /var/log/pve/tasks/", ONLINE.replace("downtime 99 ms", "downtime 2140 ms"),
                    "downtime=over-limit"),
            row("the log is gone", "cat /var/log/pve/tasks/", "-", "downtime=skipped", "memory-only=skipped", "online=?"),
            // The process is where it was: that is a finding, too.
            new Row("on another node", outputs -> {
                outputs.put("grep -aEHrv", config("n2"));
                outputs.put("pvesh get", before("\"n1\",\"n3\"", "", ""));
                return outputs;
            }, List.of("home=elsewhere", "nothing-left=process-left")),
            row("the report's own log, which is to prove shared storage", "cat /var/log/pve/tasks/", report(), "memory-only=replicated"),
            new Row("on another node, for the HA manager to say", outputs -> {
                outputs.put("grep -aEHrv", config("n2"));
                outputs.put("pvesh get", before("\"n1\",\"n3\"", "", ""));
                outputs.put("cat /etc/pve/ha/resources.cfg", "vm: 100\n\tstate started\n");
                outputs.put("ps @n1", "");
                return outputs;
            }, List.of()),
            row("locked", "grep -aEHrv", config("n1", "lock: migrate"), "nothing-left=locked"),
            row("a process on another node", "ps @n3", "  99 /usr/bin/kvm -id 100 -name debian-vm\n", "nothing-left=process-left"));

    @TestFactory
    Stream<DynamicTest> isTold() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.because(), () -> {
            assertEquals(row.shows().stream().sorted().toList(), told(row.change().apply(outputs()), Timelines.NONE));
        }));
    }

    /** Checks that do not pass; what a drill would have to show is left out. */
    private static List<String> told(Map<String, String> outputs, Timelines drills) {
        var site = Machines.of("k", "n1", "n2", "n3").site();
        var methods = CheckModules.bundled().stream().filter(check -> check.key().lab().equals("07-migration"))
                .filter(check -> !List.of("moved", "never-stopped", "same-address", "interruption").contains(check.key().check())).toList();
        var hosts = new HashMap<String, WitnessedHost>();
        var number = new AtomicInteger();
        site.nodes().forEach(node -> hosts.put(node.name(), new WitnessedHost() {
            @Override
            public String name() {
                return node.name();
            }

            @Override
            public WitnessedAnswer ask(Command command, String askedBy) {
                return new WitnessedAnswer(number.incrementAndGet(), printed(outputs, node.name(), String.join(" ", command.argv())));
            }
        }));
        var told = new TreeMap<String, String>();
        new CheckRun(site, hosts, methods, drills, RunListener.SILENT).run()
                .forEach((key, verdict) -> told.put(key.check(), told(verdict)));
        return told.entrySet().stream().filter(one -> !one.getValue().isEmpty()).map(one -> one.getKey() + "=" + one.getValue()).toList();
    }

    private static Output printed(Map<String, String> outputs, String node, String line) {
        var text = outputs.entrySet().stream().filter(one -> one.getKey().endsWith("@" + node)
                && line.startsWith(one.getKey().substring(0, one.getKey().indexOf('@')))).findFirst()
                .or(() -> outputs.entrySet().stream().filter(one -> line.startsWith(one.getKey())).findFirst()).map(Map.Entry::getValue);
        // What is not there: grep(1), ps(1) and cat(1) say so with 1.
        var missing = text.isEmpty() || text.get().equals("-") || text.get().isEmpty();
        var error = missing && line.startsWith("cat ") ? "cat: x: No such file or directory\n" : "";
        return new Output(missing ? 1 : 0, (missing ? "" : text.get()).getBytes(StandardCharsets.UTF_8),
                error.getBytes(StandardCharsets.UTF_8), false, Instant.EPOCH, Duration.ZERO);
    }

    private static String told(Verdict verdict) {
        return verdict instanceof Verdict.Skipped ? "skipped" : String.join(" ", verdict.findings().stream()
                .filter(finding -> finding.outcome() != Outcome.PASSED).map(finding -> finding.mistake().orElse("?")).toList());
    }

    @Test
    void withoutADrillNothingIsSaidOfOne() {
        var site = Machines.of("k", "n1", "n2", "n3").site();
        var methods = CheckModules.bundled().stream().filter(check -> check.key().toString().matches("07-migration/(moved|interruption)"))
                .toList();
        new CheckRun(site, Map.of(), methods, Timelines.NONE, RunListener.SILENT).run().values().forEach(verdict ->
                assertEquals("?", told(verdict)));
    }
}
