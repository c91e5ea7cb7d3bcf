package praktikum.fact.storage;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.net.Cidr;

/**
 * Who may mount an export, as written (exports(5), "Machine Name Formats").
 *
 * @param text as written; empty where options stand without a client, which means everyone
 * @param kind how it is matched
 */
public record ExportClient(String text, Kind kind) {

    /** How a client is matched; a machine that several fit gets the options of the first of these, and everyone's last. */
    public enum Kind {
        ADDRESS, NAME, SUBNET,
        /** A pattern for names, such as {@code *.lab.example}: it fits only where the server finds the name of an address. */
        WILDCARD,
        /** A NIS netgroup, {@code @lab}. */
        NETGROUP,
        EVERYONE,
        /** Whoever has a Kerberos ticket, {@code gss/krb5}. */
        KERBEROS,
        /** What looks like a subnet and is none: it is not exported to. */
        INVALID
    }

    /** Whether a machine is meant. */
    public enum Coverage {
        YES, NO,
        /** That is decided elsewhere: by a directory of netgroups, by Kerberos, or by names that nobody gave. */
        UNKNOWN
    }

    private static final String WORLD = "<world>";

    /** The client behind a text. */
    public static ExportClient of(String text) {
        return new ExportClient(text, kind(text));
    }

    private static Kind kind(String text) {
        if (text.isEmpty() || text.equals("*") || text.equals(WORLD)) {
            return Kind.EVERYONE;
        }
        if (text.startsWith("gss/")) {
            return Kind.KERBEROS;
        }
        if (text.startsWith("@")) {
            return Kind.NETGROUP;
        }
        int slash = text.indexOf('/');
        int pattern = text.replaceAll("[?\\[]", "*").indexOf('*');
        if (pattern >= 0 && (slash < 0 || pattern < slash)) {
            return Kind.WILDCARD;
        }
        if (slash >= 0) {
            return ExportSubnet.parse(text).isPresent() ? Kind.SUBNET : Kind.INVALID;
        }
        return Addresses.parse(text).isPresent() ? Kind.ADDRESS : Kind.NAME;
    }

    /**
     * Whether a machine is meant.
     *
     * @param address the one it comes from
     * @param names those the server finds for that address, whole or without domain; none where they are not known
     */
    public Coverage covers(InetAddress address, List<String> names) {
        return switch (kind) {
            case EVERYONE -> Coverage.YES;
            case KERBEROS, NETGROUP -> Coverage.UNKNOWN;
            case INVALID -> Coverage.NO;
            case ADDRESS -> known(Addresses.parse(text).filter(address::equals).isPresent());
            case SUBNET -> known(ExportSubnet.parse(text).filter(subnet -> subnet.contains(address)).isPresent());
            case NAME -> names.isEmpty() ? Coverage.UNKNOWN : known(names.stream().anyMatch(name -> sameName(text, name)));
            case WILDCARD -> names.isEmpty() ? Coverage.UNKNOWN : known(names.stream().anyMatch(name -> ExportPattern.matches(text, name)));
        };
    }

    private static Coverage known(boolean yes) {
        return yes ? Coverage.YES : Coverage.NO;
    }

    /** Whether every address that it means lies in a network; no where it means none, or none that can be told. */
    public boolean within(Cidr network) {
        int bits = network.address().getAddress().length * 8 - network.length();
        return switch (kind) {
            case ADDRESS -> Addresses.parse(text).filter(network::contains).isPresent();
            case SUBNET -> ExportSubnet.parse(text).filter(subnet -> network.contains(subnet.network()) && subnet.freeBits() <= bits)
                    .isPresent();
            default -> false;
        };
    }

    /** Whether every machine is meant, in whatever words. */
    public boolean everybody() {
        return kind == Kind.EVERYONE || kind == Kind.WILDCARD && text.matches("[*.?]+")
                || subnet().filter(subnet -> subnet.freeBits() == subnet.network().getAddress().length * 8).isPresent();
    }

    /** As exports(5) has it: the whole world is a star. */
    public String written() {
        return kind == Kind.EVERYONE ? "*" : text;
    }

    /** Whether it is a pattern that looks as if it were for addresses, {@code 192.168.137.*}: patterns are for names alone. */
    public boolean patternOfAddresses() {
        return kind == Kind.WILDCARD && text.matches("[0-9]{1,3}\\.[]\\[0-9.*?-]*|[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:*?]*");
    }

    /** Whether another text means the same clients: {@code 192.0.2.0/255.255.255.0} is {@code 192.0.2.0/24}, and a name its full name. */
    public boolean means(ExportClient other) {
        return key().equals(other.key()) || kind == Kind.NAME && other.kind == Kind.NAME && sameName(text, other.text);
    }

    /** The same for all texts with the same meaning, as far as they tell it. */
    String key() {
        return kind + " " + switch (kind) {
            case EVERYONE -> "";
            case SUBNET -> ExportSubnet.parse(text).orElseThrow();
            case ADDRESS -> Addresses.text(Addresses.parse(text).orElseThrow());
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    /** Whether two names are equal, or one is the first part of the other: exportfs writes down the full name of a short one. */
    private static boolean sameName(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        return a.equals(b) || a.startsWith(b + ".") && b.indexOf('.') < 0 || b.startsWith(a + ".") && a.indexOf('.') < 0;
    }

    /** The subnet, where it is one. */
    Optional<ExportSubnet> subnet() {
        return kind == Kind.SUBNET ? ExportSubnet.parse(text) : Optional.empty();
    }

    /** The number of machines it may stand for at most, as a power of two: 0 for one address, 8 for an IPv4 /24; empty where unknown. */
    public Optional<Integer> freeBits() {
        return kind == Kind.ADDRESS || kind == Kind.NAME ? Optional.of(0) : subnet().map(ExportSubnet::freeBits);
    }
}
