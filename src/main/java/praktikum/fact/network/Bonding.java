package praktikum.fact.network;

import java.util.ArrayList;
import java.util.HashMap;
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
 */
public record Bonding(String mode, boolean watched, List<Leg> legs) {

    /** One card of a bond, and whether the bond may use it ({@code MII Status}). */
    public record Leg(String name, boolean up) {}

    // drivers/net/bonding/bond_procfs.c prints another name of each mode, and for one the plain name in brackets behind it.
    private static final Map<String, String> MODES = Map.of("load balancing (round-robin)", "balance-rr",
            "fault-tolerance (active-backup)", "active-backup", "load balancing (xor)", "balance-xor", "fault-tolerance (broadcast)",
            "broadcast", "IEEE 802.3ad Dynamic link aggregation", "802.3ad", "transmit load balancing", "balance-tlb",
            "adaptive load balancing", "balance-alb");
    private static final Pattern NAME = Pattern.compile("[^/\\s\\p{Cntrl}]{1,15}");

    public Bonding {
        legs = List.copyOf(legs);
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
        Map<String, String> head = new HashMap<>();
        List<Leg> legs = new ArrayList<>();
        String leg = "";
        for (String line : lines) {
            int colon = line.indexOf(": ");
            String key = colon < 0 ? line.strip() : line.substring(0, colon).strip();
            String value = colon < 0 ? "" : line.substring(colon + 2).strip();
            if (key.equals("Slave Interface")) {
                leg = value;
            } else if (leg.isEmpty()) {
                head.putIfAbsent(key, value);
            } else if (key.equals("MII Status") && legs.stream().map(Leg::name).noneMatch(leg::equals)) {
                legs.add(new Leg(leg, value.equals("up")));
            }
        }
        String mode = head.getOrDefault("Bonding Mode", "");
        return new Bonding(Optional.ofNullable(MODES.get(mode.replaceFirst(" \\(fail_over_mac .*", "")))
                .orElseThrow(() -> new NotUnderstood("no line 'Bonding Mode: …' of a known mode", mode)),
                Stream.of("MII Polling Interval (ms)", "ARP Polling Interval (ms)").map(head::get)
                        .anyMatch(value -> value != null && !value.equals("0")), legs);
    }
}
