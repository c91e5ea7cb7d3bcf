package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import praktikum.sim.proxmox.ha.status.ServiceState;

/** What users want of services, and what comes of it. */
class CrmCommandTest {

    private static HaBench bench() {
        var bench = new HaBench("n1", "n2", "n3");
        bench.service("vm:81", "n2");
        bench.service("ct:82", "n2");
        return bench.start();
    }

    private static List<String> answers(HaBench bench, String command) {
        int before = bench.log().size();
        bench.commands.add(command);
        bench.run(15);
        return bench.log().subList(before, bench.log().size()).stream().filter(line -> line.contains("crm: "))
                .map(line -> line.substring(line.indexOf("crm: ") + 5)).toList();
    }

    @Test
    void aMigrationKeepsTheServiceRunning() {
        var bench = bench();
        assertEquals(List.of("got crm command: migrate vm:81 n3", "migrate service 'vm:81' to node 'n3'",
                "service 'vm:81': state changed from 'started' to 'migrate'  (node = n2, target = n3)"),
                answers(bench, "migrate vm:81 n3").subList(0, 3));
        bench.run(40);
        assertEquals("n3", bench.whereIs("vm:81"));
        assertEquals(1, bench.said("starting service vm:81").size());
        assertEquals(ServiceState.STARTED, bench.status("vm:81").state());
    }

    @Test
    void whatCannotBeIsSaid() {
        var bench = bench();
        assertEquals(List.of("ignore crm command - service already on target node: migrate vm:81 n2"), answers(bench, "migrate vm:81 n2"));
        assertEquals(List.of("crm command error - node not online: relocate vm:81 n9"), answers(bench, "relocate vm:81 n9"));
        assertEquals(List.of("crm command error - no such service: stop vm:99 30"), answers(bench, "stop vm:99 30"));
        assertEquals(List.of("unable to parse crm command: dance"), answers(bench, "dance"));
    }

    @Test
    void aStopIsLasting() {
        var bench = bench();
        assertTrue(answers(bench, "stop ct:82 45").contains("request graceful stop with timeout '45' for service 'ct:82'"));
        bench.run(60);
        assertEquals(ServiceState.STOPPED, bench.status("ct:82").state());
        assertEquals("stopped", bench.services.get("ct:82").options.get("state"));
        assertEquals(List.of("n2/lrm: stopping service ct:82 (timeout=45)"), bench.said("stopping service"));
    }

    @Test
    void anIgnoredServiceIsLeftAlone() {
        var bench = bench();
        bench.set("vm:81", "ignored");
        bench.run(20);
        bench.end("vm:81");
        bench.run(60);
        assertEquals("", bench.whereIs("vm:81"));
        assertTrue(!bench.manager().services().containsKey("vm:81"));
    }

    @Test
    void aDisarmedStackLetsGoOfAllWatchdogs() {
        var bench = bench();
        bench.commands.add("disarm-ha freeze");
        bench.run(60);
        assertEquals(1, bench.said("all LRMs disarmed, HA stack is now fully disarmed").size());
        assertEquals(ServiceState.FREEZE, bench.status("vm:81").state());
        assertTrue(bench.watchdogs.isEmpty());
        bench.machines.values().forEach(machine -> machine.network = false);
        bench.run(200);
        assertEquals("n2", bench.whereIs("vm:81"), "nobody was reset");
        bench.machines.values().forEach(machine -> machine.network = true);
        bench.run(60);
        bench.commands.add("arm-ha");
        bench.run(60);
        assertEquals(ServiceState.STARTED, bench.status("vm:81").state());
        assertTrue(!bench.watchdogs.isEmpty());
    }
}
