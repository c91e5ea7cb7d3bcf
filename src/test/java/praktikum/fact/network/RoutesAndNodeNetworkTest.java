package praktikum.fact.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import praktikum.fact.Capture;
import praktikum.fact.Printed;
import praktikum.fact.network.RouteTable.Hop;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

class RoutesAndNodeNetworkTest {

    @Test
    void oneDefaultRoute() {
        RouteTable table = known(RouteTable.read(Printed.of(
                "[{\"dst\":\"default\",\"gateway\":\"192.168.137.1\","
                        + "\"dev\":\"vmbr0\",\"protocol\":\"kernel\",\"flags\":[\"onlink\"]}]\n")));
        assertEquals(List.of(new Hop(Addresses.parse("192.168.137.1"), Optional.of("vmbr0"), Optional.empty())),
                table.defaults().getFirst().hops());
        assertEquals(1, table.defaults().size());
    }

    @Test
    void noneTwoAndSpreadOnes() {
        assertEquals(List.of(), known(RouteTable.read(Printed.of("[ ]\n"))).defaults());
        RouteTable two = known(RouteTable.read(Printed.of("""
                [{"dst":"default","gateway":"fd00::1","dev":"vmbr0","metric":1024,"flags":[],"pref":"medium"},
                {"dst":"default","gateway":"fe80::1","dev":"vmbr1","protocol":"ra","metric":1024,"flags":[],"pref":"medium"},
                {"type":"unreachable","dst":"default","dev":"lo","metric":4294967295,"flags":[]},
                {"dst":"fd00::/64","dev":"vmbr0","protocol":"kernel","metric":256,"flags":[],"pref":"medium"}]""")));
        assertEquals(2, two.defaults().size());
        assertEquals(1024, two.defaults().getFirst().metric());
        assertEquals(4, two.routes().size());
        assertEquals(Cidr.parse("fd00::/64"), two.routes().getLast().destination());
        RouteTable spread = known(RouteTable.read(Printed.of("""
                [{"dst":"default","flags":[],"nexthops":[{"gateway":"10.0.0.1","dev":"a","weight":1,"flags":[]},
                {"via":{"family":"inet6","host":"fe80::9"},"dev":"b","weight":1,"flags":[]}]}]""")));
        assertEquals(List.of(Addresses.parse("10.0.0.1"), Addresses.parse("fe80::9")),
                spread.defaults().getFirst().hops().stream().map(Hop::gateway).toList());
    }

    @Test
    void unclearRoutesAreStrange() {
        strange(RouteTable.read(Printed.of("")));
        strange(RouteTable.read(Printed.of("default via 192.168.137.1 dev vmbr0\n")));
        strange(RouteTable.read(Printed.of("[{\"dst\":\"default\",\"gateway\":\"router\",\"dev\":\"vmbr0\"}]")));
        strange(RouteTable.read(Printed.of("[{\"dst\":\"defoult\",\"gateway\":\"10.0.0.1\",\"dev\":\"vmbr0\"}]")));
        strange(RouteTable.read(Printed.of("{\"dst\":\"default\"}")));
    }

    @Test
    void everyCaptureOfTheNodeNetworkIsRead() {
        Map<String, String> lastOctet = Map.of("pve1", "11", "pve2", "12");
        List<Capture> captures = Capture.all().stream().filter(capture -> capture.command().endsWith("/network --output-format json"))
                .toList();
        assertEquals(6, captures.size());
        for (Capture capture : captures) {
            NodeNetwork network = known(NodeNetwork.read(capture.printed()));
            NodeNetwork.Interface bridge = network.find("vmbr0").orElseThrow();
            assertEquals("bridge", bridge.type(), capture.path());
            assertEquals(Optional.of("static"), bridge.method());
            assertEquals(List.of("10.66.0." + lastOctet.get(capture.node()) + "/24"),
                    bridge.addresses().stream().map(Cidr::toString).toList());
            assertEquals(Optional.of("10.66.0.1"), bridge.gateway());
            assertEquals(List.of("eno1"), bridge.ports());
            assertTrue(bridge.active() && bridge.autostart());
            assertEquals("eth", network.find("eno1").orElseThrow().type());
            assertEquals(3, network.interfaces().size());
        }
        strange(NodeNetwork.read(Printed.of("[{\"iface\":\"vmbr0\",\"type\":\"bridge\",\"cidr\":\"10.66.0/24\"}]")));
        strange(NodeNetwork.read(Printed.of("[{\"iface\":\"vmbr0\",\"type\":\"bridge\",\"active\":\"perhaps\"}]")));
    }
}
