package praktikum.fact.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.fact.Capture;
import praktikum.fact.Parser;
import praktikum.fact.Printed;

class ServiceStatesTest {

    private static final Parser<ServiceStates> THREE = ServiceStates.isActive(List.of("pve-cluster", "corosync.service", "chrony"));

    @Test
    void isActivePrintsOneWordPerUnit() {
        assertEquals(List.of(), known(THREE.read(Printed.of("active\nactive\nactive\n"))).notActive());
        ServiceStates some = known(THREE.read(Printed.of(0, "active\ninactive\nfailed\n", "")));
        assertEquals(List.of("corosync", "chrony"), some.notActive());
        assertFalse(some.find("corosync").orElseThrow().isActive());
        assertEquals("failed", some.find("chrony.service").orElseThrow().active());
        assertEquals(3, known(THREE.read(Printed.of(3, "inactive\ninactive\nunknown\n", ""))).notActive().size());
        assertEquals(3, known(THREE.read(Printed.of(4, "inactive\ninactive\ninactive\n", ""))).notActive().size());
    }

    @Test
    void anotherNumberOfLinesOrAnotherWordIsStrange() {
        strange(THREE.read(Printed.of("active\nactive\n")));
        strange(THREE.read(Printed.of("active\nactive\nactive\nactive\n")));
        strange(THREE.read(Printed.of("active\naktif\nactive\n")));
        strange(THREE.read(Printed.of("inactive\ninactive\ninactive\n")));
        strange(THREE.read(failed(1, "Failed to connect to bus: Host is down\n")));
        strange(THREE.read(Printed.of(127, "active\nactive\nactive\n", "")));
    }

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
