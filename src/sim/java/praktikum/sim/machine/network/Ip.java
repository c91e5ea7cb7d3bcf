package praktikum.sim.machine.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/** An IPv4 or IPv6 address, written as Linux writes it. */
public final class Ip {

    private final byte[] bytes;

    private Ip(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The address of a literal; empty for anything else, names too. */
    public static Optional<Ip> parse(String text) {
        if (text.isEmpty() || text.indexOf('%') >= 0 || text.indexOf('/') >= 0) {
            return Optional.empty();
        }
        boolean looksLikeOne = text.contains(":") || text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        try {
            return looksLikeOne ? Optional.of(new Ip(InetAddress.ofLiteral(text).getAddress())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address of a literal that is known to be one. */
    public static Ip of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    }

    /** The address of four or sixteen bytes. */
    public static Ip of(byte[] bytes) {
        if (bytes.length != 4 && bytes.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length);
        }
        return new Ip(bytes.clone());
    }

    /** Its bytes, most significant first. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it is an IPv6 address. */
    public boolean isV6() {
        return bytes.length == 16;
    }

    /** 32 or 128. */
    public int bits() {
        return bytes.length * 8;
    }

    /** 127.0.0.0/8 and ::1. */
    public boolean isLoopback() {
        return isV6() ? equals(of("::1")) : bytes[0] == 127;
    }

    /** fe80::/10. */
    public boolean isLinkLocal() {
        return isV6() && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80;
    }

    /** Whether both share the first bits. */
    public boolean within(Ip network, int prefix) {
        return bytes.length == network.bytes.length && Arrays.equals(masked(prefix, 0).bytes, network.masked(prefix, 0).bytes);
    }

    /** The network address of a prefix. */
    public Ip network(int prefix) {
        return masked(prefix, 0);
    }

    /** The address with all host bits set. */
    public Ip broadcast(int prefix) {
        return masked(prefix, 0xff);
    }

    private Ip masked(int prefix, int fill) {
        byte[] out = bytes.clone();
        for (int bit = prefix; bit < bits(); bit++) {
            int mask = 1 << (7 - bit % 8);
            out[bit / 8] = (byte) (fill == 0 ? out[bit / 8] & ~mask : out[bit / 8] | mask);
        }
        return new Ip(out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ip ip && Arrays.equals(bytes, ip.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The shortest usual form: RFC 5952 for IPv6. */
    @Override
    public String toString() {
        if (!isV6()) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int from = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                from = i;
                length = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == from) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
