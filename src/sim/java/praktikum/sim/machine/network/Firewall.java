package praktikum.sim.machine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** The packet filter of a machine's kernel: which arriving packets it drops or rejects. */
public final class Firewall implements MachinePart {

    /**
     * A rule for arriving packets.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code icmp}
     * @param port the destination port; empty for all packets of the protocol
     * @param target {@code DROP} or {@code REJECT}
     */
    public record Rule(String protocol, OptionalInt port, String target) {

        /** A rule for one port. */
        public Rule(String protocol, int port, String target) {
            this(protocol, OptionalInt.of(port), target);
        }

        boolean meets(String packet, int destination) {
            return protocol.equals(packet) && port.orElse(destination) == destination;
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    Firewall() {}

    /** That of a machine. */
    public static Firewall of(Machine machine) {
        return machine.part(Firewall.class);
    }

    @Override
    public void boot() {
        flush();
    }

    /** Adds a rule. */
    public void add(Rule rule) {
        rules.add(rule);
    }

    /** Removes a rule; false when it was not there. */
    public boolean remove(Rule rule) {
        return rules.remove(rule);
    }

    /** Removes all rules. */
    public void flush() {
        rules.clear();
    }

    /** All rules in order. */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** Whether arriving packets to a port are not let through. */
    public boolean drops(String protocol, int port) {
        return rules.stream().anyMatch(rule -> rule.meets(protocol, port));
    }

    /** Whether arriving echo requests and the answers to its own are not let through. */
    public boolean dropsEcho(boolean v6) {
        return !v6 && drops("icmp", 0);
    }

    boolean rejects(String protocol, int port) {
        return rules.stream().filter(rule -> rule.meets(protocol, port)).findFirst()
                .map(rule -> rule.target().equals("REJECT")).orElse(false);
    }
}
