package praktikum.sim.proxmox.ha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import praktikum.sim.proxmox.ha.status.ExitCode;
import praktikum.sim.proxmox.ha.status.LrmMode;
import praktikum.sim.proxmox.ha.status.LrmState;
import praktikum.sim.proxmox.ha.status.ManagerStatus;
import praktikum.sim.proxmox.ha.status.NodeState;
import praktikum.sim.proxmox.ha.status.ServiceState;
import praktikum.sim.proxmox.ha.status.StatusText;

/** The two files by which the daemons talk to each other. */
class StatusTextTest {

    @Test
    void theManagersFileIsReadAndWritten() throws Exception {
        String text = """
                {"disarm":{"mode":"ignore","state":"disarming"},"master_node":"b","node_request":{"a":{"maintenance":1},"b":{}},\
                "node_status":{"a":"maintenance","b":"online","c":"fence"},"service_status":{\
                "ct:5":{"state":"relocate","node":"a","uid":"u1","target":"b","failed_nodes":["c"],"maintenance_node":"a"},\
                "vm:6":{"state":"request_stop","node":"b","uid":"u2","timeout":"30","cmd":["migrate","a"]},\
                "vm:7":{"state":"started","node":"c","uid":"u3","running":1}},"timestamp":1700000000}""";
        ManagerStatus status = StatusText.manager(text);
        assertEquals(NodeState.FENCE, status.nodes().get("c"));
        assertEquals(Optional.of("b"), status.services().get("ct:5").target());
        assertEquals(OptionalInt.of(30), status.services().get("vm:6").timeout());
        assertTrue(status.services().get("vm:7").running() && status.maintenanceRequested("a") && !status.maintenanceRequested("b"));
        assertEquals(text, StatusText.of(status));
    }

    @Test
    void aTargetHasAsMuchToDoAsASource() throws Exception {
        ManagerStatus status = StatusText.manager("""
                {"service_status":{"vm:1":{"state":"migrate","node":"a","target":"b","uid":"x"},\
                "vm:2":{"state":"stopped","node":"a","uid":"y"},"vm:3":{"state":"error","node":"c","uid":"z"}}}""");
        assertEquals(List.of(1, 1, 0), List.of(status.activeServices("a"), status.activeServices("b"), status.activeServices("c")));
    }

    @Test
    void theLocalFileIsReadAndWritten() throws Exception {
        String text = """
                {"mode":"active","results":{"u":{"exit_code":3,"sid":"vm:1","state":"migrate"}},"state":"active","timestamp":99}""";
        var status = StatusText.lrm(text);
        assertEquals(LrmState.ACTIVE, status.state().orElseThrow());
        assertEquals(LrmMode.ACTIVE, status.mode().orElseThrow());
        assertEquals(ExitCode.WRONG_NODE, status.results().get("u").exit());
        assertEquals(ServiceState.MIGRATE, status.results().get("u").order());
        assertEquals(text, StatusText.of(status));
    }

    @Test
    void anEmptyFileSaysNothingAndABrokenOneIsNoFile() throws Exception {
        assertEquals(ManagerStatus.none(), StatusText.manager(""));
        assertEquals("{\"node_status\":{}}", StatusText.of(ManagerStatus.none()));
        assertThrows(StatusText.Unreadable.class, () -> StatusText.manager("{\"node_status\":{\"a\":\"asleep\"}}"));
        assertThrows(StatusText.Unreadable.class, () -> StatusText.lrm("{\"mode\":"));
    }
}
