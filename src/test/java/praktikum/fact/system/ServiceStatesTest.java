package praktikum.fact.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import praktikum.fact.Capture;
import praktikum.fact.Printed;

class ServiceStatesTest {

    @Test
    void showPrintsABlockPerUnit() {
        ServiceStates states = known(ServiceStates.readShow(Printed.of("""
                Id=corosync.service
                LoadState=loaded
                ActiveState=active
                SubState=running

                Id=chrony.service
                LoadState=not-found
                ActiveState=inactive
                SubState=dead
                """)));
        assertEquals(new ServiceState("active", Optional.of("running"), Optional.of("loaded"), Optional.empty()),
                states.find("corosync").orElseThrow());
        assertEquals(List.of("chrony"), states.notActive());
        strange(ServiceStates.readShow(Printed.of("")));
        strange(ServiceStates.readShow(Printed.of("ActiveState=active\n")));
        strange(ServiceStates.readShow(Printed.of("Id=a.service\nActiveState=activ\n")));
    }

    /** ntp is another name of ntpsec where that is installed: asked for by both names it is one unit. */
    @Test
    void severalUnitsAreOneListInTheOrderAsked() {
        var both = Stream.of("Id=b.service\nActiveState=failed\n", "Id=a.service\nActiveState=active\n",
                "Id=b.service\nActiveState=failed\n").map(text -> known(ServiceStates.readShow(Printed.of(text)))).toList();
        assertEquals(List.of("b", "a"), List.copyOf(ServiceStates.of(both).states().keySet()));
        assertEquals(List.of("b"), ServiceStates.of(both).notActive());
    }

    @Test
    void everyCaptureOfPveshIsRead() {
        List<Capture> captures = Capture.all().stream().filter(capture -> capture.command().matches("pvesh get /nodes/pve./services .*"))
                .toList();
        assertEquals(6, captures.size());
        for (Capture capture : captures) {
            ServiceStates states = known(ServiceStates.readPvesh(capture.printed()));
            assertEquals(capture.path().startsWith("pve9") ? 23 : 19, states.states().size());
            assertTrue(states.find("pve-cluster").orElseThrow().isActive());
            assertEquals(!capture.path().contains("standalone"), states.find("corosync").orElseThrow().isActive(), capture.path());
            assertEquals(new ServiceState("inactive", Optional.of("dead"), Optional.of("not-found"), Optional.of("not-found")),
                    states.find("chrony").orElseThrow());
        }
    }

    @Test
    void everyCaptureOfAUnitListIsRead() {
        List<Capture> captures = Capture.all().stream().filter(capture -> capture.command().contains(" list-units ")).toList();
        assertEquals(8, captures.size());
        for (Capture capture : captures) {
            ServiceStates states = known(ServiceStates.readList(capture.printed()));
            assertEquals(capture.printed().out().lines().count(), states.states().size());
            assertEquals(!capture.path().contains("standalone"), states.find("corosync").isPresent(), capture.path());
            assertEquals(List.of(), states.notActive());
            assertEquals(Optional.of("exited"), states.find("pve-guests").orElseThrow().sub());
        }
    }
}
