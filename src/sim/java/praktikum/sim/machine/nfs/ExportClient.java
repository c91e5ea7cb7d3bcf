package praktikum.sim.machine.nfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.NameResolver.Found;

/** Whom an export is for, as exports(5) writes it: a name or address, a network, a pattern of names, everybody. */
record ExportClient(String text) {

    /** The kinds, in the order in which they are looked through. */
    enum Kind { HOST, NETWORK, PATTERN, NETGROUP, WORLD, KERBEROS }

    Kind kind() {
        if (text.isEmpty() || text.equals("*")) {
            return Kind.WORLD;
        }
        if (text.startsWith("gss/") || text.startsWith("@")) {
            return text.startsWith("@") ? Kind.NETGROUP : Kind.KERBEROS;
        }
        return text.matches("[^/]*[*?\\[].*") ? Kind.PATTERN : text.contains("/") ? Kind.NETWORK : Kind.HOST;
    }

    /** Why exportfs leaves it out, and whether it counts as an error; empty where it does not. */
    Optional<String> wrong(Machine server) {
        return switch (kind()) {
            case HOST -> NameResolver.of(server).resolve(text).isPresent() ? Optional.empty() : Optional.of("Failed to resolve " + text);
            case NETWORK -> {
                String[] parts = text.split("/", 2);
                Optional<Ip> address = Ip.parse(parts[0]);
                yield address.isEmpty() ? Optional.of("Invalid IP address " + text) : length(address.get(), parts[1]).isPresent()
                        ? Optional.empty() : Optional.of("Invalid " + (parts[1].matches(".*[.:].*") ? "netmask" : "prefix") + " `"
                        + parts[1] + "' for " + text);
            }
            default -> Optional.empty();
        };
    }

    /** The same by the first name that a host has. */
    ExportClient canonical(Machine server) {
        return kind() == Kind.HOST && Ip.parse(text).isEmpty() ? NameResolver.of(server).lookUp(text).stream().findFirst()
                .map(found -> new ExportClient(found.names().getFirst())).orElse(this) : this;
    }

    /** Whether that is only a warning. */
    boolean unresolved() {
        return kind() == Kind.HOST;
    }

    /** Whether it means the client with that address, as the server sees names. */
    boolean means(Machine server, Ip client) {
        return switch (kind()) {
            case WORLD -> true;
            case NETGROUP, KERBEROS -> false;
            case HOST -> NameResolver.of(server).lookUp(text).stream().anyMatch(found -> found.ip().equals(client));
            case NETWORK -> {
                String[] parts = text.split("/", 2);
                yield Ip.parse(parts[0]).filter(address -> address.isV6() == client.isV6()).flatMap(address -> length(address, parts[1])
                        .filter(length -> address.network(length).equals(client.network(length)))).isPresent();
            }
            case PATTERN -> {
                Pattern pattern = pattern();
                List<String> names = new ArrayList<>(NameResolver.of(server).reverse(client).map(Found::names).orElse(List.of()));
                yield names.stream().anyMatch(name -> pattern.matcher(name).matches());
            }
        };
    }

    private Pattern pattern() {
        var regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(switch (c) {
                case '*' -> ".*";
                case '?' -> ".";
                case '[', ']', '-' -> String.valueOf(c);
                default -> Pattern.quote(String.valueOf(c));
            });
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    private static Optional<Integer> length(Ip address, String mask) {
        if (mask.matches("\\d{1,3}")) {
            return Optional.of(Integer.parseInt(mask)).filter(length -> length <= address.bits());
        }
        return Ip.parse(mask).filter(ip -> ip.isV6() == address.isV6()).map(ip -> {
            int ones = 0;
            for (byte part : ip.bytes()) {
                ones += Integer.bitCount(part & 0xff);
            }
            return ones;
        });
    }
}
