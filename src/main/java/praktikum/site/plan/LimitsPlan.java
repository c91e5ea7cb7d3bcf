package praktikum.site.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlMapping;

/**
 * How good the network between the nodes has to be, and how short a guest's silence. {@code limits: {latency-average: 2ms, bandwidth: 1G}}
 * → these two, and the others as usual.
 *
 * @param average of the round trips between two nodes
 * @param maximum of one round trip
 * @param megabits that one TCP stream carries per second, at least
 * @param interruption for how long nobody may get an answer from a virtual machine that moves
 */
public record LimitsPlan(Duration average, Duration maximum, long megabits, Duration interruption) implements PlanSection {

    /** What a switched gigabit network keeps easily, and corosync needs. */
    public static final LimitsPlan USUAL = new LimitsPlan(Duration.ofMillis(1), Duration.ofMillis(5), 500, Duration.ofSeconds(3));

    static final PlanTopic TOPIC = new PlanTopic("limits", List.of("limits.average", "limits.maximum", "limits.bandwidth",
            "limits.interruption"), plan -> Optional.of(read(plan.in("limits"))), LimitsPlan::check);

    /** What the schema refuses counts as not said. */
    private static LimitsPlan read(YamlMapping limits) {
        return new LimitsPlan(milliseconds(limits, "latency-average").orElse(USUAL.average),
                milliseconds(limits, "latency-maximum").orElse(USUAL.maximum),
                limits.text("bandwidth").filter(rate -> rate.matches("[1-9][0-9]{0,5}[MG]")).map(LimitsPlan::megabits)
                        .orElse(USUAL.megabits),
                limits.text("interruption").filter(text -> text.matches("[1-9][0-9]?s"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text.replace("s", "")))).orElse(USUAL.interruption));
    }

    private static Optional<Duration> milliseconds(YamlMapping limits, String key) {
        return limits.text(key).filter(text -> text.matches("[1-9][0-9]{0,2}ms"))
                .map(text -> Duration.ofMillis(Long.parseLong(text.replace("ms", ""))));
    }

    private static long megabits(String rate) {
        var number = Long.parseLong(rate.substring(0, rate.length() - 1));
        return rate.endsWith("G") ? 1000 * number : number;
    }

    private static void check(YamlMapping site, ProblemCollector problems, AddressClaims claims) {
        var limits = site.in("plan").in("limits");
        var maximum = limits.scalar("latency-maximum");
        limits.scalar("latency-average").or(() -> maximum).ifPresent(at -> {
            if (read(limits).average.compareTo(read(limits).maximum) > 0) {
                problems.add(at.line(), "site.limits.order", read(limits).average.toMillis(), read(limits).maximum.toMillis());
            }
        });
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<>(List.of("limits:"));
        if (!average.equals(USUAL.average)) {
            lines.add("  latency-average: " + average.toMillis() + "ms");
        }
        if (!maximum.equals(USUAL.maximum)) {
            lines.add("  latency-maximum: " + maximum.toMillis() + "ms");
        }
        if (megabits != USUAL.megabits) {
            lines.add("  bandwidth: " + megabits + "M");
        }
        if (!interruption.equals(USUAL.interruption)) {
            lines.add("  interruption: " + interruption.toSeconds() + "s");
        }
        return lines.size() == 1 ? List.of() : lines;
    }

    @Override
    public Map<String, String> pageValues() {
        return Map.of("limits.average", Long.toString(average.toMillis()), "limits.maximum", Long.toString(maximum.toMillis()),
                "limits.bandwidth", Long.toString(megabits), "limits.interruption", Long.toString(interruption.toSeconds()));
    }
}
