package praktikum.fact.storage;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import praktikum.net.Addresses;

/**
 * A subnet as exports(5) takes it: unlike elsewhere, a netmask may have gaps.
 *
 * @param network its address with all bits of machines zero
 * @param mask the bits that count, as many as the address has
 */
record ExportSubnet(InetAddress network, InetAddress mask) {

    /** {@code 192.0.2.0/24}, {@code 192.0.2.0/255.255.255.0} or {@code fd00::/64}; bits beyond the mask do not count. */
    static Optional<ExportSubnet> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? Optional.empty() : Addresses.exact(text.substring(0, slash))
                .flatMap(address -> mask(text.substring(slash + 1), address.getAddress().length)
                        .map(mask -> new ExportSubnet(and(address, mask), mask)));
    }

    private static Optional<InetAddress> mask(String text, int bytes) {
        if (!text.matches("[0-9]{1,3}")) {
            return Addresses.exact(text).filter(mask -> mask.getAddress().length == bytes);
        }
        int length = Integer.parseInt(text);
        byte[] mask = new byte[bytes];
        for (int i = 0; i < Math.min(length, bytes * 8); i++) {
            mask[i / 8] |= (byte) (0x80 >> i % 8);
        }
        return length > bytes * 8 ? Optional.empty() : Optional.of(address(mask));
    }

    boolean contains(InetAddress address) {
        return address.getAddress().length == mask.getAddress().length && and(address, mask).equals(network);
    }

    /** The number of bits that machines in it differ in. */
    int freeBits() {
        byte[] bytes = mask.getAddress();
        int set = 0;
        for (byte one : bytes) {
            set += Integer.bitCount(one & 0xff);
        }
        return bytes.length * 8 - set;
    }

    private static InetAddress and(InetAddress address, InetAddress mask) {
        byte[] bytes = address.getAddress();
        byte[] bits = mask.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] &= bits[i];
        }
        return address(bytes);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address of " + Arrays.toString(bytes), e);
        }
    }
}
