package praktikum.sim.machine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** How a machine finds addresses of names: {@code /etc/hosts} first, then DNS, as {@code nsswitch.conf} says. */
public final class NameResolver implements MachinePart {

    /**
     * What a name means.
     *
     * @param ip an address
     * @param names the canonical name first, then its aliases
     */
    public record Found(Ip ip, List<String> names) {

        public Found {
            names = List.copyOf(names);
        }
    }

    private final Machine node;

    NameResolver(Machine node) {
        this.node = node;
    }

    /** That of a machine. */
    public static NameResolver of(Machine machine) {
        return machine.part(NameResolver.class);
    }

    /** All lines of {@code /etc/hosts} that can be understood. */
    public List<Found> hosts() {
        List<Found> found = new ArrayList<>();
        node.disk().textOrEmpty("/etc/hosts").lines().forEach(line -> {
            List<String> words = List.of(line.replaceFirst("#.*", "").strip().split("\\s+"));
            if (words.size() > 1) {
                Ip.parse(words.getFirst()).ifPresent(ip -> found.add(new Found(ip, words.subList(1, words.size()))));
            }
        });
        return found;
    }

    /** All that a name means, or an address when it is a literal. */
    public List<Found> lookUp(String name) {
        Optional<Ip> literal = Ip.parse(name);
        if (literal.isPresent()) {
            return List.of(new Found(literal.get(), List.of(name)));
        }
        List<Found> found = hosts().stream()
                .filter(entry -> entry.names().stream().anyMatch(name::equalsIgnoreCase)).toList();
        return found.isEmpty() ? outside(name) : found;
    }

    private List<Found> outside(String name) {
        return Network.of(node.world()).lookUp(name)
                .filter(ip -> Network.reaches(node, ip) && node.disk().textOrEmpty("/etc/resolv.conf").contains("nameserver"))
                .map(ip -> List.of(new Found(ip, List.of(name)))).orElse(List.of());
    }

    /** The entry of an address. */
    public Optional<Found> reverse(Ip ip) {
        return hosts().stream().filter(entry -> entry.ip().equals(ip)).findFirst();
    }

    /** The first address of a name or literal. */
    public Optional<Ip> resolve(String name) {
        return lookUp(name).stream().map(Found::ip).findFirst();
    }
}
