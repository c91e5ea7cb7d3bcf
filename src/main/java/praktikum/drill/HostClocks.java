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

    private final Map<String, Duration> offsets = new HashMap<>();

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
            read(output, output.outText()).ifPresent(clock -> offsets.put(asked.host(), clock.offset()));
        }
        return true;
    }

    /** When the host was asked by its own clock, put right, if its output begins with {@code date +%s.%N}; else by the kit's. */
    public Instant time(Entry.Asked asked) {
        return (asked.answer() instanceof Output output ? told(output) : Optional.<Instant>empty())
                .map(at -> at.minus(offsets.getOrDefault(asked.host(), Duration.ZERO))).orElse(asked.time());
    }

    private static Optional<Instant> told(Output output) {
        return read(output, output.outText().lines().findFirst().orElse("") + "\n").map(ClockReading::told);
    }

    private static Optional<ClockReading> read(Output output, String out) {
        return ClockReading.ASKED.read(new Printed(0, out, "", false, output.started(), output.took())).asOptional();
    }
}
