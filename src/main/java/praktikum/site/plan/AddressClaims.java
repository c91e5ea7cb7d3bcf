package praktikum.site.plan;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import praktikum.net.Addresses;
import praktikum.site.schema.ValueKind;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlValue.Scalar;

/** The addresses of a site that only one thing may have: those of nodes, their links, the gateway. */
public final class AddressClaims {

    private final List<Claim> claims = new ArrayList<>();

    /** A value, and what a sentence calls its place. */
    private record Claim(Scalar text, String path) {
    }

    /** Claims the address for one thing. */
    public void claim(Scalar text, String path) {
        claims.add(new Claim(text, path));
    }

    /** Notes what is no address, what no machine can have, and what was claimed on a line before. */
    public void check(ProblemCollector problems) {
        var seen = new HashMap<InetAddress, Integer>();
        claims.stream().sorted(Comparator.comparingInt(claim -> claim.text().line())).forEach(claim -> {
            var text = claim.text();
            ofMachine(text, claim.path(), problems).ifPresent(address -> Optional.ofNullable(seen.putIfAbsent(address, text.line()))
                    .ifPresent(first -> problems.add(text.line(), "site.duplicate-address", text.value(), first)));
        });
    }

    /** The address that a text is, where a machine can have it on a network; what is wrong with it is noted. */
    public static Optional<InetAddress> ofMachine(Scalar text, String path, ProblemCollector problems) {
        var address = read(text, path, problems);
        if (address.isPresent() && !Addresses.ofMachine(address.get())) {
            problems.add(text.line(), "site.not-of-machine", text.value());
            return Optional.empty();
        }
        return address;
    }

    /**
     * The address that a text is. The pattern of the schema is loose on IPv6, as it cannot count colons: what it lets through though it
     * is none is noted; what it refuses itself is not told twice.
     */
    static Optional<InetAddress> read(Scalar text, String path, ProblemCollector problems) {
        if (!ValueKind.ADDRESS.allows(text.value())) {
            return Optional.empty();
        }
        var address = Addresses.exact(text.value());
        if (address.isEmpty()) {
            problems.add(text.line(), "site.value.address", text.value(), path);
        }
        return address;
    }
}
