package praktikum.fact.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.fact.Readings.failed;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.Printed;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

class LinkTableTest {

    private static final String NODE = "["
            + "{\"ifindex\":1,\"ifname\":\"lo\",\"flags\":[\"LOOPBACK\",\"UP\",\"LOWER_UP\"],\"mtu\":65536,\"qdisc\":\"noqueue\","
            + "\"operstate\":\"UNKNOWN\","
            + "\"group\":\"default\",\"txqlen\":1000,\"link_type\":\"loopback\",\"address\":\"00:00:00:00:00:00\","
            + "\"broadcast\":\"00:00:00:00:00:00\","
            + "\"addr_info\":[{\"family\":\"inet\",\"local\":\"127.0.0.1\",\"prefixlen\":8,\"scope\":\"host\",\"label\":\"lo\"}]},"
            + link("nic0", "UP", "\"UP\",\"LOWER_UP\"", "\"master\":\"vmbr0\",", "")
            + "," + link("nic1", "DOWN", "\"NO-CARRIER\",\"UP\"", "\"master\":\"vmbr0\",", "")
            + "," + link("tap100i0", "UNKNOWN", "\"UP\",\"LOWER_UP\"", "\"master\":\"vmbr0\",", "")
            + "," + link("vmbr0", "UP", "\"UP\",\"LOWER_UP\"", "",
                    "{\"family\":\"inet\",\"local\":\"192.168.137.10\",\"prefixlen\":24,\"scope\":\"global\",\"dynamic\":true,"
                            + "\"label\":\"vmbr0\"},{},"
                            + "{\"family\":\"inet6\",\"local\":\"fd00::10\",\"prefixlen\":64,\"scope\":\"global\"},"
                            + "{\"family\":\"inet6\",\"local\":\"fe80::be24:11ff:fe00:1\",\"prefixlen\":64,\"scope\":\"link\"}") + "]\n";

    private static String link(String name, String state, String flags, String more, String addresses) {
        return "{\"ifindex\":2,\"ifname\":\"" + name + "\",\"flags\":[\"BROADCAST\",\"MULTICAST\"," + flags
                + "],\"mtu\":1500,\"qdisc\":\"fq_codel\"," + more
                + "\"operstate\":\"" + state
                + "\",\"group\":\"default\",\"txqlen\":1000,\"link_type\":\"ether\",\"address\":\"bc:24:11:00:00:01\","
                + "\"broadcast\":\"ff:ff:ff:ff:ff:ff\",\"addr_info\":[" + addresses + "]}";
    }

    @Test
    void aBridgeItsPortsAndItsAddresses() {
        LinkTable table = known(LinkTable.read(Printed.of(NODE)));
        Link bridge = table.find("vmbr0").orElseThrow();
        assertTrue(bridge.up());
        assertEquals(1500, bridge.mtu());
        assertEquals(List.of("192.168.137.10/24", "fd00::10/64"), bridge.globalAddresses().stream().map(Cidr::toString).toList());
        assertTrue(bridge.addresses().get(0).dynamic());
        assertFalse(bridge.addresses().get(1).dynamic());
        assertEquals(List.of("nic0", "nic1", "tap100i0"), names(table.ports("vmbr0")));
        assertEquals(List.of("nic0", "nic1"), names(table.cardsBelow("vmbr0")));
        assertTrue(table.find("nic0").orElseThrow().up());
        assertFalse(table.find("nic1").orElseThrow().up());
        assertEquals(Optional.of("vmbr0"), table.withAddress(Addresses.parse("fd00:0:0::10").orElseThrow()).map(Link::name));
        assertEquals(Optional.empty(), table.find("vmbr1"));
    }

    @Test
    void cardsAreFoundThroughBondsAndVlansAndNeverForLoops() {
        LinkTable table = known(LinkTable.read(Printed.of("["
                + link("nic0", "UP", "\"UP\",\"LOWER_UP\"", "\"master\":\"bond0\",", "") + ","
                + link("nic1", "UP", "\"UP\",\"LOWER_UP\"", "\"master\":\"bond0\",", "") + ","
                + link("bond0", "UP", "\"UP\",\"LOWER_UP\"", "", "") + ","
                + link("bond0.20", "UP", "\"UP\",\"LOWER_UP\"", "\"link\":\"bond0\",\"master\":\"lan\",", "") + ","
                + link("lan", "UP", "\"UP\",\"LOWER_UP\"", "", "") + ","
                + link("eno9", "UP", "\"UP\",\"LOWER_UP\"", "\"master\":\"eno8\",", "") + ","
                + link("eno8", "UP", "\"UP\",\"LOWER_UP\"", "\"master\":\"eno9\",", "") + ","
                + link("eno2", "UP", "\"UP\",\"LOWER_UP\"", "", "") + "]")));
        assertEquals(List.of("nic0", "nic1"), names(table.cardsBelow("lan")));
        assertEquals(List.of("nic0", "nic1"), names(table.cards("bond0.20")));
        assertEquals(List.of("eno2"), names(table.cards("eno2")));
        assertEquals(List.of(), names(table.cardsBelow("eno2")));
        assertEquals(List.of(), names(table.cards("nothing")));
        assertEquals(List.of(), names(table.cardsBelow("eno8")));
    }

    @ParameterizedTest
    @CsvSource({"nic0,,true", "eno1,,true", "enp3s0f1,,true", "eth0,,true", "vec0,,true", "eno1,veth,true", "wlp2s0,,true",
            "eno1,bridge,false", "eno1,tun,false",
        "tap100i0,,false", "veth201i0,,false", "veth201i0,veth,false", "fwpr100p0,,false", "fwln100i0,,false", "fwbr100i0,,false",
                "vmbr0,,false", "bond0,,false",
        "dummy0,dummy,false", "br-abc,,false"})
    void aCardIsToldFromWhatIsNone(String name, String kind, boolean physical) {
        String info = kind == null ? "" : "\"linkinfo\":{\"info_kind\":\"" + kind + "\"},";
        LinkTable table = known(LinkTable.read(Printed.of("[" + link(name, "UP", "\"UP\"", info, "") + "]")));
        assertEquals(physical, table.links().getFirst().physical());
        assertEquals(Optional.ofNullable(kind), table.links().getFirst().kind());
    }

    @Test
    void noInterfaceOfThatNameIsAnEmptyTable() {
        assertEquals(List.of(), known(LinkTable.read(failed(1, "Device \"vmbr9\" does not exist.\n"))).links());
        assertEquals(List.of(), known(LinkTable.read(Printed.of("[ ]\n"))).links());
        assertEquals(List.of(), known(LinkTable.read(Printed.of("[{},{},{}]\n"))).links());
        strange(LinkTable.read(failed(1, "Cannot open netlink socket: Operation not permitted\n")));
        strange(LinkTable.read(Printed.of("")));
        strange(LinkTable.read(Printed.of("4: vmbr0: <BROADCAST,UP,LOWER_UP> mtu 1500\n")));
        strange(LinkTable.read(Printed.of(NODE.replace("\"prefixlen\":24", "\"prefixlen\":240"))));
        strange(LinkTable.read(Printed.of(NODE.replace("nic1", "nic0"))));
    }

    @Test
    void linksAloneHaveNoAddresses() {
        Link link = known(LinkTable.read(Printed.of("[" + link("nic0", "UP", "\"UP\"", "", "").replace(",\"addr_info\":[]", "") + "]")))
                .links().getFirst();
        assertEquals(List.of(), link.addresses());
        assertEquals(Optional.of("bc:24:11:00:00:01"), link.mac());
    }

    private static List<String> names(List<Link> links) {
        return links.stream().map(Link::name).toList();
    }

    /** As Proxmox VE 9 and udev of Debian 13 have it: files may name a card by any of its names, the kernel by one. */
    @Test
    void aCardIsFoundByEachOfItsNames() {
        var table = known(LinkTable.read(Printed.of("[" + link("nic0", "UP", "\"UP\"",
                "\"altnames\":[\"enp6s18\",\"enxbc2411000001\"],", "") + "]\n")));
        for (var name : List.of("nic0", "enp6s18", "enxbc2411000001")) {
            assertEquals("nic0", table.kernelName(name));
        }
        assertEquals("enp6s19", table.kernelName("enp6s19"));
    }

    private static String ovs(String name) {
        return link(name, "UNKNOWN", "\"UP\",\"LOWER_UP\"", "\"linkinfo\":{\"info_kind\":\"openvswitch\"},", "");
    }

    /** The kernel says of a port only that it is one of Open vSwitch: with one bridge that tells whose it is, with two it does not. */
    @Test
    void portsOfSeveralOpenVirtualSwitchesAreNobodysAlone() {
        var ports = link("nic0", "UP", "\"UP\",\"LOWER_UP\"", "\"master\":\"ovs-system\",", "") + ","
                + link("nic1", "UP", "\"UP\",\"LOWER_UP\"", "\"master\":\"ovs-system\",", "");
        var one = known(LinkTable.read(Printed.of("[" + ovs("ovs-system") + "," + ports + "," + ovs("vmbr0") + "," + ovs("vlan10") + "]")));
        var two = known(LinkTable.read(Printed.of("[" + ovs("ovs-system") + "," + ports + "," + ovs("vmbr0") + "," + ovs("vmbr1") + "]")));
        assertEquals(List.of("nic0", "nic1"), names(one.cards("vmbr0")));
        assertFalse(one.shared("vmbr0"));
        assertTrue(two.shared("vmbr0") && two.shared("vmbr1"));
        assertFalse(two.shared("nic0"));
    }
}
