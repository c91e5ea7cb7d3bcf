package praktikum.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses in text. No name is ever looked up. */
public final class Addresses {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern SCOPE = Pattern.compile("%[0-9A-Za-z._-]{1,15}");

    private Addresses() {}

    /**
     * The address that a literal means: dotted IPv4 without leading zeros, or IPv6 (RFC 4291 §2.2) with or without a scope
     * ({@code fe80::1%vmbr0}). The scope is left out, since addresses compare without it; an IPv4-mapped address becomes IPv4.
     */
    public static Optional<InetAddress> parse(String literal) {
        if (literal.indexOf(':') < 0) {
            return V4.matcher(literal).matches() ? Optional.of(InetAddress.ofLiteral(literal)) : Optional.empty();
        }
        int scope = literal.indexOf('%');
        if (scope >= 0 && !SCOPE.matcher(literal.substring(scope)).matches()) {
            return Optional.empty();
        }
        String address = scope < 0 ? literal : literal.substring(0, scope);
        if (!V6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As {@link #parse}, but only what a person plans with: neither a scope nor IPv4 in IPv6 dress. */
    public static Optional<InetAddress> exact(String literal) {
        return parse(literal).filter(address -> literal.indexOf('%') < 0 && address instanceof Inet6Address == literal.contains(":"));
    }

    /** Whether a machine can have it on a network: neither loopback nor multicast nor unspecified. */
    public static boolean ofMachine(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isMulticastAddress() && !address.isAnyLocalAddress();
    }

    /** The address as people write it: IPv6 in the short form of RFC 5952, without scope. */
    public static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int gap = -1;
        int longest = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - start > longest) {
                gap = start;
                longest = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
