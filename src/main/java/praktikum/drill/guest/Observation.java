package praktikum.drill.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.HostClocks;
import praktikum.fact.Reading;
import praktikum.fact.network.EchoTrace;
import praktikum.host.evidence.Entry;
import praktikum.text.Message;

/**
 * What one observer saw of a guest.
 *
 * @param host the observer: a node, or the kit's own machine
 * @param trace the answers; empty where they could not be read
 * @param began when the first answer came, put right by the offset of the host's clock
 * @param trouble what was said in their place, else empty text
 * @param record the record that it rests on
 */
public record Observation(String host, Optional<EchoTrace> trace, Instant began, String trouble, int record) {

    /** Whether a record is the end of an observation. */
    public static boolean isOne(Entry.Asked asked) {
        return asked.askedBy().startsWith(EchoObservers.ASKED_TO_OBSERVE);
    }

    /** Reads one. */
    public static Observation of(Entry.Asked asked, HostClocks clocks, DrillRecords records) {
        var interval = Duration.ofMillis(Math.round(interval(asked) * 1000));
        var address = asked.askedBy().substring(EchoObservers.ASKED_TO_OBSERVE.length());
        return switch (DrillRecords.read(asked.answer(), EchoTrace.trial(address, interval))) {
            case Reading.Known<EchoTrace>(var trace) -> new Observation(asked.host(), Optional.of(trace), trace.replies().isEmpty()
                    ? asked.time() : clocks.corrected(asked.host(), trace.replies().getFirst().at()), "", records.number(asked));
            case Reading.Strange<EchoTrace> strange -> new Observation(asked.host(), Optional.empty(), asked.time(), strange.why(),
                    records.number(asked));
        };
    }

    /** The interval that a recorded command had. */
    private static double interval(Entry.Asked asked) {
        var option = asked.argv().indexOf("-i");
        var value = option < 0 || option + 1 >= asked.argv().size() ? "" : asked.argv().get(option + 1);
        return value.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") ? Double.parseDouble(value) : 0.1;
    }

    /** Who observed, for people. */
    public Message place() {
        return host.equals(DrillRun.KIT) ? Message.of("drill.guest.here") : Message.of("drill.guest.node", host);
    }

    /** The longest time without an answer, of an observer that had answers before and after it. */
    public Optional<EchoTrace.Silence> silence() {
        return trace.flatMap(EchoTrace::longestSilence);
    }

    /** When the longest silence began. */
    public Optional<Instant> silentFrom() {
        return silence().map(silence -> began.plus(trace.orElseThrow().since(silence.after())));
    }

    /** Whether answers came until the end. */
    public boolean answersInTheEnd() {
        return trace.filter(EchoTrace::answersInTheEnd).isPresent();
    }

    /** Whether the observer's clock was set meanwhile. */
    public boolean clockSet() {
        return trace.filter(EchoTrace::clockSet).isPresent();
    }
}
