package praktikum.report.quorum;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.report.Chapter;
import praktikum.report.ReportText;

/**
 * The quorum drill: what each node was at which time. Times count from {@code started} and are corrected for the
 * difference between the hosts' clocks.
 *
 * @param method how machines were stopped and started, in one sentence
 * @param majority votes that are needed
 * @param lanes a state line per node, in the site's order
 * @param votes votes present, as the nodes that ran counted them
 * @param events ascending in time
 * @param measures the durations and values that the drill is about
 */
public record QuorumPart(Instant started, Duration length, String method, int expected, int majority, List<Lane> lanes,
        List<Votes> votes, List<Phase> phases, List<Event> events, List<Measure> measures) implements Chapter.Content {

    public QuorumPart {
        lanes = List.copyOf(lanes);
        votes = List.copyOf(votes);
        phases = List.copyOf(phases);
        events = List.copyOf(events);
        measures = List.copyOf(measures);
    }

    @Override
    public List<String> sections() {
        return List.of("timeline", "values", "meaning", "events");
    }

    @Override
    public List<Integer> cited() {
        return Stream.concat(events.stream().flatMap(event -> event.evidence().stream()),
                measures.stream().flatMap(measure -> measure.evidence().stream())).toList();
    }

    /** Its drawing. */
    public TimelineDrawing drawing(ReportText say) {
        return TimelineDrawing.of(this, say);
    }

    /** What a node is for a while. */
    public enum State {
        QUORATE,
        NOT_QUORATE,
        STOPPED,
        UNKNOWN;

        /** The word's key in the messages, without {@code report}. */
        public String key() {
            return "quorum.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A node's line. */
    public record Lane(String node, List<Span> spans) {
        public Lane {
            spans = List.copyOf(spans);
        }
    }

    /** A stretch of one state. */
    public record Span(Duration from, Duration to, State state) {
    }

    /** A stretch with so many votes. */
    public record Votes(Duration from, Duration to, int present) {
    }

    /** A part of the drill. */
    public record Phase(String name, Duration from, Duration to) {
    }

    /** Something that happened. */
    public record Event(int number, Duration at, String node, String what, Optional<Integer> evidence) {
    }

    /**
     * A measured value.
     *
     * @param value with its unit
     * @param evidence transcript records, ascending
     */
    public record Measure(String what, String value, List<Integer> evidence) {
        public Measure {
            evidence = List.copyOf(evidence);
        }
    }
}
