package praktikum.fact.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * A bond as the kernel runs it, from {@code /proc/net/bonding/NAME}.
 *
 * @param mode in the words of ip-link(8) and ifupdown2, such as {@code active-backup} or {@code 802.3ad}
 * @param watched whether the links of its legs are looked at, by the card or by asking neighbours (ARP)
 * @param legs in the order in which they were added
 * @param partner with LACP: who answers at the other end; empty where that is not said, as to users other than root
 */
public record Bonding(String mode, boolean watched, List<Leg> legs, Optional<Partner> partner) {

    /**
     * One card of a bond, and whether the bond may use it ({@code MII Status}).
     *
     * @param aggregator with LACP: the number of the group of legs that it is in
     */
    public record Leg(String name, boolean up, Optional<String> aggregator) {}

    /**
     * The other end of the group that is in use.
     *
     * @param mac its hardware address; all zeros where nobody answers
     * @param aggregator the number of that group
     */
    public record Partner(String mac, String aggregator) {

        /** Whether somebody answers. */
        public boolean answers() {
            return !mac.matches("[0:]+");
        }
    }

    // drivers/net/bonding/bond_procfs.c prints another name of each mode, and for one the plain name in brackets behind it.
    private static final Map<String, String> MODES = Map.of("load balancing (round-robin)", "balance-rr",
            "fault-tolerance (active-backup)", "active-backup", "load balancing (xor)", "balance-xor", "fault-tolerance (broadcast)",
            "broadcast", "IEEE 802.3ad Dynamic link aggregation", "802.3ad", "transmit load balancing", "balance-tlb",
            "adaptive load balancing", "balance-alb");
    private static final Pattern NAME = Pattern.compile("[^/\\s\\p{Cntrl}]{1,15}");

    public Bonding {
        legs = List.copyOf(legs);
    }

    /** The first leg that LACP keeps apart from those in use. */
    public Optional<Leg> legApart() {
        return partner.flatMap(other -> legs.stream()
                .filter(leg -> leg.aggregator().filter(own -> !own.equals(other.aggregator())).isPresent()).findFirst());
    }

    /** The bond of that name; empty where the kernel has none. */
    public static Question<Optional<Bonding>> of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an interface: " + name);
        }
        return Question.of(Bonding::read, "cat", "/proc/net/bonding/" + name);
    }

    /** Reads the lines: {@code Bonding Mode: fault-tolerance (active-backup)}, {@code Slave Interface: eno1} … → its mode and legs. */
    public static Reading<Optional<Bonding>> read(Printed printed) {
        return Reading.of(printed, p -> {
            var text = p.content();
            return text.isEmpty() ? Optional.empty() : Optional.of(of(TextLines.filledLines(text.get())));
        });
    }

    private static Bonding of(List<String> lines) throws NotUnderstood {
        var head = new HashMap<String, String>();
        var legs = new LinkedHashMap<String, Map<String, String>>();
        var part = head;
        for (String line : lines) {
            int colon = line.indexOf(": ");
            String key = colon < 0 ? line.strip() : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 2).strip();
            if (key.equals("Slave Interface")) {
                part = new HashMap<>();
                legs.putIfAbsent(value, part);
            } else {
                part.putIfAbsent(key, value);
            }
        }
        String mode = head.getOrDefault("Bonding Mode", "");
        return new Bonding(Optional.ofNullable(MODES.get(mode.replaceFirst(" \\(fail_over_mac .*", "")))
                .orElseThrow(() -> new NotUnderstood("no line 'Bonding Mode: …' of a known mode", mode)),
                Stream.of("MII Polling Interval (ms)", "ARP Polling Interval (ms)").map(head::get)
                        .anyMatch(value -> value != null && !value.equals("0")),
                legs.entrySet().stream().filter(leg -> leg.getValue().containsKey("MII Status")).map(leg -> new Leg(leg.getKey(),
                        leg.getValue().get("MII Status").equals("up"), Optional.ofNullable(leg.getValue().get("Aggregator ID")))).toList(),
                Optional.ofNullable(head.get("Partner Mac Address"))
                        .map(mac -> new Partner(mac, head.getOrDefault("Aggregator ID", ""))));
    }
}
