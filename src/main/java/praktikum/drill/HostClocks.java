package praktikum.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import praktikum.fact.Printed;
import praktikum.fact.node.ClockReading;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;

/** How far the hosts' clocks are from the kit's, so that what the hosts tell stands on one timeline. */
public final class HostClocks {

    private static final String ASKED_BY = "drill/clock";

    /** What asks a host for its clock. */
    public static final Command CLOCK = Command.of(ClockReading.ASKED.argv());

    /** So much a clock may go back or on without having been set: what answers need on their way, and time servers correct. */
    private static final Duration BACK = Duration.ofSeconds(1);
    private static final Duration ON = Duration.ofSeconds(5);
    /** Looks that are closer to each other say little about a pace. */
    private static final Duration LEAST = Duration.ofMillis(200);
    /** How many times as fast as the kit's clock one may go: those of simulated machines do. */
    private static final long FASTEST = 100;

    private final Map<String, Duration> offsets = new HashMap<>();
    private final Map<String, Look> looks = new HashMap<>();
    private final Map<String, Long> paces = new HashMap<>();

    /** Asks a host for its clock, so that its times can be put right; a drill does that before anything else. */
    public static void ask(WitnessedHost host) {
        host.ask(CLOCK, ASKED_BY);
    }

    /** Learns from a record; whether a clock was asked for in it. */
    public boolean learn(Entry.Asked asked) {
        if (!asked.askedBy().equals(ASKED_BY)) {
            return false;
        }
        if (asked.answer() instanceof Output output && output.exit() == 0) {
            read(output, output.outText()).ifPresent(clock -> {
                offsets.put(asked.host(), clock.offset());
                looks.put(asked.host(), new Look(asked.time(), clock.told()));
            });
        }
        return true;
    }

    /** When the host was asked by its own clock, put right, if its output begins with {@code date +%s.%N}; else by the kit's. */
    public Instant time(Entry.Asked asked) {
        var told = asked.answer() instanceof Output output ? told(output) : Optional.<Instant>empty();
        told.ifPresent(shown -> follow(asked.host(), new Look(asked.time(), shown)));
        return told.map(at -> at.minus(offsets.getOrDefault(asked.host(), Duration.ZERO))).orElse(asked.time());
    }

    /** What a host's clock showed, put right by how far it was from the kit's when it was asked last. */
    public Instant corrected(String host, Instant shown) {
        return shown.minus(offsets.getOrDefault(host, Duration.ZERO));
    }

    /** A clock that was set since the host was asked last goes on from where it was. */
    private void follow(String host, Look look) {
        var last = Optional.ofNullable(looks.put(host, look));
        if (last.isEmpty() || look.passed(last.get()).isNegative()) {
            return;
        }
        var passed = look.passed(last.get());
        var shown = look.shown(last.get());
        var fastest = paces.getOrDefault(host, FASTEST);
        if (shown.compareTo(BACK.negated()) < 0 || shown.compareTo(passed.multipliedBy(fastest * 3).plus(ON)) > 0) {
            offsets.merge(host, shown.minus(passed), Duration::plus);
        } else if (passed.compareTo(LEAST) > 0) {
            paces.put(host, Math.max(1, shown.dividedBy(passed)));
        }
    }

    /**
     * A look at a host's clock.
     *
     * @param asked when, by the kit's clock
     * @param shown what it showed
     */
    private record Look(Instant asked, Instant shown) {

        Duration passed(Look before) {
            return Duration.between(before.asked, asked);
        }

        Duration shown(Look before) {
            return Duration.between(before.shown, shown);
        }
    }

    private static Optional<Instant> told(Output output) {
        return read(output, output.outText().lines().findFirst().orElse("") + "\n").map(ClockReading::told);
    }

    private static Optional<ClockReading> read(Output output, String out) {
        return ClockReading.ASKED.read(new Printed(0, out, "", false, output.started(), output.took())).asOptional();
    }
}
