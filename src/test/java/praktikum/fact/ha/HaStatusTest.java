package praktikum.fact.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.ha.HaStatus.LocalManager;
import praktikum.fact.ha.HaStatus.Service;

class HaStatusTest {

    @ParameterizedTest
    @CsvSource({"pve8/00-standalone,true,,,", "pve8/02-one-node-cluster,true,,,", "pve8/04-healthy-ct-ha,true,pve1,pve1,ct:201",
        "pve8/06-no-quorum,false,pve1,pve1,ct:201", "pve8/08-after-recovery,true,pve3,pve2,ct:201",
        "pve8/12-healthy-all-running,true,pve3,pve1,ct:201 vm:100", "pve9/04-healthy,true,pve1,pve1,ct:201 vm:100",
        "pve9/07-no-quorum,false,pve2,pve2,ct:201 vm:100"})
    void textAndJsonOfEveryCaptureTellTheSame(String state, boolean quorate, String master, String node, String running) {
        HaStatus text = known(HaStatus.readText(Capture.printed(state + "/ha-manager-status")));
        HaStatus json = known(HaStatus.readPvesh(Capture.printed(state + "/ha-status-current")));
        for (HaStatus one : List.of(text, json)) {
            assertEquals(quorate, one.quorate());
            assertEquals(Optional.ofNullable(master), one.master());
            assertEquals(master == null ? 0 : 3, one.managers().size());
            if (node != null) {
                assertEquals(List.of(running.split(" ")), one.runningOn(node).stream().map(Service::sid).toList());
            }
        }
        assertEquals(text.services(), json.services());
    }

    @Test
    void noCaptureIsLeftOut() {
        assertEquals(10, Capture.ofCommand("ha-manager status").size());
        for (Capture capture : Capture.ofCommand("ha-manager status --verbose")) {
            HaStatus verbose = known(HaStatus.readText(capture.printed()));
            assertEquals(known(HaStatus.readText(Capture.printed(capture.state() + "/ha-manager-status"))).services(), verbose.services());
        }
        HaStatus moving = known(HaStatus.readText(Capture.printed("pve8/11-guest-ops/ha-status-during-migrate")));
        assertEquals(List.of("ct:201", "vm:100"), moving.runningOn("pve1").stream().map(Service::sid).toList());
        HaStatus moved = known(HaStatus.readText(Capture.printed("pve8/11-guest-ops/ha-status-after-migrate")));
        assertEquals(new LocalManager("pve2", "wait_for_agent_lock", Optional.empty()), moved.managers().get(1));
        assertEquals(List.of("vm:100"), moved.runningOn("pve2").stream().map(Service::sid).toList());
    }

    @Test
    void aManagerIsActiveOnlyWhereItSaysSo() {
        HaStatus nine = known(HaStatus.readText(Capture.printed("pve9/07-no-quorum/ha-manager-status")));
        assertTrue(nine.active("pve2"));
        assertFalse(nine.active("pve1") || nine.active("pve3"));
        assertEquals(new LocalManager("pve1", "old timestamp - dead?", Optional.of("standby")), nine.managers().getFirst());
        assertEquals(Optional.of("active"), nine.managers().get(1).watchdog());
        HaStatus healthy = known(HaStatus.readText(Capture.printed("pve9/04-healthy/ha-manager-status")));
        assertEquals(Optional.of("armed"), healthy.fencing());
        assertEquals(healthy.fencing(), known(HaStatus.readPvesh(Capture.printed("pve9/04-healthy/ha-status-current"))).fencing());
        assertEquals(Optional.empty(), known(HaStatus.readText(Capture.printed("pve8/04-healthy-ct-ha/ha-manager-status"))).fencing());
    }

    @Test
    void whatStaysAtRestDoesNotRun() {
        HaStatus status = known(HaStatus.readText(Printed.of("""
                quorum OK
                lrm pve1 (unable to read lrm status)
                service vm:1 (pve1, stopped)
                service vm:2 (pve1, disabled)
                service vm:3 (pve1, ignored)
                service vm:4 (pve1, error)
                service vm:5 (---, queued)
                """)));
        assertEquals(List.of("vm:4"), status.runningOn("pve1").stream().map(Service::sid).toList());
        assertEquals(Optional.empty(), status.services().getLast().node());
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", "master pve1 (active, Sun Nov 22 08:07:43 2026)", "quorum OKE", "quorum", "quorum Kuorum hilang", "quorum OK\nquorum OK",
        "quorum OK\nservice vm:100", "quorum OK\nservice vm:100 (pve1 started)", "quorum OK\nlrm pve1 active",
                "quorum OK\nmaster a (active, x)\nmaster b (active, x)",
        "quorum OK\n<b>"})
    void anotherTextIsStrange(String text) {
        strange(HaStatus.readText(Printed.of(text)));
    }

    @Test
    void anotherJsonIsStrange() {
        strange(HaStatus.readPvesh(Printed.of("[]")));
        strange(HaStatus.readPvesh(Printed.of("[{\"type\":\"quorum\",\"quorate\":\"OK\"}]")));
        strange(HaStatus.readPvesh(Printed.of("[{\"type\":\"quorum\",\"quorate\":1},{\"type\":\"service\",\"sid\":\"vm:1\"}]")));
        strange(HaStatus.readText(failed(255, "please run as root\n")));
    }

    @Test
    void everyCaptureOfTheManagersFileIsRead() {
        List<Capture> captures = Capture.ofCommand("cat /etc/pve/ha/manager_status");
        assertEquals(4, captures.size());
        for (Capture capture : captures) {
            HaManagerFile file = known(HaManagerFile.read(capture.printed()));
            HaStatus status = known(HaStatus.readPvesh(Capture.printed(capture.state() + "/ha-status-current")));
            assertEquals(status.master(), file.master(), capture.path());
            for (String node : List.of("pve1", "pve2", "pve3")) {
                assertEquals(Set.copyOf(status.runningOn(node)), Set.copyOf(file.runningOn(node)), capture.path());
            }
        }
        assertEquals(Map.of("pve1", "unknown", "pve2", "online", "pve3", "online"),
                known(HaManagerFile.read(Capture.printed("pve8/08-after-recovery/ha-manager-status-file"))).nodes());
        HaManagerFile never = new HaManagerFile(Optional.empty(), Map.of(), List.of(), Set.of(), Optional.empty());
        assertEquals(never, known(HaManagerFile.read(failed(1, "cat: /etc/pve/ha/manager_status: No such file or directory\n"))));
        assertEquals(never, known(HaManagerFile.read(Printed.of(""))));
        strange(HaManagerFile.read(Printed.of("[]")));
    }
}
