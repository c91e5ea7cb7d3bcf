package praktikum.fact;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses a host resolves a name to, from {@code getent}.
 *
 * @param addresses each once, in the order given; none where the name does not resolve
 */
public record ResolvedName(List<InetAddress> addresses) {

    private static final int NOT_FOUND = 2;

    /** Copies the addresses. */
    public ResolvedName {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads {@code getent ahosts NAME}, {@code ahostsv4}, {@code ahostsv6} or {@code hosts}; exit code 2 without output is a name
     * that does not resolve (getent(1)).
     */
    public static Reading<ResolvedName> read(Printed printed) {
        return Careful.read(printed, p -> {
            if (p.exit() == NOT_FOUND && p.out().isBlank() && Complaints.of(p).isEmpty()) {
                return new ResolvedName(List.of());
            }
            Set<InetAddress> addresses = new LinkedHashSet<>();
            for (String line : Texts.filledLines(Careful.succeeded(p))) {
                addresses.add(Addresses.require(Texts.words(line).getFirst()));
            }
            if (addresses.isEmpty()) {
                throw new NotUnderstood("nothing was printed");
            }
            return new ResolvedName(List.copyOf(addresses));
        });
    }

    /** Whether the name resolves at all. */
    public boolean resolved() {
        return !addresses.isEmpty();
    }
}
