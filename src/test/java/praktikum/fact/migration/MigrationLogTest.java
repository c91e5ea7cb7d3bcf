package praktikum.fact.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.DataSize;
import praktikum.fact.Printed;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.migration.MigrationLog.End;

/** What a log proves, what it does not, and which of its numbers mean what. */
class MigrationLogTest {

    private static MigrationLog read(String text) {
        return known(MigrationLog.readFile(Printed.of(text))).orElseThrow();
    }

    private static MigrationLog command(String name) {
        return known(MigrationLog.readCommand(Capture.printed("pve8/11-guest-ops/" + name)));
    }

    /** The log as it stands in the first report, twice: in figure and in analysis, where a machine that read the picture misread a word. */
    @ParameterizedTest
    @ValueSource(strings = {"report-figure.log", "report-analysis.log"})
    void theReportsLogRefutesWhatTheReportSays(String name) throws IOException {
        MigrationLog log;
        try (var file = MigrationLogTest.class.getResourceAsStream(name)) {
            log = read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(Optional.of(Duration.ofMillis(100)), log.figures().downtimeLimit());
        assertEquals(Optional.of(Duration.ofMillis(99)), log.figures().downtime());
        assertEquals(Optional.of("547.1 MiB"), log.figures().transferred().map(DataSize::text));
        assertEquals(Optional.of(Duration.ofSeconds(32)), log.figures().duration());
        assertEquals(Optional.of(Duration.ofSeconds(7)), log.memoryPhase());
        assertEquals(78.16, log.rate().orElseThrow() / (1 << 20), 0.01, "and not the 148.7 MiB/s of the line");
        assertEquals(Optional.of("148.7 MiB"), log.figures().averageSpeed().map(DataSize::text));
        assertTrue(log.diskCopied() && log.overNbd() && log.replicated());
        assertEquals(Transfer.DISK_REPLICATED, log.transfer(), "nothing of 'memory only'");
        assertEquals(List.of(new DiskMirror("scsi0", Optional.empty(), Optional.empty(), true)), log.mirrors());
        assertEquals(Optional.of(LocalDateTime.parse("2025-12-14T17:30:19")), log.at(MigrationStep.NBD_STOPPED));
        assertEquals(List.of(End.FINISHED, Optional.empty(), OptionalLong.empty()), List.of(log.end(), log.target(), log.guest()));
        assertFalse(log.whole(), "its first fifteen seconds are missing");
    }

    private static List<String> phases(MigrationLog log) {
        return log.phases().stream().map(phase -> phase.kind() + " " + phase.took().toSeconds()).toList();
    }

    @Test
    void theTimeOfAMigrationIsDivided() throws IOException {
        assertEquals(List.of("PREPARATION 9", "MEMORY 1", "FINISH 6"), phases(command("qm-migrate-102-online")));
        assertEquals(List.of("PREPARATION 10", "DISKS 13", "MEMORY 1", "FINISH 8"), phases(command("qm-migrate-101-with-local-disks")));
        assertEquals(List.of("PREPARATION 0", "DISKS 18", "FINISH 3"), phases(command("qm-migrate-101-local-disk")));
        try (var file = MigrationLogTest.class.getResourceAsStream("report-figure.log")) {
            assertEquals(List.of("MEMORY 7", "FINISH 10"), phases(read(new String(file.readAllBytes(), StandardCharsets.UTF_8))),
                    "of 32 s: the first 15 are not told");
        }
    }

    @Test
    void memoryAloneIsMoved() {
        MigrationLog log = command("qm-migrate-102-online");
        assertEquals(Transfer.MEMORY_ONLY, log.transfer());
        assertEquals(List.of(Optional.of(GuestKind.VM), OptionalLong.of(102), Optional.of("pve3")),
                List.of(log.kind(), log.guest(), log.target()));
        assertEquals(Optional.of(Duration.ofMillis(18)), log.figures().downtime());
        assertEquals(Optional.of(Duration.ofSeconds(17)), log.figures().duration());
        assertEquals(Optional.of("1.8 MiB"), log.figures().transferred().map(DataSize::toString));
        assertEquals(OptionalDouble.of(1.8 * (1 << 20)).getAsDouble(), log.rate().orElseThrow(), 1);
        assertFalse(log.byHa());

        String task = Capture.printed("pve8/11-guest-ops/tasklog-UPID_pve1_0000080C_0007350E_6B02A8EA_qmigrate_100_root@pam_").out();
        MigrationLog ha = read(task.substring(task.indexOf("task started")));
        assertTrue(ha.byHa() && ha.whole());
        assertEquals(Transfer.MEMORY_ONLY, ha.transfer());
    }

    @Test
    void aDiskIsCopiedWhileTheMachineRuns() {
        MigrationLog log = command("qm-migrate-101-with-local-disks");
        assertEquals(Transfer.DISK_COPIED, log.transfer());
        assertTrue(log.overNbd());
        assertFalse(log.replicated());
        DiskMirror mirror = log.mirrors().getFirst();
        assertEquals(List.of("scsi0", Optional.of("1.0 GiB"), Optional.of("1.0 GiB"), true), List.of(mirror.drive(),
                mirror.transferred().map(DataSize::text), mirror.total().map(DataSize::text), mirror.completed()));
        assertEquals(Optional.of(Duration.ofSeconds(1)), log.memoryPhase());
        assertEquals(Optional.of(Duration.ofSeconds(33)), log.figures().duration());
    }

    @Test
    void aMachineAtRestIsNoLiveMigration() {
        MigrationLog log = command("qm-migrate-101-local-disk");
        assertEquals(Transfer.DISK_COPIED, log.transfer());
        assertFalse(log.online() || log.overNbd());
        assertEquals(Optional.empty(), log.figures().downtime());
        assertEquals(Transfer.CONFIG_ONLY, read("""
                2025-12-14 17:29:53 starting migration of VM 100 to node 'pve2' (10.66.0.12)
                2025-12-14 17:29:55 migration finished successfully (duration 00:00:02)
                TASK OK
                """).transfer());
    }

    @Test
    void aRefusalMovesNothing() {
        MigrationLog log = command("qm-migrate-101-local-nowith");
        assertEquals(List.of(End.ABORTED, Transfer.NOT_TOLD, false), List.of(log.end(), log.transfer(), log.diskCopied()));
        assertEquals(Optional.of("can't migrate local disk 'local:101/vm-101-disk-0.qcow2': can't live migrate attached local disks without"
                + " with-local-disks option"), log.failure());
        MigrationLog request = command("qm-migrate-online");
        assertEquals(List.of(End.REQUESTED, Optional.of("pve2"), OptionalLong.of(100)),
                List.of(request.end(), request.target(), request.guest()));
        assertEquals(Transfer.NOT_TOLD, request.transfer());
    }

    @Test
    void replicationLeavesItsLines() {
        String start = "2025-12-14 17:29:53 starting migration of VM 100 to node 'pve3' (192.168.137.12)\n";
        String end = """
                2025-12-14 17:30:08 starting online/live migration on unix:/run/qemu-server/100.migrate
                2025-12-14 17:30:15 migration completed, transferred 547.1 MiB VM-state
                2025-12-14 17:30:15 migration status: completed
                2025-12-14 17:30:25 migration finished successfully (duration 00:00:32)
                TASK OK
                """;
        MigrationLog log = read(start + """
                2025-12-14 17:29:53 found local, replicated disk 'tank:vm-100-disk-0' (attached)
                2025-12-14 17:29:53 scsi0: start tracking writes using block-dirty-bitmap 'repl_scsi0'
                2025-12-14 17:29:53 replicating disk images
                2025-12-14 17:29:53 start replication job
                2025-12-14 17:29:59 end replication job
                2025-12-14 17:30:01 starting storage migration
                2025-12-14 17:30:01 scsi0: start migration to nbd:unix:/run/qemu-server/100_nbd.migrate:exportname=drive-scsi0
                drive mirror re-using dirty bitmap 'repl_scsi0'
                drive mirror is starting for drive-scsi0
                mirror-scsi0: transferred 0.00 B of 0.00 B (0.00%) in 0s, ready
                all 'mirror' jobs are ready
                """ + end);
        assertEquals(Transfer.DISK_REPLICATED, log.transfer());
        assertEquals(Optional.of(LocalDateTime.parse("2025-12-14T17:29:59")), log.at(MigrationStep.REPLICATED));
        // A command that failed is shown too, and says nothing of replication.
        MigrationLog failing = read(start + "2025-12-14 17:30:00 # /usr/bin/ssh -e none root@192.168.137.12 qm unlock 100\n"
                + "2025-12-14 17:30:00 ERROR: failed to clear migrate lock: command failed\n"
                + "2025-12-14 17:30:25 ERROR: migration finished with problems (duration 00:00:32)\nTASK ERROR: migration problems\n");
        assertFalse(failing.replicated());
        assertEquals(List.of(End.PROBLEMS, Optional.of("ERROR: failed to clear migrate lock: command failed")),
                List.of(failing.end(), failing.failure()));
    }

    @Test
    void aContainerIsStoppedMovedAndStarted() {
        String text = """
                2025-12-14 17:29:53 shutdown CT 200
                2025-12-14 17:29:55 starting migration of CT 200 to node 'pve2' (192.168.137.11)
                2025-12-14 17:29:55 volume 'nfs:200/vm-200-disk-0.raw' is on shared storage 'nfs'
                2025-12-14 17:29:55 start final cleanup
                2025-12-14 17:29:56 start container on target node
                2025-12-14 17:29:56 # /usr/bin/ssh -e none -o 'BatchMode=yes' root@192.168.137.11 pct start 200
                2025-12-14 17:29:58 migration finished successfully (duration 00:00:05)
                TASK OK
                """;
        MigrationLog log = read(text);
        assertEquals(List.of(Optional.of(GuestKind.CONTAINER), Transfer.RESTARTED, false),
                List.of(log.kind(), log.transfer(), log.replicated()));
        assertEquals(Optional.of(LocalDateTime.parse("2025-12-14T17:29:56")), log.at(MigrationStep.CONTAINER_START));
        assertEquals(List.of("SHUTDOWN 2", "PREPARATION 0", "START 2"), phases(log));
        assertEquals(Transfer.DISK_COPIED,
                read(text.replaceAll("volume '.*", "found local volume 'local-lvm:vm-200-disk-0' (in current VM config)"))
                .transfer());
    }

    @Test
    void whereALogEndsEarlyNothingIsGuessed() {
        String[] lines = Capture.printed("pve8/11-guest-ops/qm-migrate-102-online").out().split("(?<=\n)");
        StringBuilder so = new StringBuilder();
        for (int i = 0; i < lines.length - 1; i++) {
            so.append(lines[i]);
            MigrationLog log = read(so.toString());
            assertEquals(List.of(End.NOT_TOLD, Transfer.NOT_TOLD, Optional.empty()),
                    List.of(log.end(), log.transfer(), log.figures().duration()));
            assertEquals(i >= 10, log.figures().downtime().isPresent(), "line " + i);
        }
        // Nor where it begins late: what is missing might have told of a disk.
        for (int i = 1; i < lines.length; i++) {
            assertEquals(Transfer.NOT_TOLD, read(String.join("", List.of(lines).subList(i, lines.length))).transfer());
        }
        MigrationLog copying = read("2025-12-14 17:29:53 starting storage migration\n");
        assertEquals(Transfer.DISK_COPIED, copying.transfer(), "this it did tell");
    }

    @Test
    void halfOfALineThatCountsIsNotUnderstood() {
        String log = Capture.printed("pve8/11-guest-ops/qm-migrate-102-online").out();
        for (String word : List.of("average", "downtime 18", "MiB/s -", "completed,", "1.8 MiB", "successfully", "of VM",
                "to node")) {
            assertTrue(log.contains(word), word);
            strange(MigrationLog.readCommand(Printed.of(log.replace(word, "?!"))));
        }
        strange(MigrationLog.readFile(Printed.of("TASK OK\n")));
        strange(MigrationLog.readFile(Printed.of(log.replace("2026-11-22 08:34:33", "2026-13-22 08:34:33"))));
        assertEquals(Optional.empty(), known(MigrationLog.readFile(failed(1, "cat: /var/log/x: No such file or directory\n"))));
    }

    @Test
    void thePrecheckTellsWhatKeepsAMachine() {
        MigrationPrecheck check = known(MigrationPrecheck.read(Printed.of("""
                {"allowed_nodes":["pve2"],"has-dbus-vmstate":1,"local_disks":[{"cdrom":1,"is_unused":0,"volid":"local:iso/a.iso","size":5},
                {"volid":"/dev/sdb"}],"local_resources":["hostpci0"],"mapped-resources":[],"running":1,"not_allowed_nodes":{"pve2":{},
                "pve3":{"unavailable_storages":["nfs"],"blocking-ha-resources":[{"sid":"vm:101","cause":"resource-affinity"}]}}}
                """)));
        assertEquals(List.of(true, List.of("pve2"), List.of("hostpci0"), List.of()),
                List.of(check.running(), check.allowed(), check.localResources(), check.mappedResources()));
        assertEquals(List.of("nfs", "vm:101"), check.refused().get("pve3").stream().sorted().toList());
        assertEquals(List.of("pve3"), List.copyOf(check.refused().keySet()));
        assertEquals(List.of(new MigrationPrecheck.LocalDisk("local:iso/a.iso", true, false),
                new MigrationPrecheck.LocalDisk("/dev/sdb", false, false)), check.localDisks());
        strange(MigrationPrecheck.read(Printed.of("{\"running\":1}")));
    }

    @Test
    void replicationIsConfiguredAndGoesWell() {
        ReplicationJobs jobs = known(ReplicationJobs.readFile(Printed.of("local: 100-0\n\ttarget pve2\n\tschedule */5\n\tsource pve1\n\n"
                + "local: 101-1\n\ttarget pve3\n\tdisable\n")));
        assertEquals(List.of(new ReplicationJobs.Job("100-0", 100, "pve2", "*/5", false)), jobs.of(100));
        assertEquals(List.of(new ReplicationJobs.Job("101-1", 101, "pve3", "*/15", true)), jobs.of(101));
        assertEquals(List.of(),
                known(ReplicationJobs.readFile(failed(1, "cat: /etc/pve/replication.cfg: No such file or directory\n"))).jobs());
        assertEquals(jobs.of(101), known(ReplicationJobs.readPvesh(
                Printed.of("[{\"id\":\"101-1\",\"guest\":101,\"target\":\"pve3\",\"type\":\"local\",\"disable\":1}]"))).jobs());
        strange(ReplicationJobs.readFile(Printed.of("local: 100-0\n\tschedule */5\n")));

        ReplicationStatus status = known(ReplicationStatus.read(Printed.of("""
                JobID      Enabled    Target                           LastSync             NextSync   Duration  FailCount State
                100-0      Yes        local/pve2           2025-12-14_17:30:01  2025-12-14_17:45:00   3.172123          0 OK
                100-1      Yes        local/pve3                             -              pending          -          2 No route to host
                """)));
        assertEquals(List.of(true, false), status.jobs().stream().map(ReplicationStatus.Job::ok).toList());
        assertEquals(Optional.of(LocalDateTime.parse("2025-12-14T17:30:01")), status.jobs().getFirst().lastSync());
        assertEquals("No route to host", status.jobs().getLast().state());
        strange(ReplicationStatus.read(Printed.of("")));
    }

    @Test
    void amountsAreWhatTheySay() {
        assertEquals(573_675_930, DataSize.parse("547.1 MiB").orElseThrow().bytes());
        assertEquals(290, DataSize.parse("290.00 B").orElseThrow().bytes());
        assertEquals(1L << 30, DataSize.parse("1.0 GiB").orElseThrow().bytes());
        for (String wrong : List.of("", "1", "1 MB", "1.0MiB", "-1.0 MiB", "9999999.0 PiB", "1.0 EiB")) {
            assertEquals(Optional.empty(), DataSize.parse(wrong), wrong);
        }
    }
}
