package praktikum.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @Test
    void addressesCompareAsAddressesHoweverTheyAreWritten() {
        assertEquals(Addresses.parse("fd00:0:0:0:0:0:0:10"), Addresses.parse("FD00::10"));
        assertEquals(Addresses.parse("fe80::1"), Addresses.parse("fe80::1%vmbr0"));
        assertEquals(Addresses.parse("192.168.137.10"), Addresses.parse("::ffff:192.168.137.10"));
        assertArrayEquals(new byte[] {(byte) 192, (byte) 168, (byte) 137, 10},
                Addresses.parse("192.168.137.10").orElseThrow().getAddress());
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", "localhost", "pve1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "1.2.3.4%eth0", "0x1020304", "16909060",
        "::1::", ":", ":::", "fe80::1%", "fe80::1%a/b", "[::1]", "fd00::12345", "fd00::1/64", "١.٢.٣.٤", "1.2.3.-4", "fd00::1\n"})
    void whatIsNoLiteralIsNoAddress(String text) {
        assertEquals(Optional.empty(), Addresses.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"fd00:0:0:0:0:0:0:10,fd00::10", "0:0:0:0:0:0:0:0,::", "::1,::1", "1:0:0:2:0:0:0:3,1:0:0:2::3",
            "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7",
        "fd00:1:0:0:0:0:0:0,fd00:1::", "2001:DB8::A:0:0:1,2001:db8::a:0:0:1", "10.0.0.1,10.0.0.1"})
    void ipv6IsToldInItsShortForm(String literal, String text) {
        assertEquals(text, Addresses.text(Addresses.parse(literal).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:10.0.0.1", "::ffff:a00:1", "fe80::1%vmbr0", "10.0.1", "x"})
    void whatNobodyPlansWithIsNotExact(String text) {
        assertEquals(Optional.empty(), Addresses.exact(text));
    }

    @Test
    void aNetworksOwnAndItsBroadcastAddressAreReserved() {
        for (var reserved : List.of("10.1.0.0/24", "10.1.0.255/24", "10.1.1.255/23", "fd00::/64")) {
            assertTrue(Cidr.parse(reserved).orElseThrow().isReserved(), reserved);
        }
        for (var free : List.of("10.1.0.1/24", "10.1.0.255/23", "10.1.0.0/31", "fd00::ffff:ffff:ffff:ffff/64")) {
            assertFalse(Cidr.parse(free).orElseThrow().isReserved(), free);
        }
    }

    @Test
    void aPrefixMayBeALengthOrANetmask() {
        assertEquals(Cidr.parse("192.168.137.10/24"), Cidr.parse("192.168.137.10/255.255.255.0"));
        assertEquals("192.168.137.0/24", Cidr.parse("192.168.137.10/24").orElseThrow().subnet().toString());
        assertEquals("fd00:1::/64", Cidr.parse("fd00:1::aa/64").orElseThrow().subnet().toString());
        assertEquals("0.0.0.0/0", Cidr.parse("10.1.2.3/0").orElseThrow().subnet().toString());
        assertEquals(32, Cidr.parse("10.1.2.3").orElseThrow().length());
        assertEquals(128, Cidr.parse("fd00::1").orElseThrow().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/", "10.0.0.1/33", "10.0.0.1/-1", "10.0.0.1/255.0.255.0", "fd00::1/129", "fd00::1/255.255.255.0",
            "/24", "10.0.0.1/24/24",
        "10.0.0.1/024x", "pve1/24"})
    void whatIsNoPrefixIsNone(String text) {
        assertEquals(Optional.empty(), Cidr.parse(text));
    }

    @Test
    void subnetsContainAndOverlap() {
        Cidr subnet = Cidr.parse("10.10.20.0/23").orElseThrow();
        assertTrue(subnet.contains(address("10.10.21.255")));
        assertFalse(subnet.contains(address("10.10.22.0")));
        assertFalse(subnet.contains(address("fd00::1")));
        assertTrue(Cidr.parse("10.10.21.5/24").orElseThrow().overlaps(subnet));
        assertTrue(subnet.overlaps(Cidr.parse("10.10.21.5/24").orElseThrow()));
        assertFalse(subnet.overlaps(Cidr.parse("10.10.22.5/24").orElseThrow()));
        assertThrows(IllegalArgumentException.class, () -> new Cidr(address("10.0.0.1"), 33));
    }

    private static InetAddress address(String literal) {
        return Addresses.parse(literal).orElseThrow();
    }
}
