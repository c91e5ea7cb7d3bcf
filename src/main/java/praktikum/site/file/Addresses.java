package praktikum.site.file;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Arithmetic on address literals; no name is ever looked up. */
public final class Addresses {

    private Addresses() {
    }

    /** The address of a literal; empty for any other text and for IPv4 in IPv6 dress. */
    public static Optional<InetAddress> literal(String text) {
        try {
            return text.contains(":")
                    ? Optional.of(Inet6Address.ofLiteral(text)).filter(Inet6Address.class::isInstance)
                    : Optional.of(Inet4Address.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a machine can have it on a network: neither loopback nor multicast nor unspecified. */
    public static boolean ofMachine(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isMulticastAddress() && !address.isAnyLocalAddress();
    }

    static int bits(InetAddress address) {
        return address.getAddress().length * 8;
    }

    /** The bits of the network part; addresses of the same family and network have the same. */
    static BigInteger network(InetAddress address, int prefix) {
        return number(address).shiftRight(Math.max(0, bits(address) - prefix));
    }

    /** Whether it is the network's own or, in IPv4, its broadcast address. */
    static boolean reserved(InetAddress address, int prefix) {
        var hostBits = bits(address) - prefix;
        if (hostBits < 2) {
            return false;
        }
        var all = BigInteger.ONE.shiftLeft(hostBits).subtract(BigInteger.ONE);
        var host = number(address).and(all);
        return host.signum() == 0 || address instanceof Inet4Address && host.equals(all);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
