package praktikum.fact.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;

/** The journals as a timeline. */
class HaJournalTest {

    private static final Instant AT = Instant.parse("2025-12-14T10:41:02.120Z");

    private static HaJournal capture(String path) {
        return known(HaJournal.read(Capture.printed(path)));
    }

    private static List<HaEvent> events(String daemon, String message) {
        return known(HaJournal.read(Printed.of("2025-12-14T17:41:02.120000+07:00 pve1 " + daemon + "[812]: " + message + "\n"))).events();
    }

    /** What really happened on Proxmox VE 8: the master's node lost its power, and another became master first. */
    @Test
    void aRecoveryIsToldFromTwoJournals() {
        Printed master = Capture.printed("pve8/08-after-recovery/journal-ha-crm-master-pve3");
        HaJournal journal = HaJournal.merged(List.of(known(HaJournal.read(master)), capture("pve8/08-after-recovery/journal-ha-crm")));
        assertEquals(List.of("ct:201", "vm:100"), journal.recoveries().stream().map(Recovery::sid).toList());
        Recovery ct = journal.recoveries().getFirst();
        assertEquals(new Recovery("ct:201", Optional.of("pve1"), "pve2", at("08:16:29"), at("08:17:30"), at("08:17:40"),
                at("08:17:40").orElseThrow(), at("08:17:42"), at("08:17:59"),
                Optional.of("UPID:pve2:000001A4:0005BCC4:6B02A526:vzstart:201:root@pam:")), ct);
        assertEquals(Optional.of(Duration.ofSeconds(90)), ct.took());
        // The machine was to be stopped: it was moved, and nobody started it.
        Recovery vm = journal.recoveries().getLast();
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.empty()), List.of(vm.starting(), vm.started(), vm.task()));
        assertEquals(Optional.empty(), vm.took());
        assertEquals(at("08:16:29"), journal.first(HaStep.MANAGER_STATE, event -> event.into("master")).map(HaEvent::at));
        assertEquals(3, journal.from(at("08:17:40").orElseThrow()).all(HaStep.SERVICE_STATE).stream()
                .filter(event -> event.of("vm:100")).count());
    }

    private static Optional<Instant> at(String time) {
        return Optional.of(Instant.parse("2026-11-22T" + time + "Z"));
    }

    @Test
    void everyCapturedJournalIsRead() {
        int read = 0;
        for (Capture capture : Capture.all()) {
            if (capture.command().startsWith("journalctl ")) {
                HaJournal journal = known(HaJournal.read(capture.printed()));
                assertEquals(capture.printed().out().lines()
                        .filter(line -> line.contains("state changed from") || line.contains("recover service"))
                        .count(), journal.events().stream()
                        .filter(event -> List.of(HaStep.NODE_STATE, HaStep.SERVICE_STATE, HaStep.RECOVERED)
                        .contains(event.step())).count(), capture.path());
                read++;
            }
        }
        assertEquals(10, read);
        HaJournal cut = capture("pve8/06-no-quorum/journal-corosync");
        assertEquals(1, cut.all(HaStep.QUORUM_LOST).size());
        assertEquals(1, cut.all(HaStep.NOT_PRIMARY).size());
        assertTrue(cut.first(HaStep.MANAGER_STATE, event -> event.into("lost_agent_lock")).isPresent());
        assertEquals(Optional.of("ha_manager_lock"),
                cut.first(HaStep.LOCK_LOST, event -> event.daemon() == HaDaemon.CRM).flatMap(HaEvent::text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            pve-ha-crm | node 'pve3': state changed from 'online' => 'maintenance' | NODE_STATE | - | pve3 | - | maintenance
            pve-ha-crm | service 'vm:100': state changed from 'started' to 'migrate'  (node = pve3, target = pve2) | SERVICE_STATE | vm:100 | pve3 | pve2 | migrate
            pve-ha-crm | service 'vm:100': state changed from 'started' to 'request_stop'  (timeout = 60) | SERVICE_STATE | vm:100 | - | - | request_stop
            pve-ha-crm | service 'vm:100': state changed from 'started' to 'freeze' | SERVICE_STATE | vm:100 | - | - | freeze
            pve-ha-crm | recover service 'vm:100' from fenced node 'pve3' to node 'pve2' | RECOVERED | vm:100 | pve3 | pve2 | -
            pve-ha-crm | recover service 'vm:100' to previous failed and fenced node 'pve3' again | RECOVERED | vm:100 | - | pve3 | -
            pve-ha-crm | recovering service 'vm:100' from fenced node 'pve3' failed, no recovery node found | NOT_RECOVERED | vm:100 | pve3 | - | -
            pve-ha-crm | fencing: acknowledged - got agent lock for node 'pve3' | FENCED | - | pve3 | - | -
            pve-ha-crm | migrate service 'vm:100' to node 'pve2' (running) | SENT | vm:100 | - | pve2 | -
            pve-ha-crm | relocate service 'ct:200' to node 'pve2' | SENT | ct:200 | - | pve2 | -
            pve-ha-crm | moving service 'vm:100' back to 'pve3', node came back from maintenance. | SENT_BACK | vm:100 | - | pve3 | -
            pve-ha-crm | starting service vm:100 on node 'pve2' failed, relocating service. | START_ELSEWHERE | vm:100 | pve2 | - | -
            pve-ha-crm | recovery policy for service vm:100 failed, entering error state. Failed nodes: pve2, pve1 | START_GIVEN_UP | vm:100 | - | - | -
            pve-ha-crm | got crm command: enable-node-maintenance pve3 | COMMAND | - | - | - | -
            pve-ha-lrm | got shutdown request with shutdown policy 'conditional' | SHUTDOWN_REQUEST | - | - | - | -
            pve-ha-lrm | reboot LRM, stop and freeze all services | LEAVING | - | - | - | -
            pve-ha-lrm | service vm:100 - start migrate to node 'pve2' | MOVE_STARTED | vm:100 | - | pve2 | -
            pve-ha-lrm | unable to start service vm:100 on local node after 1 retries | START_FAILED | vm:100 | - | - | -
            pve-ha-lrm | restart policy: retry number 1 for service 'vm:100' | START_AGAIN | vm:100 | - | - | -
            pve-ha-lrm | service vm:100 not moved (migration error) | NOT_MOVED | vm:100 | - | - | -
            watchdog-mux | client (PID 812) watchdog expired - disable watchdog updates | WATCHDOG_EXPIRED | - | - | - | -
            watchdog-mux | client watchdog is about to expire | WATCHDOG_EXPIRING | - | - | - | -
            watchdog-mux | Watchdog driver 'iTCO_wdt', version 0 | WATCHDOG_DRIVER | - | - | - | -
            corosync |   [KNET  ] link: host: 3 link: 0 is down | LINK_DOWN | - | 3 | - | -
            corosync |   [QUORUM] Members[2]: 1 2 | MEMBERS | - | - | - | -
            pmxcfs | [status] notice: node lost quorum | QUORUM_LOST | - | - | - | -
            """)
    void aLineTellsOneThing(String daemon, String message, HaStep step, String sid, String node, String target, String to) {
        HaEvent event = events(daemon, message).getFirst();
        assertEquals(List.of(AT, "pve1", step), List.of(event.at(), event.host(), event.step()));
        assertEquals(List.of(Optional.ofNullable(sid), Optional.ofNullable(node), Optional.ofNullable(target), Optional.ofNullable(to)),
                List.of(event.sid(), event.node(), event.target(), event.to()));
    }

    @Test
    void otherLinesSayNothing() {
        assertEquals(List.of(), events("pve-ha-crm", "using scheduler mode 'static'"));
        assertEquals(List.of(), events("systemd", "Started pve-ha-crm.service - PVE Cluster HA Resource Manager Daemon."));
        assertEquals(List.of(),
                events("pve-ha-lrm", "watchdog active\n          continued\n-- Boot 6d1c0f433b7e4f0f9b0a0d6b5b7f8c11 --").stream()
                .filter(event -> event.step() != HaStep.WATCHDOG_ACTIVE).toList());
        assertEquals(List.of(), known(HaJournal.read(Printed.of(""))).events());
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"node 'pve3': state changed from 'online' => 'hilang'", "service 'vm:100': state changed from 'started' to 'pagar'",
        "fencing: acknowledged - got lock for node 'pve3'", "recover service 'vm:100' from node 'pve3'",
        "pulihkan vm:100 from fenced node 'pve3' to node 'pve2'"})
    void halfOfALineThatDecidesIsNotUnderstood(String message) {
        strange(HaJournal.read(Printed.of("2025-12-14T17:41:02+0700 pve1 pve-ha-crm[812]: " + message + "\n")));
    }

    @Test
    void anotherOutputIsNone() {
        strange(HaJournal.read(Printed.of("Dec 14 17:41:02 pve1 pve-ha-crm[812]: watchdog active\n")));
        strange(HaJournal.read(Printed.of("2025-13-14T17:41:02+0700 pve1 pve-ha-crm[812]: watchdog active\n")));
        strange(HaJournal.read(failed(1, "Failed to parse timestamp: @x\n")));
        assertEquals("--since=@1765708862", HaJournal.since(AT).argv().getLast());
    }
}
