package praktikum.fact.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.guest.GuestResources.Guest;

/** Which guests there are and what they do, by the sources that do not always agree. */
class GuestStatesTest {

    @Test
    void theClusterTellsOfAllGuests() {
        GuestResources nine = known(GuestResources.read(Capture.printed("pve9/04-healthy/cluster-resources")));
        Guest web = nine.find(100).orElseThrow();
        assertEquals(new Guest(100, GuestKind.VM, "pve1", Optional.of("web01"), GuestState.INTERNAL_ERROR, web.uptime(), false,
                Optional.of("started"), Set.of("lab", "web"), Optional.empty(), OptionalLong.of(134217728)), web);
        assertFalse(web.running(), "it has a process and does not work");
        assertEquals(Optional.empty(), nine.find(101).orElseThrow().haState());
        assertEquals(GuestKind.CONTAINER, nine.find(201).orElseThrow().kind());
        assertTrue(nine.find(201).orElseThrow().running());
        assertEquals(Set.of(100L, 201L), Set.copyOf(nine.on("pve1").stream().map(Guest::id).toList()));

        GuestResources lost = known(GuestResources.read(Capture.printed("pve8/08-after-recovery/cluster-resources")));
        assertTrue(lost.guests().stream().anyMatch(guest -> guest.state() == GuestState.UNKNOWN));
        assertEquals(0, known(GuestResources.read(Capture.printed("pve8/00-standalone/cluster-resources"))).guests().size());
        for (Capture capture : Capture.ofCommand("pvesh get /cluster/resources --type vm --output-format json")) {
            if (capture.printed().exit() == 0) {
                assertEquals(capture.printed().out().split("\"vmid\":").length - 1,
                        known(GuestResources.read(capture.printed())).guests().size());
            }
        }
    }

    @Test
    void aNodeCallsRunningWhatHasAProcess() {
        assertEquals(GuestState.RUNNING,
                known(GuestList.readPvesh(Capture.printed("pve9/04-healthy/node-qemu"))).find(100).orElseThrow().state());
        assertEquals(GuestState.RUNNING,
                known(GuestList.readVms(Capture.printed("pve9/04-healthy/qm-list"))).find(100).orElseThrow().state());
        GuestStatus status = known(GuestStatus.readPvesh(Capture.printed("pve9/04-healthy/vm100-status-json")));
        assertEquals(GuestState.INTERNAL_ERROR, status.state());
        assertEquals(Optional.of("started"), status.haState());
        assertEquals(GuestState.INTERNAL_ERROR,
                known(GuestStatus.readText(Capture.printed("pve9/04-healthy/qm-status-100"))).orElseThrow().state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pve8/04-healthy-ct-ha", "pve8/12-healthy-all-running", "pve9/04-healthy"})
    void commandAndApiTellTheSame(String state) {
        GuestList vms = known(GuestList.readVms(Capture.printed(state + "/qm-list")));
        assertEquals(ids(known(GuestList.readPvesh(Capture.printed(state + "/node-qemu")))), ids(vms));
        GuestList containers = known(GuestList.readContainers(Capture.printed(state + "/pct-list")));
        assertEquals(ids(known(GuestList.readPvesh(Capture.printed(state + "/node-lxc")))), ids(containers));
        GuestStatus text = known(GuestStatus.readText(Capture.printed(state + "/pct-status-201"))).orElseThrow();
        GuestStatus json = known(GuestStatus.readPvesh(Capture.printed(state + "/pct-status-201-json")));
        assertEquals(List.of(json.state(), json.name(), json.pid()), List.of(text.state(), text.name(), text.pid()));
        assertTrue(json.uptime().orElseThrow() >= text.uptime().orElseThrow());
    }

    private static Set<Long> ids(GuestList list) {
        return Set.copyOf(list.guests().stream().map(GuestList.Guest::id).toList());
    }

    @Test
    void listsAreReadAsTheyLookWithNamesOfAnyKind() {
        GuestList vms = known(GuestList.readVms(Printed.of("""
                      VMID NAME                 STATUS     MEM(MB)    BOOTDISK(GB) PID      \s
                       100 a-name-of-more-than-twenty-letters running    1024               8.00 12345    \s
                       101 VM 101               paused     4096              32.00 77       \s
                       102 x                    stopped    512                0.00 0        \s
                """)));
        assertEquals(List.of("a-name-of-more-than-twenty-letters", "VM 101", "x"),
                vms.guests().stream().map(GuestList.Guest::name).toList());
        assertEquals(List.of(true, true, false), vms.guests().stream().map(GuestList.Guest::running).toList());
        GuestList containers = known(GuestList.readContainers(Printed.of("""
                VMID       Status     Lock         Name               \s
                200        stopped    snapshot-delete Ubuntu             \s
                201        running                 ct-ha              \s
                """)));
        assertEquals(List.of(Optional.of("snapshot-delete"), Optional.empty()),
                containers.guests().stream().map(GuestList.Guest::lock).toList());
        assertEquals("ct-ha", containers.find(201).orElseThrow().name());
        assertEquals(List.of(), known(GuestList.readVms(Printed.of(""))).guests());
        strange(GuestList.readVms(Printed.of("VMID NAME STATUS MEM(MB) BOOTDISK(GB) PID\n100 a läuft 1 1.00 2\n")));
        strange(GuestList.readContainers(Printed.of("VMID Status Name\n")));
        strange(GuestList.readVms(failed(255, "please run as root\n")));
    }

    @Test
    void aGuestIsHereOrNot() {
        assertEquals(Optional.empty(), known(GuestStatus.readText(failed(2,
                "Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist\n"))));
        assertEquals(GuestState.PRELAUNCH, known(GuestStatus.readText(Printed.of("status: prelaunch\n"))).orElseThrow().state());
        strange(GuestStatus.readText(Printed.of("qmpstatus: stopped\nstatus: running\n")));
        strange(GuestStatus.readText(Printed.of("uptime: 1\n")));
        strange(GuestStatus.readText(Printed.of("status: aktif\n")));
        assertEquals(List.of("qm", "status", "100", "--verbose"), GuestStatus.of(GuestKind.VM, 100).argv());
        assertEquals(List.of("pct", "status", "200", "--verbose"), GuestStatus.of(GuestKind.CONTAINER, 200).argv());
    }

    @Test
    void processesTellWhatIsLeftBehind() {
        GuestProcesses two = known(GuestProcesses.read(Printed.of("""
                  38 /usr/bin/kvm -id 100 -name web01,debug-threads=on -no-shutdown -chardev socket,id=qmp
                1031 /usr/bin/kvm -id 101 -name db01,debug-threads=on
                 500 kvm -m 512 disk.img
                """)));
        assertEquals(Map.of(100L, 38L, 101L, 1031L), two.machines());
        assertEquals(OptionalLong.empty(), two.age(102));
        assertEquals(Map.of(), known(GuestProcesses.read(failed(1, ""))).machines());
        strange(GuestProcesses.read(failed(1, "error: unknown option\n")));
        strange(GuestProcesses.read(Printed.of("kvm -id 100\n")));
    }
}
