package praktikum.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An address with the length of its prefix, such as {@code 192.168.137.10/24} on an interface or {@code 10.10.20.0/24} for a
 * whole subnet.
 *
 * @param address the address; where a subnet is meant, its first
 * @param length length of the prefix in bits: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(InetAddress address, int length) {

    /** Throws IllegalArgumentException for a length out of range. */
    public Cidr {
        if (length < 0 || length > bits(address)) {
            throw new IllegalArgumentException("prefix length " + length + " of " + Addresses.text(address));
        }
    }

    /** An address with a prefix length or, for IPv4, a netmask after the slash; a bare address has a prefix of full length. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Addresses.parse(text).map(address -> new Cidr(address, bits(address)));
        }
        return Addresses.parse(text.substring(0, slash)).flatMap(address -> of(address, text.substring(slash + 1)));
    }

    /** An address alone: a prefix of full length. */
    public static Cidr of(InetAddress address) {
        return new Cidr(address, bits(address));
    }

    /** An address with a prefix length or a netmask ({@code 24} or {@code 255.255.255.0}). */
    public static Optional<Cidr> of(InetAddress address, String mask) {
        if (mask.matches("[0-9]{1,3}")) {
            return Optional.of(Integer.parseInt(mask)).filter(length -> length <= bits(address)).map(length -> new Cidr(address, length));
        }
        return Addresses.parse(mask).filter(netmask -> bits(netmask) == bits(address)).flatMap(Cidr::prefixLength)
                .map(length -> new Cidr(address, length));
    }

    private static Optional<Integer> prefixLength(InetAddress netmask) {
        byte[] bytes = netmask.getAddress();
        int length = 0;
        while (length < bytes.length * 8 && bit(bytes, length)) {
            length++;
        }
        for (int i = length; i < bytes.length * 8; i++) {
            if (bit(bytes, i)) {
                return Optional.empty();
            }
        }
        return Optional.of(length);
    }

    /** The subnet this lies in: the same with all bits after the prefix zero. */
    public Cidr subnet() {
        return new Cidr(filled(false), length);
    }

    /** Whether no machine can have the address, as it is the network's own or, in IPv4, its broadcast address. */
    public boolean isReserved() {
        return bits(address) - length > 1 && (address.equals(filled(false))
                || address instanceof Inet4Address && address.equals(filled(true)));
    }

    /** The address with all bits after the prefix zero or one. */
    private InetAddress filled(boolean ones) {
        byte[] bytes = address.getAddress();
        for (int i = length; i < bytes.length * 8; i++) {
            int bit = 0x80 >> i % 8;
            bytes[i / 8] = (byte) (ones ? bytes[i / 8] | bit : bytes[i / 8] & ~bit);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address of " + bytes.length + " bytes", e);
        }
    }

    /** Whether an address lies in the subnet of this. */
    public boolean contains(InetAddress other) {
        return bits(other) == bits(address) && new Cidr(other, length).subnet().equals(subnet());
    }

    /** Whether the two subnets share an address. */
    public boolean overlaps(Cidr other) {
        return length <= other.length ? contains(other.address) : other.contains(address);
    }

    /** As people write it, {@code 192.168.137.10/24}. */
    @Override
    public String toString() {
        return Addresses.text(address) + "/" + length;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * 8;
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index / 8] >> 7 - index % 8 & 1) == 1;
    }
}
