package praktikum.fact.network;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The addresses a host resolves a name to, from {@code getent}.
 *
 * @param addresses each once, in the order given; none where the name does not resolve
 */
public record ResolvedName(List<InetAddress> addresses) {

    private static final int NOT_FOUND = 2;

    public ResolvedName {
        addresses = List.copyOf(addresses);
    }

    /** Those of a name. */
    public static Question<ResolvedName> of(String name) {
        return Question.of(ResolvedName::read, "getent", "ahosts", name);
    }

    /**
     * Reads {@code getent ahosts NAME} and its like: {@code 192.0.2.11 STREAM pve1.lan} → 192.0.2.11; exit code 2 without output is a name
     * that does not resolve (getent(1)).
     */
    public static Reading<ResolvedName> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == NOT_FOUND && p.out().isBlank() && ErrorText.of(p).isEmpty()) {
                return new ResolvedName(List.of());
            }
            Set<InetAddress> addresses = new LinkedHashSet<>();
            for (String line : TextLines.filledLines(p.succeeded())) {
                addresses.add(TextLines.address(TextLines.words(line).getFirst()));
            }
            if (addresses.isEmpty()) {
                throw new NotUnderstood("nothing was printed");
            }
            return new ResolvedName(List.copyOf(addresses));
        });
    }

    /** The first address of each family: who asks for a name takes one of these. */
    public List<InetAddress> firstOfEachFamily() {
        return addresses.stream().filter(one -> addresses.stream().filter(other -> other.getClass().equals(one.getClass())).findFirst()
                .filter(one::equals).isPresent()).toList();
    }

    /** Whether the name resolves at all. */
    public boolean resolved() {
        return !addresses.isEmpty();
    }
}
